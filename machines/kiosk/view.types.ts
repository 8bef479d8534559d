import type { Appearance, Display, TextSize, Voice } from '../display';
import type { Entry, KeyPressed } from '../entry';
import type { Language } from '../language';
import type { CertificateTerm, RevocationCause } from '../rules/certificates';
import type { RefusalReason } from '../rules/refusals';
import type { SecretName } from '../rules/secrets';
import type { Instant } from '../rules/time';

/** Why a kiosk takes no customer at all. */
export type OutOfServiceReason =
  | 'service-not-offered'
  | 'maintenance'
  | 'centre-unreachable'
  | 'reader-missing'
  /** The kiosk's self-test has found something else. */
  | 'out-of-order';

/**
 * What a kiosk can tell somebody whom it turns away, beside what the reason says by itself: where it resets both secrets
 * (REF-7, TARGET-2), where the card is pre-registered for the other one (REF-8), and where the pre-registration will be
 * over before the kiosk opens again (REF-1).
 */
export type RefusalHint =
  'reset-pin-here' | 'reset-password-here' | 'choose-as-booked' | 'booked-for-elsewhere' | 'over-by-opening';

/** The five steps that the progress line shows: card, proof, new secret, again, done. */
export type KioskStep = 1 | 2 | 3 | 4 | 5;

/** What stands on every screen of the kiosk. */
export interface KioskFrame extends Display {
  readonly language: Language;
  /** The store's profile, by name. */
  readonly store: string;
  /** STORE-4. What can be reset here. */
  readonly targets: readonly SecretName[];
  /** TARGET-1, TARGET-2. What this session resets; the other secret is the proof. */
  readonly target: SecretName;
  /** Where the session is; undefined outside a session. */
  readonly step?: KioskStep;
  /** True where a cancel button is offered. */
  readonly canCancel: boolean;
  /** REF-16. Set while the kiosk asks whether anybody is there: the instant at which it gives up. */
  readonly stillThereUntil?: Instant;
  /** True where a store's staff may open their panel: outside a session. */
  readonly offersPanel?: boolean;
  /** True while a card lies in the kiosk's reader. */
  readonly cardInReader: boolean;
}

/** The screens of the kiosk. */
export type KioskScreen =
  | { readonly screen: 'starting' }
  | { readonly screen: 'out-of-service'; readonly reason: OutOfServiceReason }
  | { readonly screen: 'closed' }
  | { readonly screen: 'welcome' }
  | { readonly screen: 'insert-card' }
  | { readonly screen: 'reading-card' }
  | {
      /** KIOSK-3, TARGET-2. The secret that is the proof. */
      readonly screen: 'enter-pin' | 'enter-known-password';
      readonly entry: Entry;
      readonly triesLeft: number;
      /** True after a wrong entry in this session. */
      readonly wrong: boolean;
    }
  | { readonly screen: 'confirm-last-try' }
  | { readonly screen: 'verifying-pin' | 'verifying-password' }
  | { readonly screen: 'asking-centre' }
  /** CERT-1, CERT-8. What the holder has, and until when. */
  | { readonly screen: 'certificates'; readonly certificates: readonly CertificateTerm[] }
  | {
      readonly screen: 'enter-password' | 'enter-new-pin';
      readonly entry: Entry;
      /** KIOSK-4. The two entries differed. */ readonly mismatch: boolean;
    }
  | { readonly screen: 'repeat-password' | 'repeat-new-pin'; readonly entry: Entry }
  | { readonly screen: 'resetting' }
  | {
      readonly screen: 'done';
      /** CERT-8. Set when the signing certificate can be renewed already: its last instant. */
      readonly renewableUntil?: Instant;
      /** OFFICE-1. Whether the counter still carries out certificate procedures today. */
      readonly counterToday: boolean;
      /** KIOSK-7. The card has been lying there for a while. */
      readonly reminding: boolean;
    }
  | {
      readonly screen: 'refused';
      readonly reason: RefusalReason;
      /** REF-1, REF-17, REF-18. Until when the pre-registration stays good, where that is known. */
      readonly goodUntil?: Instant;
      /** REF-5. Why the signing certificate was revoked, where that is the reason and the centre knows. */
      readonly cause?: RevocationCause;
      /** OFFICE-1. Whether the counter still carries out certificate procedures today. */
      readonly counterToday: boolean;
      /** What a person can do instead of what the reason says by itself. */
      readonly hint?: RefusalHint;
      readonly reminding: boolean;
    }
  | { readonly screen: 'cancelled'; readonly goodUntil?: Instant; readonly reminding: boolean }
  | {
      readonly screen: 'unconfirmed';
      readonly goodUntil?: Instant;
      /** OFFICE-1. */
      readonly counterToday: boolean;
      readonly reminding: boolean;
    };

/** What the kiosk shows: one screen in its frame. */
export type KioskView = KioskFrame & KioskScreen;

/** What a person can do at the kiosk's screen. */
export type KioskTouch =
  | { readonly type: 'start.pressed' }
  /** TARGET-2. What is to be reset; before the card is read. */
  | { readonly type: 'target.chosen'; readonly target: SecretName }
  | { readonly type: 'confirm.pressed' }
  | { readonly type: 'cancel.pressed' }
  /** KIOSK-7. Leaves a finished session's last page; possible once the card is taken. */
  | { readonly type: 'acknowledge.pressed' }
  /** Asks for the operator's panel, where there is one; the kiosk itself has no use for it. */
  | { readonly type: 'staff.pressed' }
  /** REF-16. "I am still here." */
  | { readonly type: 'presence.confirmed' }
  | { readonly type: 'language.chosen'; readonly language: Language }
  | { readonly type: 'text-size.chosen'; readonly textSize: TextSize }
  | { readonly type: 'appearance.chosen'; readonly appearance: Appearance }
  | { readonly type: 'voice.chosen'; readonly voice: Voice }
  | KeyPressed;
