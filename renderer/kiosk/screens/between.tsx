import { useTranslation } from 'react-i18next';
import type { OutOfServiceReason } from '../../../machines/kiosk/view.types';
import type { SecretName } from '../../../machines/rules/secrets';
import { Question } from '../../shared/question';
import { Paragraphs, Prose } from '../../shared/readings';
import { Tap } from '../../shared/tap';
import { TargetChoice } from '../../shared/target-choice';
import { Waiting } from '../../shared/waiting';

/** The machine is not there yet. */
export function StartingScreen() {
  const { t } = useTranslation();
  return (
    <Waiting title={t('starting.title')} art={null}>
      <Prose text={t('starting.text')} />
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
      <Prose text={t('closed.text')} />
      <Prose text={t('closed.booking')} />
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
                <Prose text={t('welcome.card')} />
              </li>
              <li>
                <Prose text={t(byPin ? 'welcome.pin' : 'welcome.password')} />
              </li>
              <li>
                <Prose text={t(byPin ? 'welcome.booking' : 'welcome.bookingPin')} />
              </li>
            </ol>
          </section>
          {hasChoice ? <Prose text={t('welcome.bothUnknown')} /> : null}
        </>
      }
    >
      {hasChoice ? (
        <TargetChoice targets={targets} target={target} onChoose={onTarget} />
      ) : (
        <Prose className="lead" text={t('welcome.lead')} />
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
      {hasChoice ? null : <Prose text={t('welcome.scope')} />}
      <Prose text={t('welcome.alone')} />
    </Question>
  );
}
