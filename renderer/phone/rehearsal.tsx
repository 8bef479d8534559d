import { EMPTY_ENTRY } from '../../machines/entry';
import type { PhoneScreen as Screen } from '../../machines/phone/view.types';
import { FIRST_LANGUAGE } from '../../machines/language';
import { PhoneScreen } from './phone-screen';

const FRAME = { language: FIRST_LANGUAGE, target: 'signing-password', canCancel: true, now: 0 } as const;

/** The screens of step 1, in its order. */
const SCREENS: readonly Screen[] = [
  { screen: 'card-face', cardInView: false },
  { screen: 'hold-card', cardHeld: false },
  { screen: 'reading-card' },
  { screen: 'enter-pin', entry: EMPTY_ENTRY, triesLeft: 3, wrong: false },
  { screen: 'registered', registeredAt: 0, goodUntil: 0 },
];

/** What step 1 shows, for `rehearse`. */
export const REHEARSAL = SCREENS.map((screen) => () => (
  <PhoneScreen view={{ ...FRAME, ...screen }} touch={() => undefined} />
));
