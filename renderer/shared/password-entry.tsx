import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entry } from '../../machines/entry';
import { SECRET_SHAPES } from '../../machines/rules/secrets';
import { isComplete } from './entry-checks';
import { MaskedEntry } from './masked-entry';
import { PasswordKeyboard } from './password-keyboard';
import { Question } from './question';
import { Prose } from './readings';
import { Tap } from './tap';

const { minimum, maximum } = SECRET_SHAPES['signing-password'];

export interface PasswordEntryProps {
  readonly entry: Entry;
  readonly onKey: (key: string) => void;
  readonly onConfirm: () => void;
  readonly onCancel: (() => void) | undefined;
}

interface PasswordQuestionProps extends PasswordEntryProps {
  readonly title: string;
  /** What has to be said first: that an entry was wrong, or that two differed. */
  readonly alarm?: ReactNode;
  /** What stands under the boxes. */
  readonly children: ReactNode;
}

/** PWD-1, KIOSK-10. Asks for a signing password: its boxes, what it is not, and the keyboard. */
export function PasswordQuestion({ title, alarm, entry, onKey, onConfirm, onCancel, children }: PasswordQuestionProps) {
  const { t } = useTranslation();
  return (
    <Question
      title={title}
      layout="stack"
      hasKeys
      aside={<PasswordKeyboard onKey={onKey} />}
      onCancel={onCancel}
      action={
        <Tap name="confirm" kind="primary" isDisabled={!isComplete(entry)} onTap={onConfirm}>
          {t('actions.confirm')}
        </Tap>
      }
    >
      {alarm}
      <div className="password-line">
        <MaskedEntry
          length={entry.length}
          of={maximum}
          required={minimum}
          letters
          label={t('entry.passwordBoxes', { length: entry.length })}
        />
        <p className="password-line__length">{t('entry.length', { length: entry.length })}</p>
        <Prose className="not-that" text={t('secrets.notPin')} />
      </div>
      {children}
    </Question>
  );
}
