import { useTranslation } from 'react-i18next';
import type { SecretName } from '../../../machines/rules/secrets';
import { ReaderArt } from '../../shared/illustrations';
import { Notice } from '../../shared/notice';
import { Prose } from '../../shared/readings';
import { Waiting } from '../../shared/waiting';

interface BusyScreenProps {
  readonly title: string;
}

/** Card or centre is at work; the card stays where it is. */
export function BusyScreen({ title }: BusyScreenProps) {
  const { t } = useTranslation();
  return (
    <Waiting title={title} art={<ReaderArt card="lying" />}>
      <Prose text={t('busy.keepCard')} />
    </Waiting>
  );
}

interface ResettingScreenProps {
  readonly target: SecretName;
}

/** REF-18. The one moment at which the card must not leave. */
export function ResettingScreen({ target }: ResettingScreenProps) {
  const { t } = useTranslation();
  return (
    <Waiting title={t(`busy.resetting.${target}`)} art={<ReaderArt card="lying" />}>
      <Notice tone="danger" isAlert>
        <Prose className="notice__headline" text={t('busy.dontTake')} />
        <Prose text={t(`busy.dontTakeWhy.${target}`)} />
      </Notice>
    </Waiting>
  );
}
