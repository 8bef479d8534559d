import type { SessionOutcome } from '../../machines/kiosk/kiosk-ports';
import type { KioskView } from '../../machines/kiosk/view.types';
import type { Observation } from './scenario-driver';

const BETWEEN_SESSIONS: ReadonlySet<KioskView['screen']> = new Set(['welcome', 'starting']);
const ENDINGS: ReadonlySet<KioskView['screen']> = new Set(['done', 'refused', 'cancelled', 'unconfirmed']);

/**
 * How a kiosk stands: the latest session's outcome and reason, also after the card was taken; while the kiosk takes
 * nobody, `refused` with the reason for that; `none` before the first session.
 */
export function standingOf(
  view: KioskView,
  latest: SessionOutcome | undefined,
): Pick<Observation, 'outcome' | 'reason'> {
  if (view.screen === 'closed') return { outcome: 'refused', reason: 'outside-opening-hours' };
  if (view.screen === 'out-of-service') {
    const isOwnFault = view.reason === 'reader-missing' || view.reason === 'out-of-order';
    return { outcome: 'refused', reason: isOwnFault ? 'card-unreadable' : view.reason };
  }
  if (BETWEEN_SESSIONS.has(view.screen) || ENDINGS.has(view.screen)) {
    return { outcome: latest?.outcome ?? 'none', reason: latest?.reason };
  }
  return { outcome: 'in-progress', reason: undefined };
}
