import { FIRST_DISPLAY } from '../../machines/display';
import { EMPTY_ENTRY } from '../../machines/entry';
import type { KioskScreen as Screen } from '../../machines/kiosk/view.types';
import { FIRST_LANGUAGE } from '../../machines/language';
import { certificateTerms } from '../../machines/rules/certificates';
import { KioskScreen } from './kiosk-screen';

const FRAME = {
  ...FIRST_DISPLAY,
  language: FIRST_LANGUAGE,
  store: '',
  targets: ['signing-password'],
  target: 'signing-password',
  canCancel: true,
  cardInReader: true,
} as const;

/** The screens of a session, in its order. */
const SCREENS: readonly Screen[] = [
  { screen: 'insert-card' },
  { screen: 'reading-card' },
  { screen: 'enter-pin', entry: EMPTY_ENTRY, triesLeft: 3, wrong: false },
  { screen: 'certificates', certificates: certificateTerms({ signing: 0, authentication: 0 }, 0) },
  { screen: 'enter-password', entry: EMPTY_ENTRY, mismatch: false },
  { screen: 'repeat-password', entry: EMPTY_ENTRY },
  { screen: 'resetting' },
  { screen: 'done', counterToday: true, reminding: false, renewableUntil: 0 },
  { screen: 'refused', reason: 'timed-out', counterToday: true, reminding: false, goodUntil: 0 },
];

/** What a session shows, for `rehearse`. */
export const REHEARSAL = SCREENS.map((screen) => () => (
  <KioskScreen view={{ ...FRAME, ...screen }} touch={() => undefined} />
));
