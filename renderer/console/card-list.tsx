import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { SECRET_SHAPES, type SecretName } from '../../machines/rules/secrets';
import type { Instant } from '../../machines/rules/time';
import type { CardPlace, ConsoleCommand, RackCard } from '../../machines/workbench/console.types';
import { tokyoTime } from '../shared/instants';
import { Tap } from '../shared/tap';
import { textsOf } from '../shared/texts';
import { Choice } from './choice';

const SECRETS: readonly SecretName[] = ['authentication-pin', 'signing-password'];
const PLACES: readonly CardPlace[] = ['rack', 'phone', 'kiosk'];

interface TriesProps {
  readonly secret: SecretName;
  readonly tries: number | undefined;
}

/** The tries left of one secret, as pips. */
function Tries({ secret, tries }: TriesProps) {
  const { t } = useTranslation();
  const name = t(`console.cards.${secret}`);
  const label =
    tries === undefined
      ? t('console.cards.noTries', { secret: name })
      : t('console.cards.tries', { secret: name, tries });
  return (
    <span className="pips" role="img" aria-label={label} title={label} data-none={tries === undefined}>
      <span className="pips__name" aria-hidden="true">
        {t(`console.cards.short.${secret}`)}
      </span>
      {Array.from({ length: SECRET_SHAPES[secret].tries }, (_, index) => (
        <span key={index} className="pips__pip" data-left={index < (tries ?? 0)} />
      ))}
    </span>
  );
}

interface CardRowProps {
  readonly card: RackCard;
  readonly onCommand: (command: ConsoleCommand) => void;
}

/** What the catalogue says of its cards, as the rack has it. */
const CATALOGUE = textsOf('en').t('console.cards.about', { returnObjects: true });

const isInCatalogue = (name: string): name is keyof typeof CATALOGUE => Object.hasOwn(CATALOGUE, name);

function CardRow({ card, onCommand }: CardRowProps) {
  const { t } = useTranslation();
  const { name, holder, place, tries } = card;
  // A card that a user has described anew says what its author wrote.
  const isOfCatalogue = isInCatalogue(name) && CATALOGUE[name] === card.description;
  const description = isOfCatalogue ? t(`console.cards.about.${name}`) : card.description;
  return (
    <li className="card-row" data-testid={`card-${name}`} data-place={place}>
      <p className="card-row__name" title={name}>
        {name}
      </p>
      <div className="places" role="group" aria-label={t('console.cards.where', { card: name })}>
        {PLACES.map((each) => (
          <Tap
            key={each}
            name={`put-${each}-${name}`}
            kind="quiet"
            label={t(`console.cards.placeLabel.${each}`, { card: name })}
            isChosen={each === place}
            onTap={() => onCommand({ type: 'card.put', card: name, place: each })}
          >
            {t(`console.cards.place.${each}`)}
          </Tap>
        ))}
      </div>
      <Tap
        name={`renew-${name}`}
        kind="quiet"
        label={t('console.cards.renewLabel', { card: name })}
        onTap={() => onCommand({ type: 'card.renew', card: name })}
      >
        {t('console.cards.renew')}
      </Tap>
      <Tap
        name={`export-${name}`}
        kind="quiet"
        label={t('console.cards.exportLabel', { card: name })}
        onTap={() => onCommand({ type: 'card.export', card: name })}
      >
        {t('console.cards.export')}
      </Tap>
      <p className="card-row__what" title={`${description} — ${holder}`}>
        {description} <span className="card-row__holder">{holder}</span>
      </p>
      <div className="card-row__tries">
        {SECRETS.map((secret) => (
          <Tries key={secret} secret={secret} tries={tries?.[secret]} />
        ))}
      </div>
    </li>
  );
}

/** Stands in the list where no file does: a name that no file has. */
const LOAD = '/';

interface CardListProps {
  readonly cards: readonly RackCard[];
  readonly rememberedAt: Instant | undefined;
  /** The files that cards can be loaded from. */
  readonly copies: readonly string[];
  readonly onCommand: (command: ConsoleCommand) => void;
}

/** The rack: every card, where it is, and where it can go; and a moment that all of them can be put back to. */
export const CardList = memo(function CardList({ cards, rememberedAt, copies, onCommand }: CardListProps) {
  const { t } = useTranslation();
  return (
    <section className="console-panel console-panel--cards" aria-labelledby="cards-title">
      <div className="console-row console-row--ends">
        <h2 id="cards-title">{t('console.cards.title')}</h2>
        {copies.length === 0 ? null : (
          <Choice
            name="cards-load"
            label={t('console.cards.loadLabel')}
            options={[
              { id: LOAD, name: t('console.cards.load') },
              ...copies.map((file) => ({ id: file, name: file.replace(/\.json$/, '') })),
            ]}
            chosen={LOAD}
            onChoose={(file) => {
              if (file !== LOAD) onCommand({ type: 'card.import', file });
            }}
          />
        )}
        {rememberedAt === undefined ? null : (
          <Tap name="cards-rewind" kind="quiet" onTap={() => onCommand({ type: 'cards.rewind' })}>
            {t('console.cards.rewind', { time: tokyoTime(rememberedAt) })}
          </Tap>
        )}
        <Tap name="cards-remember" kind="quiet" onTap={() => onCommand({ type: 'cards.snapshot' })}>
          {t('console.cards.remember')}
        </Tap>
      </div>
      {cards.length === 0 ? <p>{t('console.cards.none')}</p> : null}
      <ul className="console-panel__scroll" tabIndex={0} aria-labelledby="cards-title">
        {cards.map((card) => (
          <CardRow key={card.name} card={card} onCommand={onCommand} />
        ))}
      </ul>
    </section>
  );
});
