import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { KioskTouch, KioskView } from '../../machines/kiosk/view.types';
import { otherSecret, type SecretName } from '../../machines/rules/secrets';
import { ClosedScreen, OutOfServiceScreen, StartingScreen, WelcomeScreen } from './screens/between';
import { BusyScreen, ResettingScreen } from './screens/busy';
import { InsertCardScreen } from './screens/card';
import { CancelledScreen, DoneScreen, RefusedScreen, UnconfirmedScreen } from './screens/endings';
import { CertificatesScreen } from './screens/certificates';
import { EnterPasswordScreen, RepeatPasswordScreen } from './screens/password';
import { EnterNewPinScreen, RepeatNewPinScreen } from './screens/pin';
import { ConfirmLastTryScreen, EnterKnownPasswordScreen, EnterPinScreen } from '../shared/proof-screens';

interface KioskScreenProps {
  readonly view: KioskView;
  readonly touch: (touch: KioskTouch) => void;
}

/** One component for each screen of the view. */
export function KioskScreen({ view, touch }: KioskScreenProps) {
  const { t } = useTranslation();
  const onCancel = view.canCancel ? () => touch({ type: 'cancel.pressed' }) : undefined;
  const onConfirm = () => touch({ type: 'confirm.pressed' });
  const onAcknowledge = () => touch({ type: 'acknowledge.pressed' });
  const onTarget = (target: SecretName) => touch({ type: 'target.chosen', target });
  const onKey = useCallback((key: string) => touch({ type: 'key.pressed', key }), [touch]);

  switch (view.screen) {
    case 'starting':
      return <StartingScreen />;
    case 'out-of-service':
      return <OutOfServiceScreen reason={view.reason} />;
    case 'closed':
      return <ClosedScreen />;
    case 'welcome':
      return (
        <WelcomeScreen
          targets={view.targets}
          target={view.target}
          onTarget={onTarget}
          onStart={() => touch({ type: 'start.pressed' })}
        />
      );
    case 'insert-card':
      return <InsertCardScreen targets={view.targets} target={view.target} onTarget={onTarget} onCancel={onCancel} />;
    case 'reading-card':
      return <BusyScreen title={t('busy.readingCard')} />;
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
      return <BusyScreen title={t('busy.verifyingPin')} />;
    case 'verifying-password':
      return <BusyScreen title={t('busy.verifyingPassword')} />;
    case 'certificates':
      return (
        <CertificatesScreen
          terms={view.certificates}
          language={view.language}
          onConfirm={onConfirm}
          onCancel={onCancel}
        />
      );
    case 'asking-centre':
      return <BusyScreen title={t('busy.askingCentre')} />;
    case 'enter-password':
      return (
        <EnterPasswordScreen
          entry={view.entry}
          isMismatch={view.mismatch}
          onKey={onKey}
          onConfirm={onConfirm}
          onCancel={onCancel}
        />
      );
    case 'repeat-password':
      return <RepeatPasswordScreen entry={view.entry} onKey={onKey} onConfirm={onConfirm} onCancel={onCancel} />;
    case 'enter-new-pin':
      return (
        <EnterNewPinScreen
          entry={view.entry}
          isMismatch={view.mismatch}
          onKey={onKey}
          onConfirm={onConfirm}
          onCancel={onCancel}
        />
      );
    case 'repeat-new-pin':
      return <RepeatNewPinScreen entry={view.entry} onKey={onKey} onConfirm={onConfirm} onCancel={onCancel} />;
    case 'resetting':
      return <ResettingScreen target={view.target} />;
    case 'done':
      return (
        <DoneScreen
          target={view.target}
          renewableUntil={view.renewableUntil}
          isCounterOpenToday={view.counterToday}
          language={view.language}
          cardInReader={view.cardInReader}
          isReminding={view.reminding}
          onAcknowledge={onAcknowledge}
        />
      );
    case 'refused':
      return (
        <RefusedScreen
          target={view.target}
          hint={view.hint}
          reason={view.reason}
          cause={view.cause}
          isCounterOpenToday={view.counterToday}
          goodUntil={view.goodUntil}
          language={view.language}
          cardInReader={view.cardInReader}
          isReminding={view.reminding}
          onAcknowledge={onAcknowledge}
        />
      );
    case 'cancelled':
      return (
        <CancelledScreen
          target={view.target}
          goodUntil={view.goodUntil}
          language={view.language}
          cardInReader={view.cardInReader}
          isReminding={view.reminding}
          onAcknowledge={onAcknowledge}
        />
      );
    case 'unconfirmed':
      return (
        <UnconfirmedScreen
          target={view.target}
          goodUntil={view.goodUntil}
          isCounterOpenToday={view.counterToday}
          language={view.language}
          cardInReader={view.cardInReader}
          isReminding={view.reminding}
          onAcknowledge={onAcknowledge}
        />
      );
  }
}
