import { useTranslation } from 'react-i18next';
import { FaceArt } from '../../shared/illustrations';
import { Question } from '../../shared/question';

interface FaceScreenProps {
  readonly onCancel: (() => void) | undefined;
}

/** REG-1. The authenticator looks at the holder's face. */
export function FaceScreen({ onCancel }: FaceScreenProps) {
  const { t } = useTranslation();
  return (
    <Question
      title={t('phone.face.title')}
      aside={<FaceArt />}
      onCancel={onCancel}
      cancelLabel={t('actions.cancelFace')}
    >
      <p>{t('phone.face.text')}</p>
    </Question>
  );
}
