import { useTranslation } from 'react-i18next';
import type { Language } from '../../machines/language';
import { CODE_LENGTH } from '../../machines/operator/operator-setup';
import type { Instant } from '../../machines/rules/time';
import { tokyoTime } from '../shared/instants';
import { MaskedEntry } from '../shared/masked-entry';
import { Notice } from '../shared/notice';
import { NumberPad } from '../shared/number-pad';
import { Tap } from '../shared/tap';
import { OperatorFrame } from './operator-frame';

interface CodeFrameProps {
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  readonly onLeave: () => void;
}

interface EnterCodeScreenProps extends CodeFrameProps {
  readonly length: number;
  readonly isComplete: boolean;
  readonly isWrong: boolean;
  readonly onKey: (key: string) => void;
  readonly onConfirm: () => void;
}

/** The staff's code, digit by digit. */
export function EnterCodeScreen({ length, isComplete, isWrong, onKey, onConfirm, ...frame }: EnterCodeScreenProps) {
  const { t } = useTranslation();
  return (
    <OperatorFrame screen="enter-code" title={t('operator.code.title')} {...frame}>
      <main className="operator-code">
        <div className="operator-code__entry">
          {isWrong ? (
            <Notice tone="danger" isAlert>
              {t('operator.code.wrong')}
            </Notice>
          ) : null}
          <MaskedEntry
            length={length}
            of={CODE_LENGTH.maximum}
            required={CODE_LENGTH.minimum}
            label={t('operator.code.boxes', { length })}
          />
          <p>{t('operator.code.text')}</p>
        </div>
        <div className="operator-code__keys">
          <NumberPad onKey={onKey} />
          <Tap name="confirm" kind="primary" isDisabled={!isComplete} onTap={onConfirm}>
            {t('actions.confirm')}
          </Tap>
        </div>
      </main>
    </OperatorFrame>
  );
}

interface WaitScreenProps extends CodeFrameProps {
  readonly until: Instant;
}

/** Too many wrong codes. */
export function WaitScreen({ until, ...frame }: WaitScreenProps) {
  const { t } = useTranslation();
  return (
    <OperatorFrame screen="wait" title={t('operator.wait.title')} {...frame}>
      <main className="operator-code">
        <Notice tone="warning">{t('operator.wait.text', { time: tokyoTime(until) })}</Notice>
      </main>
    </OperatorFrame>
  );
}

interface PracticeBarProps {
  readonly onStaff: () => void;
}

/** Beside the practice page: what it is, and the way back. */
export function PracticeBar({ onStaff }: PracticeBarProps) {
  const { t } = useTranslation();
  return (
    <main className="practice-bar" data-screen="practice-bar">
      <p>{t('operator.practice.bar')}</p>
      <Tap name="staff" kind="secondary" onTap={onStaff}>
        {t('operator.staff')}
      </Tap>
    </main>
  );
}
