import { useTranslation } from 'react-i18next';
import { ReaderArt } from '../../shared/illustrations';
import { Notice } from '../../shared/notice';
import { Waiting } from '../../shared/waiting';

interface BusyScreenProps {
  readonly title: string;
}

/** Card or centre is at work; the card stays where it is. */
export function BusyScreen({ title }: BusyScreenProps) {
  const { t } = useTranslation();
  return (
    <Waiting title={title} art={<ReaderArt card="lying" />}>
      <p>{t('busy.keepCard')}</p>
    </Waiting>
  );
}

/** REF-18. The one moment at which the card must not leave. */
export function ResettingScreen() {
  const { t } = useTranslation();
  return (
    <Waiting title={t('busy.resetting')} art={<ReaderArt card="lying" />}>
      <Notice tone="danger" isAlert>
        <p className="notice__headline">{t('busy.dontTake')}</p>
        <p>{t('busy.dontTakeWhy')}</p>
      </Notice>
    </Waiting>
  );
}
