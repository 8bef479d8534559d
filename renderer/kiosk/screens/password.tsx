import { useTranslation } from 'react-i18next';
import { PasswordChecks } from '../../shared/entry-checks';
import { Notice } from '../../shared/notice';
import { PasswordQuestion, type PasswordEntryProps } from '../../shared/password-entry';
import { Prose, WithReadings } from '../../shared/readings';

interface NewPasswordProps extends PasswordEntryProps {
  readonly title: string;
  readonly isMismatch: boolean;
}

function NewPassword({ isMismatch, ...entering }: NewPasswordProps) {
  const { t } = useTranslation();
  const alarm = isMismatch ? (
    <Notice tone="danger" isAlert>
      <WithReadings text={t('newPassword.mismatch')} />
    </Notice>
  ) : null;
  return (
    <PasswordQuestion alarm={alarm} {...entering}>
      <div className="password-line">
        <PasswordChecks entry={entering.entry} />
        <Prose className="not-that" text={t('newPassword.upperCase')} />
      </div>
    </PasswordQuestion>
  );
}

interface EnterPasswordScreenProps extends PasswordEntryProps {
  readonly isMismatch: boolean;
}

/** PWD-1 to PWD-3, KIOSK-10. Asks for the new signing password. */
export function EnterPasswordScreen(props: EnterPasswordScreenProps) {
  const { t } = useTranslation();
  return <NewPassword title={t('newPassword.title')} {...props} />;
}

/** KIOSK-4. Asks for it once more. */
export function RepeatPasswordScreen(props: PasswordEntryProps) {
  const { t } = useTranslation();
  return <NewPassword title={t('repeatPassword.title')} isMismatch={false} {...props} />;
}
