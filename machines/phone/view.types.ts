import type { Entry, KeyPressed } from '../entry';
import type { Language } from '../language';
import type { RevocationCause } from '../rules/certificates';
import type { RefusalReason } from '../rules/refusals';
import type { SecretName } from '../rules/secrets';
import type { Instant } from '../rules/time';

/** What is printed on a card's face, of a made-up holder. */
export interface PrintedFace {
  readonly name: string;
  readonly address: string;
  /** `YYYY-MM-DD`. */
  readonly birthDate: string;
  readonly sex: 'male' | 'female' | 'other';
  /** The card's last day, `YYYY-MM-DD`. */
  readonly cardExpires: string;
}

/** The screens of the phone. */
export type PhoneScreen =
  | { readonly screen: 'starting' }
  | { readonly screen: 'welcome' }
  | {
      /** The camera looks for the card. */
      readonly screen: 'card-face';
      readonly cardInView: boolean;
      /** What the camera sees; absent for a card that has nothing printed on it. */
      readonly printed?: PrintedFace;
    }
  | { readonly screen: 'hold-card'; readonly cardHeld: boolean }
  | { readonly screen: 'reading-card' }
  | {
      /** REG-1, TARGET-2. The secret that is the proof. */
      readonly screen: 'enter-pin' | 'enter-known-password';
      readonly entry: Entry;
      readonly triesLeft: number;
      readonly wrong: boolean;
    }
  | { readonly screen: 'confirm-last-try' }
  | { readonly screen: 'verifying-pin' | 'verifying-password' }
  /** REG-1. The page performs the WebAuthn ceremony while this is shown. */
  | { readonly screen: 'verifying-face' }
  | { readonly screen: 'registering' }
  | { readonly screen: 'registered'; readonly registeredAt: Instant; readonly goodUntil: Instant }
  | {
      readonly screen: 'refused';
      readonly reason: RefusalReason;
      /** REF-5. Why the signing certificate was revoked, where that is the reason and the centre knows. */
      readonly cause?: RevocationCause;
      /** OFFICE-1. Whether the counter still carries out certificate procedures today. */
      readonly counterToday: boolean;
      /** REF-7, TARGET-2. True where the secret that is the proof is locked, and the other one too. */
      readonly bothLocked: boolean;
    };

/** What the phone shows. */
export type PhoneView = PhoneScreen & {
  readonly language: Language;
  /** TARGET-1, TARGET-2. What is to be reset at the kiosk; the other secret is the proof. */
  readonly target: SecretName;
  readonly canCancel: boolean;
  /** The present instant of the simulated world: the page counts down with it. */
  readonly now: Instant;
};

/** What a person can do at the phone. */
export type PhoneTouch =
  | { readonly type: 'start.pressed' }
  | { readonly type: 'target.chosen'; readonly target: SecretName }
  | { readonly type: 'confirm.pressed' }
  | { readonly type: 'cancel.pressed' }
  | { readonly type: 'acknowledge.pressed' }
  | { readonly type: 'language.chosen'; readonly language: Language }
  | KeyPressed;

/** A WebAuthn ceremony that the phone's page is asked to perform; `options` is the JSON form of the standard. */
export interface FaceCeremony {
  readonly id: number;
  readonly kind: 'create' | 'get';
  readonly options: unknown;
}

/** What came of a ceremony. REF-15. */
export type FaceCeremonyResult =
  | { readonly ok: true; readonly response: unknown }
  | { readonly ok: false; readonly reason: 'face-not-matched' | 'face-cancelled' | 'face-unavailable' };
