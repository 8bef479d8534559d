import { useTranslation } from 'react-i18next';
import type { Language } from '../../machines/language';
import type { Finding, ScreenSeen } from '../../machines/practice/asking';
import { inWords } from '../shared/instants';
import { WithReadings } from '../shared/readings';
import { StoreName } from '../shared/store-name';
import { KioskSays } from './kiosk-says';

interface FindingTextProps {
  readonly finding: Finding;
  readonly language: Language;
}

/** What a question has brought to light. */
export function FindingText({ finding, language }: FindingTextProps) {
  const { t } = useTranslation();
  switch (finding.topic) {
    case 'registered': {
      const { prior } = finding;
      if (prior === undefined) return t('practice.found.registered.none');
      const at = inWords(prior.registeredAt, language);
      const text =
        prior.usedAt === undefined
          ? t('practice.found.registered.at', { at })
          : t('practice.found.registered.used', { at, used: inWords(prior.usedAt, language) });
      return <WithReadings text={text} />;
    }
    case 'password':
      return t(`practice.found.password.${finding.state}`);
    case 'holder':
      return t(`practice.found.holder.${finding.bearer}`, { age: finding.age ?? '' });
    case 'time':
      return inWords(finding.now, language);
    case 'store':
      return (
        <>
          <StoreName name={finding.store} />
          {' — '}
          {t(`practice.found.store.${whatIsOffered(finding)}`)}
        </>
      );
    case 'screen':
      return <ScreenText seen={finding.seen} />;
  }
}

function whatIsOffered({
  isOffered,
  resetsPin,
}: Extract<Finding, { topic: 'store' }>): 'notOffered' | 'both' | 'offered' {
  if (!isOffered) return 'notOffered';
  return resetsPin ? 'both' : 'offered';
}

interface ScreenTextProps {
  readonly seen: ScreenSeen;
}

function ScreenText({ seen }: ScreenTextProps) {
  const { t } = useTranslation();
  switch (seen.shows) {
    case 'welcome':
      return <WithReadings text={t(seen.resetsPin ? 'welcome.titleBoth' : 'welcome.title')} />;
    case 'closed':
      return <WithReadings text={t('closed.title')} />;
    case 'out-of-service':
      return <WithReadings text={t(`outOfService.${seen.reason}.title`)} />;
    case 'refused':
      return <KioskSays answer={{ outcome: 'refused', reason: seen.reason }} />;
  }
}
