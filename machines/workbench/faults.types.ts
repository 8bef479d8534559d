/** The commands to a card that a fault can wait for; `ask-tries` is a VERIFY without an entry (PIN-5). */
export const COMMAND_NAMES = [
  'select',
  'read',
  'ask-tries',
  'verify',
  'sign',
  'challenge',
  'authorise',
  'reset',
  'change',
  'other',
] as const;
export type CommandName = (typeof COMMAND_NAMES)[number];

/** What may go wrong between a reader and its card: before the card has acted, after it, or with the answer. */
export const CARD_FAULTS = ['removed-before', 'removed-after', 'mute', 'mute-after'] as const;
/** Inside the card: torn away in a write, before it is durable or just after. */
export const WRITE_FAULTS = ['torn-before', 'torn-after'] as const;
export const READER_FAULTS = ['unplugged', 'plugged-in', 'lost'] as const;
export const LINE_FAULTS = ['down', 'up'] as const;
export const POWER_FAULTS = ['cut', 'cut-before', 'cut-after'] as const;

/** The moment of a fault: the `nth` command of that name from now on; any command where no name is given. */
export interface FaultMoment {
  readonly command?: CommandName | undefined;
  /** 1 for the next one. */
  readonly nth: number;
}

/** A fault of the simulated world, as scenarios and the console cause it. */
export type WorldFault =
  | { readonly at: 'card'; readonly kind: (typeof CARD_FAULTS)[number]; readonly when: FaultMoment }
  /** `nth` counts the card's writes. */
  | { readonly at: 'card'; readonly kind: (typeof WRITE_FAULTS)[number]; readonly when: FaultMoment }
  | { readonly at: 'card'; readonly kind: 'delay'; readonly when: FaultMoment; readonly milliseconds: number }
  | { readonly at: 'card'; readonly kind: 'status'; readonly when: FaultMoment; readonly statusWord: number }
  | { readonly at: 'card'; readonly kind: 'corrupt'; readonly when: FaultMoment; readonly seed: number }
  /** `unplugged` and `plugged-in` are at once, `lost` is at the moment given. */
  | { readonly at: 'reader'; readonly kind: (typeof READER_FAULTS)[number]; readonly when: FaultMoment }
  /** At once. */
  | { readonly at: 'centre'; readonly kind: (typeof LINE_FAULTS)[number] }
  /** The phone's line to the centre: at once. */
  | { readonly at: 'phone'; readonly kind: (typeof LINE_FAULTS)[number] }
  /** The kiosk's power: at once, or around the command given. */
  | { readonly at: 'power'; readonly kind: (typeof POWER_FAULTS)[number]; readonly when: FaultMoment };
