import { useTranslation } from 'react-i18next';
import type { KioskAnswer } from '../../machines/practice/kiosk-answer';
import { WithReadings } from '../shared/readings';

interface KioskSaysProps {
  readonly answer: KioskAnswer;
}

/** The headline of the kiosk's own screen, word for word. */
export function KioskSays({ answer }: KioskSaysProps) {
  const { t } = useTranslation();
  if (answer.outcome === 'reset') return <WithReadings text={t(`done.title.${answer.target}`)} />;
  if (answer.outcome === 'not-offered') return <WithReadings text={t('welcome.scope')} />;
  if (answer.outcome === 'asks-for-the-password') return <WithReadings text={t('knownPassword.title')} />;
  switch (answer.reason) {
    case 'outside-opening-hours':
      return <WithReadings text={t('closed.title')} />;
    case 'service-not-offered':
    case 'maintenance':
      return <WithReadings text={t(`outOfService.${answer.reason}.title`)} />;
    default:
      return <WithReadings text={t(`refusals.${answer.reason}.title`)} />;
  }
}
