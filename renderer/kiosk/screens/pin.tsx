import { useTranslation } from 'react-i18next';
import type { Entry } from '../../../machines/entry';
import { Notice } from '../../shared/notice';
import { PinQuestion } from '../../shared/pin-entry';
import { Prose, WithReadings } from '../../shared/readings';

interface NewPinProps {
  readonly entry: Entry;
  readonly onKey: (key: string) => void;
  readonly onConfirm: () => void;
  readonly onCancel: (() => void) | undefined;
}

interface EnterNewPinScreenProps extends NewPinProps {
  readonly isMismatch: boolean;
}

/** TARGET-2, PIN-1, KIOSK-10. Asks for the new 4-digit PIN. */
export function EnterNewPinScreen({ isMismatch, ...entering }: EnterNewPinScreenProps) {
  const { t } = useTranslation();
  const alarm = isMismatch ? (
    <Notice tone="danger" isAlert>
      <WithReadings text={t('newPin.mismatch')} />
    </Notice>
  ) : null;
  return (
    <PinQuestion title={t('newPin.title')} alarm={alarm} {...entering}>
      <Prose text={t('newPin.guessable')} />
    </PinQuestion>
  );
}

/** KIOSK-4. Asks for it once more. */
export function RepeatNewPinScreen(entering: NewPinProps) {
  const { t } = useTranslation();
  return <PinQuestion title={t('repeatPin.title')} {...entering} />;
}
