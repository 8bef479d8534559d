import { useTranslation } from 'react-i18next';
import type { Entry } from '../../machines/entry';
import { isComplete } from './entry-checks';
import { Notice } from './notice';
import { NumberPad } from './number-pad';
import { PinEntry } from './pin-entry';
import { Question } from './question';
import { Tap } from './tap';

interface EnterPinScreenProps {
  readonly entry: Entry;
  readonly triesLeft: number;
  readonly isWrong: boolean;
  readonly onKey: (key: string) => void;
  readonly onConfirm: () => void;
  readonly onCancel: (() => void) | undefined;
}

/** KIOSK-3, KIOSK-10, PIN-4. Asks for the 4-digit PIN. */
export function EnterPinScreen({ entry, triesLeft, isWrong, onKey, onConfirm, onCancel }: EnterPinScreenProps) {
  const { t } = useTranslation();
  return (
    <Question
      title={t('enterPin.title')}
      aside={<NumberPad onKey={onKey} />}
      onCancel={onCancel}
      action={
        <Tap name="confirm" kind="primary" isDisabled={!isComplete(entry)} onTap={onConfirm}>
          {t('actions.confirm')}
        </Tap>
      }
    >
      <PinEntry entry={entry} triesLeft={triesLeft} isWrong={isWrong} />
    </Question>
  );
}

interface ConfirmLastTryScreenProps {
  readonly onConfirm: () => void;
  readonly onCancel: (() => void) | undefined;
}

/** PIN-4. The last try is warned of, and confirmed first. */
export function ConfirmLastTryScreen({ onConfirm, onCancel }: ConfirmLastTryScreenProps) {
  const { t } = useTranslation();
  return (
    <Question
      title={t('lastTry.title')}
      layout="stack"
      onCancel={onCancel}
      action={
        <Tap name="confirm" kind="primary" onTap={onConfirm}>
          {t('actions.lastTry')}
        </Tap>
      }
    >
      <Notice tone="warning">{t('lastTry.why')}</Notice>
      <p className="lead">{t('lastTry.unsure')}</p>
    </Question>
  );
}
