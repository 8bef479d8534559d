import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { CLEAR_KEY, ERASE_KEY } from '../../machines/entry';
import { Tap } from './tap';

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
        <Tap key={digit} name={`key-${digit}`} kind="key" onTap={() => onKey(digit)}>
          {digit}
        </Tap>
      ))}
      <Tap name="key-clear" kind="key" onTap={() => onKey(CLEAR_KEY)}>
        <span className="key__word">{t('keys.clear')}</span>
      </Tap>
      <Tap name="key-0" kind="key" onTap={() => onKey('0')}>
        {'0'}
      </Tap>
      <Tap name="key-erase" kind="key" onTap={() => onKey(ERASE_KEY)}>
        <span className="key__word">{t('keys.erase')}</span>
      </Tap>
    </div>
  );
});
