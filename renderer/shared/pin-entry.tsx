import { useTranslation } from 'react-i18next';
import type { Entry } from '../../machines/entry';
import { SECRET_SHAPES } from '../../machines/rules/secrets';
import { PinCheck } from './entry-checks';
import { MaskedEntry } from './masked-entry';
import { Notice } from './notice';
import { TriesLeft } from './tries-left';

const { minimum, maximum } = SECRET_SHAPES['authentication-pin'];

interface PinEntryProps {
  readonly entry: Entry;
  readonly triesLeft: number;
  readonly isWrong: boolean;
}

/** PIN-4, KIOSK-10. The PIN's boxes, what it is not, and how many tries are left: the same on kiosk and phone. */
export function PinEntry({ entry, triesLeft, isWrong }: PinEntryProps) {
  const { t } = useTranslation();
  return (
    <>
      {isWrong ? (
        <Notice tone="danger" isAlert>
          {t('tries.wrong')}
        </Notice>
      ) : null}
      <p className="not-that">{t('secrets.notPassword')}</p>
      <MaskedEntry
        length={entry.length}
        of={maximum}
        required={minimum}
        label={t('entry.pinBoxes', { length: entry.length })}
      />
      <PinCheck entry={entry} />
      <TriesLeft tries={triesLeft} />
    </>
  );
}
