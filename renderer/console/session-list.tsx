import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsoleView } from '../../machines/workbench/console.types';
import { tokyoTime } from '../shared/instants';

const OUTCOMES = ['reset', 'registered', 'refused', 'cancelled', 'unconfirmed'] as const;

interface SessionListProps {
  readonly sessions: ConsoleView['sessions'];
}

/** INV-8. How the latest sessions came out, newest first; reasons by the names that scenarios and reports use. */
export const SessionList = memo(function SessionList({ sessions }: SessionListProps) {
  const { t } = useTranslation();
  return (
    <section className="console-panel console-panel--sessions" aria-labelledby="sessions-title">
      <h2 id="sessions-title">{t('console.sessions.title')}</h2>
      {sessions.length === 0 ? <p>{t('console.sessions.none')}</p> : null}
      <ol className="console-panel__scroll" data-testid="sessions" tabIndex={0} aria-labelledby="sessions-title">
        {sessions.map(({ at, outcome, reason }, index) => {
          const known = OUTCOMES.find((each) => each === outcome);
          return (
            <li key={sessions.length - index} className="session" data-outcome={outcome}>
              <span className="session__at">{tokyoTime(at)}</span>
              <span className="session__outcome">{known === undefined ? outcome : t(`console.sessions.${known}`)}</span>
              {reason === undefined ? null : <code className="session__reason">{reason}</code>}
            </li>
          );
        })}
      </ol>
    </section>
  );
});
