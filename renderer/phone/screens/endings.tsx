import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../machines/language';
import type { RevocationCause } from '../../../machines/rules/certificates';
import type { RefusalReason } from '../../../machines/rules/refusals';
import type { SecretName } from '../../../machines/rules/secrets';
import { HOUR, MINUTE, type Instant } from '../../../machines/rules/time';
import { DoneArt } from '../../shared/illustrations';
import { inWords } from '../../shared/instants';
import { Notice } from '../../shared/notice';
import { Question } from '../../shared/question';
import { Prose, WithReadings } from '../../shared/readings';
import { CounterGuide, CounterNotToday, leadsToCounter, NextSteps, thenTheCounter } from '../../shared/refusal-text';
import { Tap } from '../../shared/tap';

interface EndingProps {
  readonly title: string;
  readonly onAcknowledge: () => void;
  readonly children: ReactNode;
}

/** How a visit to the phone ends, and the way back to the beginning. */
function Ending({ title, onAcknowledge, children }: EndingProps) {
  const { t } = useTranslation();
  return (
    <Question
      title={title}
      action={
        <Tap name="acknowledge" kind="primary" onTap={onAcknowledge}>
          {t('actions.again')}
        </Tap>
      }
    >
      {children}
    </Question>
  );
}

interface RegisteredScreenProps {
  readonly target: SecretName;
  readonly goodUntil: Instant;
  readonly now: Instant;
  readonly language: Language;
  readonly onAcknowledge: () => void;
}

/** REG-3, STORE-1 to STORE-4. Until when, and where to go. */
export function RegisteredScreen({ target, goodUntil, now, language, onAcknowledge }: RegisteredScreenProps) {
  const { t } = useTranslation();
  const left = goodUntil - now;
  if (left <= 0) return <RegistrationOver {...{ goodUntil, language, onAcknowledge }} />;
  const hours = Math.floor(left / HOUR);
  const minutes = Math.floor((left % HOUR) / MINUTE);
  return (
    <Ending title={t('phone.registered.title')} onAcknowledge={onAcknowledge}>
      <div className="deadline" data-testid="good-until">
        <DoneArt />
        <p className="deadline__label">{t('phone.registered.until')}</p>
        <Prose className="deadline__instant" text={inWords(goodUntil, language)} />
        <p className="deadline__left" role="timer">
          {t('phone.registered.left', { hours, minutes })}
        </p>
      </div>
      <section className="panel needed">
        <h2>{t('phone.registered.next')}</h2>
        <ol>
          <li>
            <Prose text={t('phone.registered.go')} />
          </li>
          <li>
            <Prose text={t(`phone.registered.kiosk.${target}`)} />
          </li>
        </ol>
      </section>
      <section className="panel">
        <h2>{t('phone.registered.stores')}</h2>
        <Prose text={t(target === 'signing-password' ? 'stores.offering' : 'stores.offeringPin')} />
      </section>
    </Ending>
  );
}

/** REG-7. A phone that is looked at when the 24 hours are over says so; nothing more can be done with that one. */
function RegistrationOver({
  goodUntil,
  language,
  onAcknowledge,
}: Pick<RegisteredScreenProps, 'goodUntil' | 'language' | 'onAcknowledge'>) {
  const { t } = useTranslation();
  return (
    <Ending title={t('refusals.pre-registration-expired.title')} onAcknowledge={onAcknowledge}>
      <Notice tone="warning" isAlert>
        <Prose text={t('phone.registered.was', { until: inWords(goodUntil, language) })} />
        <Prose text={t('phone.registered.over')} />
      </Notice>
    </Ending>
  );
}

/** What a person does differently at the phone than at the kiosk; a locked secret is reset by the other (TARGET-2). */
const AT_THE_PHONE = [
  'authentication-pin-blocked',
  'signing-password-blocked',
  'card-unreadable',
  'not-a-my-number-card',
  'centre-unreachable',
  'maintenance',
  'genuine-card',
] as const;

interface PhoneRefusedScreenProps {
  readonly reason: RefusalReason;
  readonly cause: RevocationCause | undefined;
  readonly isCounterOpenToday: boolean;
  readonly areBothLocked: boolean;
  readonly onAcknowledge: () => void;
}

/** REF-1 to REF-17. Why not, and what next. */
export function PhoneRefusedScreen(props: PhoneRefusedScreenProps) {
  const { reason, cause, isCounterOpenToday, areBothLocked, onAcknowledge } = props;
  const { t } = useTranslation();
  const own = areBothLocked ? undefined : AT_THE_PHONE.find((each) => each === reason);
  return (
    <Ending title={t(`refusals.${reason}.title`)} onAcknowledge={onAcknowledge}>
      <p data-testid="reason" data-reason={reason}>
        <WithReadings text={cause === undefined ? t(`refusals.${reason}.why`) : t(`revocation.${cause}`)} />
      </p>
      <NextSteps text={own === undefined ? t(`refusals.${reason}.next`) : t(`refusalsOnPhone.${own}.next`)}>
        {thenTheCounter(reason) && !isCounterOpenToday ? <CounterNotToday /> : null}
      </NextSteps>
      {leadsToCounter(reason) ? <CounterGuide isOpenToday={isCounterOpenToday} /> : null}
    </Ending>
  );
}
