import { useTranslation } from 'react-i18next';
import type { Entry } from '../../../machines/entry';
import { SECRET_SHAPES } from '../../../machines/rules/secrets';
import { isComplete, PasswordChecks } from '../../shared/entry-checks';
import { MaskedEntry } from '../../shared/masked-entry';
import { Notice } from '../../shared/notice';
import { PasswordKeyboard } from '../../shared/password-keyboard';
import { Question } from '../../shared/question';
import { Tap } from '../../shared/tap';

const { minimum, maximum } = SECRET_SHAPES['signing-password'];

interface PasswordQuestionProps {
  readonly title: string;
  readonly entry: Entry;
  readonly isMismatch: boolean;
  readonly onKey: (key: string) => void;
  readonly onConfirm: () => void;
  readonly onCancel: (() => void) | undefined;
}

function PasswordQuestion({ title, entry, isMismatch, onKey, onConfirm, onCancel }: PasswordQuestionProps) {
  const { t } = useTranslation();
  return (
    <Question
      title={title}
      layout="stack"
      aside={<PasswordKeyboard onKey={onKey} />}
      onCancel={onCancel}
      action={
        <Tap name="confirm" kind="primary" isDisabled={!isComplete(entry)} onTap={onConfirm}>
          {t('actions.confirm')}
        </Tap>
      }
    >
      {isMismatch ? (
        <Notice tone="danger" isAlert>
          {t('newPassword.mismatch')}
        </Notice>
      ) : null}
      <div className="password-line">
        <MaskedEntry
          length={entry.length}
          of={maximum}
          required={minimum}
          label={t('entry.passwordBoxes', { length: entry.length })}
        />
        <p className="password-line__length">{t('entry.length', { length: entry.length })}</p>
        <p className="not-that">{t('secrets.notPin')}</p>
      </div>
      <div className="password-line">
        <PasswordChecks entry={entry} />
        <p className="not-that">{t('newPassword.upperCase')}</p>
      </div>
    </Question>
  );
}

interface EnterPasswordScreenProps {
  readonly entry: Entry;
  readonly isMismatch: boolean;
  readonly onKey: (key: string) => void;
  readonly onConfirm: () => void;
  readonly onCancel: (() => void) | undefined;
}

/** PWD-1 to PWD-3, KIOSK-10. Asks for the new signing password. */
export function EnterPasswordScreen({ entry, isMismatch, onKey, onConfirm, onCancel }: EnterPasswordScreenProps) {
  const { t } = useTranslation();
  return (
    <PasswordQuestion
      title={t('newPassword.title')}
      entry={entry}
      isMismatch={isMismatch}
      onKey={onKey}
      onConfirm={onConfirm}
      onCancel={onCancel}
    />
  );
}

interface RepeatPasswordScreenProps {
  readonly entry: Entry;
  readonly onKey: (key: string) => void;
  readonly onConfirm: () => void;
  readonly onCancel: (() => void) | undefined;
}

/** KIOSK-4. Asks for it once more. */
export function RepeatPasswordScreen({ entry, onKey, onConfirm, onCancel }: RepeatPasswordScreenProps) {
  const { t } = useTranslation();
  return (
    <PasswordQuestion
      title={t('repeatPassword.title')}
      entry={entry}
      isMismatch={false}
      onKey={onKey}
      onConfirm={onConfirm}
      onCancel={onCancel}
    />
  );
}
