import { memo } from 'react';
import { Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components/RadioGroup';
import { useTranslation } from 'react-i18next';
import { CHAIN_NAMES } from '../../machines/rules/stores';
import {
  FACE_OUTCOMES,
  type ConsoleCommand,
  type ConsoleView,
  type FaceOutcome,
  type PartState,
} from '../../machines/workbench/console.types';
import { Tap } from '../shared/tap';
import { Choice } from './choice';

interface PartProps {
  readonly name: string;
  readonly part: PartState;
  readonly detail?: string | undefined;
}

/** How a part of the world is, in a sentence. */
function Part({ name, part, detail }: PartProps) {
  const { t } = useTranslation();
  return (
    <p className="part" data-testid={name} data-state={part.state}>
      <span className="part__lamp" aria-hidden="true" />
      {t(`console.part.${part.state}`)} {part.sentence ?? detail}
    </p>
  );
}

const SIMULATED = 'simulated';

interface WorldPanelProps extends Pick<ConsoleView, 'face' | 'store' | 'stores' | 'reader' | 'centre'> {
  readonly onCommand: (command: ConsoleCommand) => void;
}

/** The face at the phone, the store around the kiosk, and the devices that can be away. */
export const WorldPanel = memo(function WorldPanel({
  face,
  store,
  stores,
  reader,
  centre,
  onCommand,
}: WorldPanelProps) {
  const { t } = useTranslation();
  const isFace = (value: string): value is FaceOutcome => FACE_OUTCOMES.some((each) => each === value);
  const storeNames = stores.map((id) => {
    const chain = CHAIN_NAMES.find((each) => each === id);
    return { id, name: chain === undefined ? id : t(`stores.${chain}`) };
  });
  const names = [...new Set([...reader.names, ...(reader.name === undefined ? [] : [reader.name])])];
  const readers = [
    { id: SIMULATED, name: t('console.reader.simulated') },
    ...names.map((name) => ({ id: `pcsc:${name}`, name: `${t('console.reader.pcsc')}: ${name}` })),
  ];
  const chosenReader = reader.kind === 'simulated' ? SIMULATED : `pcsc:${reader.name ?? ''}`;
  return (
    <section className="console-panel console-panel--world" aria-labelledby="world-title">
      <h2 id="world-title">{t('console.world.title')}</h2>
      <RadioGroup
        className="radios"
        value={face}
        orientation="horizontal"
        onChange={(value) => {
          if (isFace(value)) onCommand({ type: 'face.choose', face: value });
        }}
      >
        <Label className="console-label">{t('console.face.title')}</Label>
        <div className="radios__row">
          {FACE_OUTCOMES.map((outcome) => (
            <RadioField key={outcome} value={outcome}>
              <RadioButton className="radio" data-testid={`face-${outcome}`}>
                {t(`console.face.${outcome}`)}
              </RadioButton>
            </RadioField>
          ))}
        </div>
      </RadioGroup>
      <div className="console-field">
        <span className="console-label">{t('console.store')}</span>
        <Choice
          name="store"
          label={t('console.store')}
          options={storeNames}
          chosen={store}
          onChoose={(id) => onCommand({ type: 'store.choose', store: id })}
        />
      </div>
      <div className="console-field">
        <span className="console-label">{t('console.reader.short')}</span>
        <Choice
          name="reader"
          label={t('console.reader.title')}
          options={readers}
          chosen={chosenReader}
          onChoose={(id) =>
            onCommand(
              id === SIMULATED
                ? { type: 'reader.choose', kind: 'simulated' }
                : { type: 'reader.choose', kind: 'pcsc', name: id.slice('pcsc:'.length) },
            )
          }
        />
        <Part name="reader-state" part={reader} detail={reader.name} />
      </div>
      <div className="console-field">
        <span className="console-label">{t('console.centre.title')}</span>
        {centre.state === 'down' ? (
          <Tap name="centre-start" kind="quiet" onTap={() => onCommand({ type: 'centre.start' })}>
            {t('console.centre.start')}
          </Tap>
        ) : (
          <Tap name="centre-stop" kind="quiet" onTap={() => onCommand({ type: 'centre.stop' })}>
            {t('console.centre.stop')}
          </Tap>
        )}
        <Part name="centre-state" part={centre} detail={centre.url} />
      </div>
    </section>
  );
});
