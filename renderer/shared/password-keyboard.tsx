import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { CLEAR_KEY, ERASE_KEY } from '../../machines/entry';
import { Key } from './key';

const DIGITS = Array.from('1234567890');
const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');

/** The keys that look alike; they carry their names. */
const ALIKE = ['0', 'O', '1', 'I'] as const;

interface PasswordKeyboardProps {
  readonly onKey: (key: string) => void;
}

/** Digits in a row of their own, letters in the order of the alphabet, and a name on every key that looks like another. */
export const PasswordKeyboard = memo(function PasswordKeyboard({ onKey }: PasswordKeyboardProps) {
  const { t } = useTranslation();
  const keyFor = (character: string) => {
    const alike = ALIKE.find((each) => each === character);
    return (
      <Key
        key={character}
        name={`key-${character}`}
        onTap={() => onKey(character)}
        {...(alike === undefined ? {} : { label: t(`keys.name.${alike}`) })}
      >
        {character}
        {alike === undefined ? null : <small className="key__hint">{t(`keys.hint.${alike}`)}</small>}
      </Key>
    );
  };
  return (
    <div className="password-keyboard">
      <div className="password-keyboard__digits" role="group" aria-label={t('keys.digits')}>
        {DIGITS.map(keyFor)}
      </div>
      <div className="password-keyboard__letters" role="group" aria-label={t('keys.letters')}>
        {LETTERS.map(keyFor)}
        <Key name="key-clear" onTap={() => onKey(CLEAR_KEY)}>
          <span className="key__word">{t('keys.clear')}</span>
        </Key>
        <Key name="key-erase" onTap={() => onKey(ERASE_KEY)}>
          <span className="key__word">{t('keys.erase')}</span>
        </Key>
      </div>
    </div>
  );
});
