import { EMPTY_ENTRY } from '../../machines/entry';

/** PIN-4. What phone and kiosk have in common: the screens that ask for the proof, at first and after a wrong entry. */
export const ASKING_FOR_PROOF = {
  pin: { screen: 'enter-pin', entry: EMPTY_ENTRY, triesLeft: 3, wrong: false },
  pinAgain: { screen: 'enter-pin', entry: { length: 2, missing: ['digits'] }, triesLeft: 1, wrong: true },
  passwordAgain: {
    screen: 'enter-known-password',
    entry: { length: 5, missing: ['characters', 'a-digit'] },
    triesLeft: 4,
    wrong: true,
  },
} as const;
