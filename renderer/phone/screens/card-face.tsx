import { useTranslation } from 'react-i18next';
import type { Language } from '../../../machines/language';
import type { PrintedFace } from '../../../machines/phone/view.types';
import { endOfTokyoDate } from '../../../machines/rules/time';
import { dateInWords } from '../../shared/instants';
import { Question } from '../../shared/question';
import { Tap } from '../../shared/tap';

interface PrintedCardProps {
  readonly printed: PrintedFace | undefined;
  readonly language: Language;
}

/** A card as the camera sees it: what is printed on it, of a made-up holder. */
function PrintedCard({ printed, language }: PrintedCardProps) {
  const { t } = useTranslation();
  if (printed === undefined)
    return <p className="card-face__card card-face__card--blank">{t('phone.cardFace.blank')}</p>;
  const rows = [
    ['name', printed.name],
    ['address', printed.address],
    ['birthDate', dateInWords(endOfTokyoDate(printed.birthDate), language)],
    ['sex', t(`phone.cardFace.${printed.sex}`)],
    ['expires', dateInWords(endOfTokyoDate(printed.cardExpires), language)],
  ] as const;
  return (
    <dl className="card-face__card" aria-label={t('phone.cardFace.seen')}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{t(`phone.cardFace.${name}`)}</dt>
          <dd lang={name === 'name' || name === 'address' ? 'ja' : undefined}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface CardFaceScreenProps {
  readonly cardInView: boolean;
  readonly printed: PrintedFace | undefined;
  readonly language: Language;
  readonly onConfirm: () => void;
  readonly onCancel: (() => void) | undefined;
}

/** The camera looks at the card's face, so that the holder sees which card it is. */
export function CardFaceScreen({ cardInView, printed, language, onConfirm, onCancel }: CardFaceScreenProps) {
  const { t } = useTranslation();
  return (
    <Question
      title={t('phone.cardFace.title')}
      onCancel={onCancel}
      action={
        <Tap name="confirm" kind="primary" isDisabled={!cardInView} onTap={onConfirm}>
          {t('actions.photograph')}
        </Tap>
      }
    >
      <p>{t('phone.cardFace.text')}</p>
      <div className="card-face" aria-live="polite" data-testid="card-face">
        {cardInView ? (
          <PrintedCard printed={printed} language={language} />
        ) : (
          <p className="card-face__none">{t('phone.cardFace.none')}</p>
        )}
      </div>
    </Question>
  );
}
