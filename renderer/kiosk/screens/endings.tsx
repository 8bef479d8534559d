import { useTranslation } from 'react-i18next';
import type { Language } from '../../../machines/language';
import type { RevocationCause } from '../../../machines/rules/certificates';
import type { RefusalHint } from '../../../machines/kiosk/view.types';
import type { RefusalReason } from '../../../machines/rules/refusals';
import { otherSecret, type SecretName } from '../../../machines/rules/secrets';
import type { Instant } from '../../../machines/rules/time';
import { DoneArt } from '../../shared/illustrations';
import { dateInWords, inWords } from '../../shared/instants';
import { Notice } from '../../shared/notice';
import { Prose, Sentences, WithReadings } from '../../shared/readings';
import { CounterGuide, CounterNotToday, leadsToCounter, NextSteps, thenTheCounter } from '../../shared/refusal-text';
import { Ending } from '../ending';

interface EndingScreenProps {
  readonly language: Language;
  readonly cardInReader: boolean;
  readonly isReminding: boolean;
  readonly onAcknowledge: () => void;
}

interface GoodUntilProps {
  readonly goodUntil: Instant;
  readonly language: Language;
}

/** REF-1, REF-17, REF-18. Until when the pre-registration stays good. */
function GoodUntil({ goodUntil, language }: GoodUntilProps) {
  const { t } = useTranslation();
  return (
    <div data-testid="good-until">
      <Notice tone="info">
        <WithReadings text={t('ending.goodUntil', { until: inWords(goodUntil, language) })} />
      </Notice>
    </div>
  );
}

interface RenewalProps {
  readonly until: Instant;
  readonly isCounterOpenToday: boolean;
  readonly language: Language;
}

/** CERT-8, OFFICE-1. Tells a holder whose certificate can be renewed already. */
function Renewal({ until, isCounterOpenToday, language }: RenewalProps) {
  const { t } = useTranslation();
  return (
    <section className="panel" data-testid="renewal">
      <h2>
        <WithReadings text={t('done.renewTitle')} />
      </h2>
      <Prose text={t('done.renew', { date: dateInWords(until, language) })} />
      {isCounterOpenToday ? null : <CounterNotToday />}
    </section>
  );
}

interface DoneScreenProps extends EndingScreenProps {
  readonly target: SecretName;
  readonly renewableUntil: Instant | undefined;
  readonly isCounterOpenToday: boolean;
}

/** CERT-8, CERT-9. The new secret is set. */
export function DoneScreen({ target, renewableUntil, isCounterOpenToday, language, ...ending }: DoneScreenProps) {
  const { t } = useTranslation();
  const renewal =
    renewableUntil === undefined ? undefined : <Renewal until={renewableUntil} {...{ isCounterOpenToday, language }} />;
  return (
    <Ending title={t(`done.title.${target}`)} guide={renewal} {...ending}>
      <div className="done">
        <DoneArt />
        <div>
          <Prose className="lead" text={t('done.now')} />
          <Prose text={t('done.same')} />
        </div>
      </div>
    </Ending>
  );
}

/** Where "your password has not changed" cannot be said, would be read as "the reset did not work", or means nothing. */
const SILENT_ON_CHANGE: ReadonlySet<RefusalReason> = new Set([
  'reset-unconfirmed',
  'pre-registration-used',
  'signing-certificate-not-issued',
]);

/** REF-17. The session ended before the centre was asked about a pre-registration; whoever has one is told that it stays. */
const GOOD_STAYS: ReadonlySet<RefusalReason> = new Set(['card-removed', 'timed-out']);

interface RefusedScreenProps extends EndingScreenProps {
  readonly target: SecretName;
  readonly hint: RefusalHint | undefined;
  readonly reason: RefusalReason;
  readonly cause: RevocationCause | undefined;
  readonly isCounterOpenToday: boolean;
  readonly goodUntil: Instant | undefined;
}

/** REF-1 to REF-18. Why not, what next, and that the card is as it was. */
export function RefusedScreen(props: RefusedScreenProps) {
  const { target, hint, reason, cause, isCounterOpenToday, goodUntil, language, ...ending } = props;
  const { t } = useTranslation();
  // Whoever has been there has a new certificate, and no use for the pre-registration.
  const isForCounter = leadsToCounter(reason);
  const isForOther = hint === 'choose-as-booked' || hint === 'booked-for-elsewhere';
  const why = isForOther ? t(`otherBooking.why.${otherSecret(target)}`) : t(`refusals.${reason}.why`);
  const next =
    hint === undefined ? t(`refusals.${reason}.next`) : t(`hints.${hint}`, { stores: t('stores.offeringPin') });
  return (
    <Ending
      title={isForOther ? t('otherBooking.title') : t(`refusals.${reason}.title`)}
      guide={isForCounter ? <CounterGuide isOpenToday={isCounterOpenToday} /> : undefined}
      {...ending}
    >
      <p data-testid="reason" data-reason={reason}>
        <Sentences
          texts={[
            cause === undefined ? why : t(`revocation.${cause}`),
            ...(isForOther || SILENT_ON_CHANGE.has(reason) ? [] : [t(`ending.unchanged.${target}`)]),
          ]}
        />
      </p>
      <NextSteps text={next}>{thenTheCounter(reason) && !isCounterOpenToday ? <CounterNotToday /> : null}</NextSteps>
      {goodUntil === undefined || isForCounter ? null : <GoodUntil goodUntil={goodUntil} language={language} />}
      {goodUntil === undefined && GOOD_STAYS.has(reason) ? <Prose text={t('ending.goodStays')} /> : null}
    </Ending>
  );
}

interface CancelledScreenProps extends EndingScreenProps {
  readonly target: SecretName;
  readonly goodUntil: Instant | undefined;
}

/** The person has stopped it. */
export function CancelledScreen({ target, goodUntil, language, ...ending }: CancelledScreenProps) {
  const { t } = useTranslation();
  return (
    <Ending title={t('cancelled.title')} {...ending}>
      <Prose className="lead" text={t(`ending.unchanged.${target}`)} />
      <NextSteps text={t('cancelled.next')} />
      {goodUntil === undefined ? (
        <Prose text={t('ending.goodStays')} />
      ) : (
        <GoodUntil goodUntil={goodUntil} language={language} />
      )}
    </Ending>
  );
}

interface UnconfirmedScreenProps extends EndingScreenProps {
  readonly target: SecretName;
  readonly goodUntil: Instant | undefined;
  readonly isCounterOpenToday: boolean;
}

/** REF-18, OFFICE-1. The write may or may not have gone through. */
export function UnconfirmedScreen(props: UnconfirmedScreenProps) {
  const { target, goodUntil, isCounterOpenToday, language, ...ending } = props;
  const { t } = useTranslation();
  return (
    <Ending title={t('refusals.reset-unconfirmed.title')} {...ending}>
      <Notice tone="warning">
        <WithReadings text={t(`unconfirmed.why.${target}`)} />
      </Notice>
      <NextSteps text={t('refusals.reset-unconfirmed.next')}>
        {isCounterOpenToday ? null : <CounterNotToday />}
      </NextSteps>
      {goodUntil === undefined ? null : <GoodUntil goodUntil={goodUntil} language={language} />}
    </Ending>
  );
}
