import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { CLEAR_KEY, ERASE_KEY } from '../../machines/entry';
import { Key } from './key';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

interface NumberPadProps {
  readonly onKey: (key: string) => void;
}

/** Ten digits and two editing keys, laid out as on a telephone. */
export const NumberPad = memo(function NumberPad({ onKey }: NumberPadProps) {
  const { t } = useTranslation();
  return (
    <div className="number-pad" role="group" aria-label={t('keys.pad')}>
      {DIGITS.map((digit) => (
        <Key key={digit} name={`key-${digit}`} onTap={() => onKey(digit)}>
          {digit}
        </Key>
      ))}
      <Key name="key-clear" onTap={() => onKey(CLEAR_KEY)}>
        <span className="key__word">{t('keys.clear')}</span>
      </Key>
      <Key name="key-0" onTap={() => onKey('0')}>
        {'0'}
      </Key>
      <Key name="key-erase" onTap={() => onKey(ERASE_KEY)}>
        <span className="key__word">{t('keys.erase')}</span>
      </Key>
    </div>
  );
});
