import { useTranslation } from 'react-i18next';
import type { Entry } from '../../machines/entry';
import { ConditionMark } from './illustrations';

/** True for an entry that may be confirmed. An entry that nobody has begun lacks everything. */
export function isComplete(entry: Entry): boolean {
  return entry.length > 0 && entry.missing.length === 0;
}

const CONDITIONS = ['characters', 'a-letter', 'a-digit'] as const;

interface PasswordChecksProps {
  readonly entry: Entry;
}

/** PWD-1, PWD-2. What the new password needs, each with a mark once it is there. */
export function PasswordChecks({ entry }: PasswordChecksProps) {
  const { t } = useTranslation();
  return (
    <ul className="checks" aria-label={t('entry.conditions')} aria-live="polite" data-testid="password-checks">
      {CONDITIONS.map((condition) => {
        const isMet = entry.length > 0 && !entry.missing.includes(condition);
        return (
          <li key={condition} data-condition={condition} data-met={isMet}>
            <ConditionMark isMet={isMet} label={isMet ? t('entry.met') : t('entry.unmet')} />
            {t(`missing.${condition}`)}
          </li>
        );
      })}
    </ul>
  );
}

interface PinCheckProps {
  readonly entry: Entry;
}

/** PIN-1. What is still missing from the PIN, in words. */
export function PinCheck({ entry }: PinCheckProps) {
  const { t } = useTranslation();
  return (
    <p className="pin-check" aria-live="polite" data-testid="pin-check">
      {isComplete(entry) ? t('entry.complete') : t('missing.digits')}
    </p>
  );
}
