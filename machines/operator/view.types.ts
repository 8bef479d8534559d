import type { KeyPressed } from '../entry';
import type { Language } from '../language';
import type { RefusalReason } from '../rules/refusals';
import type { Instant } from '../rules/time';
import type { SelfTestResult } from './self-test.types';

/** INV-8. How many of the kiosk's sessions came to what in one hour of a day in Japan. Never a person. */
export interface HourCount {
  /** 0 to 23, in Japan. */
  readonly hour: number;
  readonly outcome: 'reset' | 'refused' | 'cancelled' | 'unconfirmed';
  readonly reason?: RefusalReason;
  readonly count: number;
}

/** One day of the centre's record. */
export interface OutcomeDay {
  /** `YYYY-MM-DD` in Japan. */
  readonly date: string;
  readonly counts: readonly HourCount[];
}

/** How the devices and the centre stand at this moment. */
export interface Station {
  readonly store: string;
  readonly reader: { readonly state: 'missing' | 'empty' | 'card-present'; readonly name: string };
  readonly centre: { readonly state: 'starting' | 'ready' | 'down'; readonly url?: string };
}

/** What is asked before it is done: it ends the service for a while. */
export type OperatorQuestion = 'restart' | 'close';

/** The screens of the operator's panel. */
export type OperatorScreen =
  /** Nothing of the panel is to be seen. */
  | { readonly screen: 'away' }
  /** The practice page stands in the kiosk's place; a bar says so, and leads to the panel. */
  | { readonly screen: 'practice-bar' }
  | {
      readonly screen: 'enter-code';
      /** Digits entered so far; never which (INV-4). */
      readonly length: number;
      readonly isComplete: boolean;
      readonly isWrong: boolean;
    }
  /** Too many wrong codes: none is taken before this instant. */
  | { readonly screen: 'wait'; readonly until: Instant }
  | {
      readonly screen: 'panel';
      readonly station: Station;
      /** Absent while it is asked for. */
      readonly day?: OutcomeDay | 'unavailable';
      readonly selfTest?: SelfTestResult;
      readonly isTesting: boolean;
      readonly isPractising: boolean;
      readonly question?: OperatorQuestion;
    };

/** What the operator's page shows. */
export type OperatorView = OperatorScreen & { readonly language: Language };

/** What a person can do at the operator's page. */
export type OperatorTouch =
  | KeyPressed
  | { readonly type: 'staff.pressed' }
  | { readonly type: 'confirm.pressed' }
  | { readonly type: 'cancel.pressed' }
  | { readonly type: 'leave.pressed' }
  | { readonly type: 'language.chosen'; readonly language: Language }
  | { readonly type: 'self-test.pressed' }
  | { readonly type: 'practice.pressed'; readonly on: boolean }
  | { readonly type: 'restart.pressed' }
  | { readonly type: 'close.pressed' }
  /** A touch beside everything: somebody is there. */
  | { readonly type: 'person.touched' };
