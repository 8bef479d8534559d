import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhoneTouch, PhoneView } from '../../machines/phone/view.types';
import { otherSecret } from '../../machines/rules/secrets';
import { PhoneArt } from '../shared/illustrations';
import { Waiting } from '../shared/waiting';
import { PhoneRefusedScreen, RegisteredScreen } from './screens/endings';
import { FaceScreen } from './screens/face';
import { ConfirmLastTryScreen, EnterKnownPasswordScreen, EnterPinScreen } from '../shared/proof-screens';
import { CardFaceScreen } from './screens/card-face';
import { HoldCardScreen, PhoneWelcomeScreen } from './screens/welcome';

interface PhoneScreenProps {
  readonly view: PhoneView;
  readonly touch: (touch: PhoneTouch) => void;
}

/** One component for each screen of the view. */
export function PhoneScreen({ view, touch }: PhoneScreenProps) {
  const { t } = useTranslation();
  const onCancel = view.canCancel ? () => touch({ type: 'cancel.pressed' }) : undefined;
  const onConfirm = () => touch({ type: 'confirm.pressed' });
  const onAcknowledge = () => touch({ type: 'acknowledge.pressed' });
  const onKey = useCallback((key: string) => touch({ type: 'key.pressed', key }), [touch]);

  switch (view.screen) {
    case 'starting':
      return (
        <Waiting title={t('starting.title')} art={null}>
          <p>{t('starting.text')}</p>
        </Waiting>
      );
    case 'welcome':
      return (
        <PhoneWelcomeScreen
          target={view.target}
          onTarget={(target) => touch({ type: 'target.chosen', target })}
          onStart={() => touch({ type: 'start.pressed' })}
        />
      );
    case 'card-face':
      return (
        <CardFaceScreen
          cardInView={view.cardInView}
          printed={view.printed}
          language={view.language}
          onConfirm={onConfirm}
          onCancel={onCancel}
        />
      );
    case 'hold-card':
      return <HoldCardScreen isCardHeld={view.cardHeld} onConfirm={onConfirm} onCancel={onCancel} />;
    case 'reading-card':
      return (
        <Waiting title={t('busy.readingCard')} art={<PhoneArt isCardHeld />}>
          <p>{t('phone.keepCard')}</p>
        </Waiting>
      );
    case 'enter-pin':
      return (
        <EnterPinScreen
          entry={view.entry}
          triesLeft={view.triesLeft}
          isWrong={view.wrong}
          onKey={onKey}
          onConfirm={onConfirm}
          onCancel={onCancel}
        />
      );
    case 'enter-known-password':
      return (
        <EnterKnownPasswordScreen
          entry={view.entry}
          triesLeft={view.triesLeft}
          isWrong={view.wrong}
          onKey={onKey}
          onConfirm={onConfirm}
          onCancel={onCancel}
        />
      );
    case 'confirm-last-try':
      return <ConfirmLastTryScreen secret={otherSecret(view.target)} onConfirm={onConfirm} onCancel={onCancel} />;
    case 'verifying-pin':
    case 'verifying-password':
      return (
        <Waiting
          title={t(view.screen === 'verifying-pin' ? 'busy.verifyingPin' : 'busy.verifyingPassword')}
          art={<PhoneArt isCardHeld />}
        >
          <p>{t('phone.keepCard')}</p>
        </Waiting>
      );
    case 'verifying-face':
      return <FaceScreen onCancel={onCancel} />;
    case 'registering':
      return (
        <Waiting title={t('phone.registering.title')} art={null}>
          <p>{t('phone.registering.text')}</p>
        </Waiting>
      );
    case 'registered':
      return (
        <RegisteredScreen
          target={view.target}
          goodUntil={view.goodUntil}
          now={view.now}
          language={view.language}
          onAcknowledge={onAcknowledge}
        />
      );
    case 'refused':
      return (
        <PhoneRefusedScreen
          reason={view.reason}
          cause={view.cause}
          isCounterOpenToday={view.counterToday}
          areBothLocked={view.bothLocked}
          onAcknowledge={onAcknowledge}
        />
      );
  }
}
