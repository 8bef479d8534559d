import type { Language } from '../language';
import type { Instant } from '../rules/time';
import type { Advice, Cause, PracticeRule } from './advice';
import type { Finding, Topic } from './asking';
import type { Bearer } from './customer';
import type { KioskAnswer } from './kiosk-answer';
import type { Words } from './words';

/** A customer as far as the trainee has come to know them: nothing of the card but what they say (KIOSK-8). */
export interface CustomerSeen {
  readonly words: Words;
  readonly bearer: Bearer;
  /** What has been asked or looked at, in that order. */
  readonly findings: readonly Finding[];
  /** What can still be asked. */
  readonly topics: readonly Topic[];
  readonly choices: readonly Advice[];
}

/** What came of a choice. */
export interface Judgement {
  readonly chosen: Advice;
  readonly right: Advice;
  readonly isRight: boolean;
  readonly cause: Cause;
  /** The rules behind the right advice, the decisive one first; and the one that a never right choice breaks. */
  readonly rules: readonly PracticeRule[];
  /** What the kiosk would have shown this customer. */
  readonly kiosk: KioskAnswer;
  /** REG-3. Until when the pre-registration is good, where there is one that is. */
  readonly goodUntil?: Instant;
}

/** How a rule was known in a round. */
export interface RuleScore {
  readonly rule: PracticeRule;
  readonly right: number;
  readonly count: number;
}

/** What stands on every screen of the practice. */
export interface PracticeFrame {
  readonly language: Language;
}

/** The screens of the practice. */
export type PracticeScreen =
  | { readonly screen: 'starting' }
  | { readonly screen: 'welcome' }
  | {
      readonly screen: 'customer' | 'judged';
      /** From 1. */
      readonly number: number;
      readonly count: number;
      readonly right: number;
      readonly customer: CustomerSeen;
      /** On the screen `judged`. */
      readonly judgement?: Judgement;
    }
  | {
      readonly screen: 'score';
      readonly right: number;
      readonly count: number;
      readonly rules: readonly RuleScore[];
      /** What the customers said to whom the wrong thing was told: they come back. */
      readonly missed: readonly Words[];
    };

/** What the practice shows: one screen in its frame. */
export type PracticeView = PracticeFrame & PracticeScreen;

/** What a trainee can do. */
export type PracticeTouch =
  /** A round; whoever was missed in the one before is among its customers. */
  | { readonly type: 'start.pressed' }
  | { readonly type: 'topic.asked'; readonly topic: Topic }
  | { readonly type: 'advice.chosen'; readonly advice: Advice }
  | { readonly type: 'next.pressed' }
  /** After a round: the customers that were missed, again. */
  | { readonly type: 'repeat.pressed' }
  /** Ends a round before its end. */
  | { readonly type: 'leave.pressed' }
  | { readonly type: 'language.chosen'; readonly language: Language };
