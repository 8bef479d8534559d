import { useTranslation } from 'react-i18next';
import { ReaderArt } from '../../shared/illustrations';
import { Question } from '../../shared/question';

interface InsertCardScreenProps {
  readonly onCancel: (() => void) | undefined;
}

/** REG-4. Asks for the card. */
export function InsertCardScreen({ onCancel }: InsertCardScreenProps) {
  const { t } = useTranslation();
  return (
    <Question title={t('insertCard.title')} aside={<ReaderArt card="coming" />} onCancel={onCancel}>
      <p className="lead">{t('insertCard.stay')}</p>
      <p>{t('insertCard.which')}</p>
    </Question>
  );
}
