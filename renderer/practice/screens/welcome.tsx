import { useTranslation } from 'react-i18next';
import { Question } from '../../shared/question';
import { Notice } from '../../shared/notice';
import { Tap } from '../../shared/tap';

interface PracticeWelcomeScreenProps {
  readonly onStart: () => void;
}

/** KIOSK-8. What is practised, and what is never done. */
export function PracticeWelcomeScreen({ onStart }: PracticeWelcomeScreenProps) {
  const { t } = useTranslation();
  return (
    <Question
      title={t('practice.welcome.title')}
      layout="stack"
      action={
        <Tap name="start" kind="primary" onTap={onStart}>
          {t('practice.actions.start')}
        </Tap>
      }
    >
      <p className="lead">{t('practice.welcome.lead')}</p>
      <Notice tone="warning">{t('practice.welcome.secret')}</Notice>
      <p>{t('practice.welcome.back')}</p>
    </Question>
  );
}
