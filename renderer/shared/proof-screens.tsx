import { useTranslation } from 'react-i18next';
import type { Entry } from '../../machines/entry';
import type { SecretName } from '../../machines/rules/secrets';
import { Notice } from './notice';
import { PasswordQuestion } from './password-entry';
import { PinQuestion } from './pin-entry';
import { Question } from './question';
import { Prose, WithReadings } from './readings';
import { Tap } from './tap';
import { TriesLeft } from './tries-left';

interface EnterProofScreenProps {
  readonly entry: Entry;
  readonly triesLeft: number;
  readonly isWrong: boolean;
  readonly onKey: (key: string) => void;
  readonly onConfirm: () => void;
  readonly onCancel: (() => void) | undefined;
}

interface WrongEntryProps {
  readonly secret: SecretName;
}

function WrongEntry({ secret }: WrongEntryProps) {
  const { t } = useTranslation();
  return (
    <Notice tone="danger" isAlert>
      <WithReadings text={t(`tries.wrong.${secret}`)} />
    </Notice>
  );
}

/** KIOSK-3, KIOSK-10, PIN-4. Asks for the 4-digit PIN. */
export function EnterPinScreen({ triesLeft, isWrong, ...entering }: EnterProofScreenProps) {
  const { t } = useTranslation();
  return (
    <PinQuestion
      title={t('enterPin.title')}
      alarm={isWrong ? <WrongEntry secret="authentication-pin" /> : null}
      {...entering}
    >
      <TriesLeft secret="authentication-pin" tries={triesLeft} />
    </PinQuestion>
  );
}

/** TARGET-2, KIOSK-10, PIN-4. Asks for the present signing password: the proof where the PIN is reset. */
export function EnterKnownPasswordScreen({ triesLeft, isWrong, ...entering }: EnterProofScreenProps) {
  const { t } = useTranslation();
  return (
    <PasswordQuestion
      title={t('knownPassword.title')}
      alarm={isWrong ? <WrongEntry secret="signing-password" /> : null}
      {...entering}
    >
      <TriesLeft secret="signing-password" tries={triesLeft} />
    </PasswordQuestion>
  );
}

interface ConfirmLastTryScreenProps {
  /** The secret that one wrong entry more would lock. */
  readonly secret: SecretName;
  readonly onConfirm: () => void;
  readonly onCancel: (() => void) | undefined;
}

/** PIN-4. The last try is warned of, and confirmed first. */
export function ConfirmLastTryScreen({ secret, onConfirm, onCancel }: ConfirmLastTryScreenProps) {
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
      <Notice tone="warning">
        <WithReadings text={t(`lastTry.why.${secret}`)} />
      </Notice>
      <Prose className="lead" text={t(`lastTry.unsure.${secret}`)} />
    </Question>
  );
}
