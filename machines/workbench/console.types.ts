import type { SessionOutcome } from '../kiosk/kiosk-ports';
import type { Language } from '../language';
import type { SecretName } from '../rules/secrets';
import type { Instant } from '../rules/time';
import type { WorldFault } from './faults.types';

/** Where a card of the simulated world is: in one place at a time. */
export type CardPlace = 'rack' | 'phone' | 'kiosk';

/** What the face check of the simulated phone comes to. */
export const FACE_OUTCOMES = ['match', 'no-match', 'cancelled', 'unavailable'] as const;
export type FaceOutcome = (typeof FACE_OUTCOMES)[number];

/** One card of the rack, as the console lists it. */
export interface RackCard {
  readonly name: string;
  /** What is special about it, a short English phrase of the catalogue. */
  readonly description: string;
  readonly holder: string;
  readonly place: CardPlace;
  /** Tries left; absent while the card has not been personalised yet, or has no such secret. */
  readonly tries?: Readonly<Partial<Record<SecretName, number>>>;
  /** How its pre-registration stands at the centre; absent where that is not known. */
  readonly preRegistration?: PreRegistrationState;
}

/** The state of a card's pre-registration (REG-3, REG-6). */
export type PreRegistrationState = 'none' | 'good' | 'expired' | 'used';

/** A part of the world that can be away: with a sentence that says why. */
export interface PartState {
  readonly state: 'starting' | 'ready' | 'down';
  readonly sentence?: string;
}

/** What the workbench's console shows. */
export interface ConsoleView {
  readonly language: Language;
  readonly now: Instant;
  /** Seconds of the simulated world in a second of ours; 0 while the clock stands still. */
  readonly clockSpeed: number;
  readonly cards: readonly RackCard[];
  /** When the cards were remembered, so that they can be put back; absent when they were not. */
  readonly rememberedAt?: Instant;
  /** The files of copies of cards that can be loaded. */
  readonly copies: readonly string[];
  readonly face: FaceOutcome;
  readonly store: string;
  readonly stores: readonly string[];
  readonly centre: PartState & { readonly url?: string };
  readonly reader: PartState & {
    readonly kind: 'simulated' | 'pcsc';
    readonly name?: string;
    readonly names: readonly string[];
  };
  /** How many faults wait for their moment. */
  readonly faultsWaiting: number;
  /** The latest sessions' outcomes, newest first: never a person, never a secret (INV-8). */
  readonly sessions: readonly (SessionOutcome & { readonly at: Instant })[];
}

/** What a person can do at the console. */
export type ConsoleCommand =
  | { readonly type: 'card.put'; readonly card: string; readonly place: CardPlace }
  | { readonly type: 'card.renew'; readonly card: string }
  /** Writes the card's image to a file of its own. */
  | { readonly type: 'card.export'; readonly card: string }
  /** Puts the card of such a file on the rack. */
  | { readonly type: 'card.import'; readonly file: string }
  /** Remembers every card as it is now; the next one takes this one's place. */
  | { readonly type: 'cards.snapshot' }
  | { readonly type: 'cards.rewind' }
  | { readonly type: 'clock.set'; readonly to: Instant }
  | { readonly type: 'clock.advance'; readonly milliseconds: number }
  | { readonly type: 'clock.run'; readonly speed: number }
  | { readonly type: 'face.choose'; readonly face: FaceOutcome }
  | { readonly type: 'store.choose'; readonly store: string }
  | { readonly type: 'reader.choose'; readonly kind: 'simulated' | 'pcsc'; readonly name?: string }
  | { readonly type: 'centre.stop' }
  | { readonly type: 'centre.start' }
  | { readonly type: 'fault.cause'; readonly fault: WorldFault }
  | { readonly type: 'faults.clear' }
  | { readonly type: 'trace.save' }
  | { readonly type: 'language.chosen'; readonly language: Language };

/** What came of a command: done, with a sentence where there is something to know; or a sentence that says why not. */
export type CommandResult =
  { readonly ok: true; readonly sentence?: string } | { readonly ok: false; readonly sentence: string };
