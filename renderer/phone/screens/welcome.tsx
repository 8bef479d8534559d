import { useTranslation } from 'react-i18next';
import type { SecretName } from '../../../machines/rules/secrets';
import { PhoneArt } from '../../shared/illustrations';
import { Question } from '../../shared/question';
import { Prose } from '../../shared/readings';
import { Tap } from '../../shared/tap';
import { TargetChoice } from '../../shared/target-choice';

/** The phone knows no store: what is offered where stands in words. */
const TARGETS: readonly SecretName[] = ['signing-password', 'authentication-pin'];

interface PhoneWelcomeScreenProps {
  readonly target: SecretName;
  readonly onTarget: (target: SecretName) => void;
  readonly onStart: () => void;
}

/** REG-2, TARGET-2, STORE-4, OFFICE-4. What this does, and what is needed for it. */
export function PhoneWelcomeScreen({ target, onTarget, onStart }: PhoneWelcomeScreenProps) {
  const { t } = useTranslation();
  const byPin = target === 'signing-password';
  return (
    <Question
      title={t('phone.welcome.title')}
      action={
        <Tap name="start" kind="primary" onTap={onStart}>
          {t('actions.book')}
        </Tap>
      }
    >
      <Prose text={t('phone.welcome.lead')} />
      <TargetChoice targets={TARGETS} target={target} onChoose={onTarget} />
      {byPin ? null : <Prose text={t('phone.welcome.pinStores', { stores: t('stores.offeringPin') })} />}
      <section className="panel needed">
        <h2>{t('phone.welcome.needed')}</h2>
        <ol>
          <li>
            <Prose text={t('phone.welcome.card')} />
          </li>
          <li>
            <Prose text={t(byPin ? 'phone.welcome.pin' : 'phone.welcome.password')} />
          </li>
          <li>
            <p>{t('phone.welcome.face')}</p>
          </li>
        </ol>
      </section>
      <Prose text={t('phone.welcome.hours')} />
      <Prose className="aside-note" text={t('phone.welcome.known')} />
    </Question>
  );
}

interface HoldCardScreenProps {
  readonly isCardHeld: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: (() => void) | undefined;
}

/** Asks for the card. */
export function HoldCardScreen({ isCardHeld, onConfirm, onCancel }: HoldCardScreenProps) {
  const { t } = useTranslation();
  return (
    <Question
      title={t('phone.holdCard.title')}
      aside={<PhoneArt isCardHeld={isCardHeld} />}
      onCancel={onCancel}
      action={
        <Tap name="confirm" kind="primary" isDisabled={!isCardHeld} onTap={onConfirm}>
          {t('actions.read')}
        </Tap>
      }
    >
      <p className="lead">{t('phone.holdCard.text')}</p>
    </Question>
  );
}
