import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RefusalReason } from '../../machines/rules/refusals';
import { Lines, Prose, WithReadings } from './readings';

/** REF-3 to REF-7, REF-11. The refusals that lead to the counter. */
const AT_THE_COUNTER: ReadonlySet<RefusalReason> = new Set([
  'signing-certificate-not-issued',
  'signing-certificate-expired',
  'signing-certificate-revoked',
  'authentication-certificate-unusable',
  'authentication-pin-blocked',
  'signing-password-blocked',
  'card-expired',
]);

/** True where the next step is the counter, so that what to bring is worth a list. */
export function leadsToCounter(reason: RefusalReason): boolean {
  return AT_THE_COUNTER.has(reason);
}

const THEN_THE_COUNTER: ReadonlySet<RefusalReason> = new Set([
  'face-not-matched',
  'face-cancelled',
  'face-unavailable',
  'reset-unconfirmed',
]);

/** True where the counter is what is left when trying again does not help. */
export function thenTheCounter(reason: RefusalReason): boolean {
  return THEN_THE_COUNTER.has(reason);
}

/** OFFICE-1. Says in a line that it is too late for the counter today. */
export function CounterNotToday() {
  const { t } = useTranslation();
  return (
    <p data-testid="counter-not-today">
      <strong>
        <WithReadings text={t('counter.overForToday')} />
      </strong>
    </p>
  );
}

interface CounterGuideProps {
  readonly isOpenToday: boolean;
}

/** OFFICE-1 to OFFICE-3. What to bring to the counter, and whether it is too late for today. */
export function CounterGuide({ isOpenToday }: CounterGuideProps) {
  const { t } = useTranslation();
  return (
    <section className="panel counter-guide" data-testid="counter-guide">
      <h2>{t('counter.title')}</h2>
      <ul className="lines">
        <li>
          <strong>
            <WithReadings text={t('counter.card')} />
          </strong>
        </li>
        <li>
          <WithReadings text={t('counter.under15')} />
        </li>
        <li>
          <WithReadings text={t('counter.ward')} />
        </li>
      </ul>
      {isOpenToday ? (
        <Prose text={t('counter.hours')} />
      ) : (
        <p data-testid="counter-not-today">
          <strong>
            <WithReadings text={t('counter.notToday')} />
          </strong>
        </p>
      )}
      <Prose text={t('counter.agent')} />
    </section>
  );
}

interface NextStepsProps {
  readonly text: string;
  /** What else is to be said of them. */
  readonly children?: ReactNode;
}

/** What to do next, one step a line. */
export function NextSteps({ text, children }: NextStepsProps) {
  const { t } = useTranslation();
  return (
    <section className="next-steps" data-testid="next-steps">
      <h2>{t('ending.next')}</h2>
      <Lines text={text} />
      {children}
    </section>
  );
}
