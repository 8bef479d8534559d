import { useTranslation } from 'react-i18next';
import type { OutOfServiceReason } from '../../../machines/kiosk/view.types';
import type { SecretName } from '../../../machines/rules/secrets';
import { Question } from '../../shared/question';
import { Paragraphs, WithReadings } from '../../shared/readings';
import { Tap } from '../../shared/tap';
import { TargetChoice } from '../../shared/target-choice';
import { Waiting } from '../../shared/waiting';

/** The machine is not there yet. */
export function StartingScreen() {
  const { t } = useTranslation();
  return (
    <Waiting title={t('starting.title')} art={null}>
      <p>{t('starting.text')}</p>
    </Waiting>
  );
}

interface OutOfServiceScreenProps {
  readonly reason: OutOfServiceReason;
}

/** REF-2, REF-14. The kiosk takes nobody, and says why. */
export function OutOfServiceScreen({ reason }: OutOfServiceScreenProps) {
  const { t } = useTranslation();
  return (
    <Question title={t(`outOfService.${reason}.title`)} layout="stack">
      <Paragraphs text={t(`outOfService.${reason}.text`)} />
    </Question>
  );
}

/** KIOSK-1. Outside the opening hours. */
export function ClosedScreen() {
  const { t } = useTranslation();
  return (
    <Question title={t('closed.title')} layout="stack">
      <p className="big-fact">{t('welcome.range')}</p>
      <p>{t('closed.text')}</p>
      <p>{t('closed.booking')}</p>
    </Question>
  );
}

interface WelcomeScreenProps {
  readonly targets: readonly SecretName[];
  readonly target: SecretName;
  readonly onTarget: (target: SecretName) => void;
  readonly onStart: () => void;
}

/** KIOSK-1, KIOSK-6, KIOSK-8, TARGET-1, TARGET-2. What can be done here, when, for how much, and what is needed for it. */
export function WelcomeScreen({ targets, target, onTarget, onStart }: WelcomeScreenProps) {
  const { t } = useTranslation();
  const hasChoice = targets.length > 1;
  const byPin = target === 'signing-password';
  return (
    <Question
      title={t(hasChoice ? 'welcome.titleBoth' : 'welcome.title')}
      action={
        <Tap name="start" kind="primary" onTap={onStart}>
          {t('actions.start')}
        </Tap>
      }
      aside={
        <>
          <section className="panel needed">
            <h2>{t('welcome.needed')}</h2>
            <ol>
              <li>
                <p>
                  <WithReadings text={t('welcome.card')} />
                </p>
              </li>
              <li>
                <p>
                  <WithReadings text={t(byPin ? 'welcome.pin' : 'welcome.password')} />
                </p>
              </li>
              <li>
                <p>{t(byPin ? 'welcome.booking' : 'welcome.bookingPin')}</p>
              </li>
            </ol>
          </section>
          {hasChoice ? <p>{t('welcome.bothUnknown')}</p> : null}
        </>
      }
    >
      {hasChoice ? (
        <TargetChoice targets={targets} target={target} onChoose={onTarget} />
      ) : (
        <p className="lead">{t('welcome.lead')}</p>
      )}
      <dl className="facts">
        <div>
          <dt>{t('welcome.fee')}</dt>
          <dd>{t('welcome.free')}</dd>
        </div>
        <div>
          <dt>{t('welcome.hours')}</dt>
          <dd>{t('welcome.range')}</dd>
        </div>
      </dl>
      {hasChoice ? null : (
        <p>
          <WithReadings text={t('welcome.scope')} />
        </p>
      )}
      <p>{t('welcome.alone')}</p>
    </Question>
  );
}
