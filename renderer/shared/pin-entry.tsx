import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entry } from '../../machines/entry';
import { SECRET_SHAPES } from '../../machines/rules/secrets';
import { isComplete, PinCheck } from './entry-checks';
import { MaskedEntry } from './masked-entry';
import { NumberPad } from './number-pad';
import { Question } from './question';
import { Prose } from './readings';
import { Tap } from './tap';

const { minimum, maximum } = SECRET_SHAPES['authentication-pin'];

interface PinQuestionProps {
  readonly title: string;
  /** What has to be said first: that an entry was wrong, or that two differed. */
  readonly alarm?: ReactNode;
  readonly entry: Entry;
  readonly onKey: (key: string) => void;
  readonly onConfirm: () => void;
  readonly onCancel: (() => void) | undefined;
  /** What stands under the boxes. */
  readonly children?: ReactNode;
}

/** PIN-1, KIOSK-10. Asks for a 4-digit PIN: its boxes, what it is not, and the number pad. */
export function PinQuestion({ title, alarm, entry, onKey, onConfirm, onCancel, children }: PinQuestionProps) {
  const { t } = useTranslation();
  return (
    <Question
      title={title}
      hasKeys
      aside={<NumberPad onKey={onKey} />}
      onCancel={onCancel}
      action={
        <Tap name="confirm" kind="primary" isDisabled={!isComplete(entry)} onTap={onConfirm}>
          {t('actions.confirm')}
        </Tap>
      }
    >
      {alarm}
      <Prose className="not-that" text={t('secrets.notPassword')} />
      <MaskedEntry
        length={entry.length}
        of={maximum}
        required={minimum}
        label={t('entry.pinBoxes', { length: entry.length })}
      />
      <PinCheck entry={entry} />
      {children}
    </Question>
  );
}
