import type { MaintenancePeriod } from '../../machines/rules/stores';
import { parseDateTime } from '../settings/iso-8601';
import { UnusableInput } from './verb';

/** STORE-6. The period of an option, an ISO 8601 interval `FROM/UNTIL`; throws `UnusableInput` for anything else. */
export function maintenancePeriod(text: string): MaintenancePeriod {
  const ends = text.split('/');
  const [from, until] = ends.map(parseDateTime);
  if (from === undefined || until === undefined || ends.length > 2) {
    throw new UnusableInput(
      `--maintenance: "${text}" is no period. It is FROM/UNTIL, each a date and time with its offset, such as ` +
        '2026-12-31T00:00:00+09:00/2027-01-04T06:30:00+09:00.',
    );
  }
  if (from >= until) throw new UnusableInput(`--maintenance: "${text}" ends before it begins.`);
  return { from, until };
}
