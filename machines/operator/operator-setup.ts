import { assign, fromPromise, setup } from 'xstate';
import type { Language } from '../language';
import { notProvided } from '../not-provided';
import type { Instant } from '../rules/time';
import { FREE_WRONG_CODES, OPERATOR_DELAYS, waitAfterWrongCodes } from './operator-delays';
import type { SelfTestResult } from './self-test.types';
import type { OperatorTouch, OutcomeDay, Station } from './view.types';

/** A code has 4 to 8 digits; how many the right one has is nobody's affair. */
export const CODE_LENGTH = { minimum: 4, maximum: 8 } as const;

/** More wrong codes than this are not counted: the wait grows no further. */
const MOST_WRONG_CODES = 10;

/** What the kiosk remembers of its panel from one start to the next. */
export interface KeptByOperator {
  readonly language: Language;
  readonly isPractising: boolean;
  /** In a row. */
  readonly wrongCodes: number;
}

export interface OperatorContext extends KeptByOperator {
  readonly station: Station;
  /** KIOSK-8. No session runs at the kiosk. */
  readonly isKioskIdle: boolean;
  readonly entryLength: number;
  readonly isWrong: boolean;
  readonly waitUntil?: Instant | undefined;
  readonly day?: OutcomeDay | 'unavailable' | undefined;
  readonly selfTest?: SelfTestResult | undefined;
}

export interface OperatorInput extends KeptByOperator {
  readonly station: Station;
  readonly isKioskIdle: boolean;
}

export type OperatorEvent =
  | Exclude<OperatorTouch, { type: 'key.pressed' }>
  | { readonly type: 'entry.changed'; readonly length: number }
  | { readonly type: 'kiosk.changed'; readonly isIdle: boolean }
  | { readonly type: 'station.changed'; readonly station: Station }
  | { readonly type: 'self-test.finished'; readonly result: SelfTestResult }
  /** Raised by the machine itself. */
  | { readonly type: 'code.refused' };

/** The panel's context before anybody has opened it. */
export function firstOperatorContext(input: OperatorInput): OperatorContext {
  return { ...input, entryLength: 0, isWrong: false };
}

export const operatorSetup = setup({
  types: {
    context: {} as OperatorContext,
    events: {} as OperatorEvent,
    input: {} as OperatorInput,
  },
  actors: {
    checkCode: fromPromise<{ readonly accepted: boolean }>(notProvided('checkCode')),
    loadDay: fromPromise<OutcomeDay | undefined>(notProvided('loadDay')),
    runSelfTest: fromPromise<SelfTestResult>(notProvided('runSelfTest')),
  },
  actions: {
    /** INV-4. The code pad forgets what it holds. */
    wipePad: () => undefined,
    restartKiosk: () => undefined,
    closeKiosk: () => undefined,
    /** Provided where there is a clock that tells the time. */
    noteWait: assign({ waitUntil: 0 }),
    forgetWait: assign({ waitUntil: undefined }),
    rememberKiosk: assign((_, params: { isKioskIdle: boolean }) => params),
    rememberStation: assign((_, params: { station: Station }) => params),
    rememberSelfTest: assign((_, params: { selfTest: SelfTestResult }) => params),
    rememberDay: assign((_, params: { day: OutcomeDay | undefined }) => ({
      day: params.day ?? ('unavailable' as const),
    })),
    rememberEntry: assign((_, params: { length: number }) => ({ entryLength: params.length, isWrong: false })),
    forgetEntry: assign({ entryLength: 0, isWrong: false }),
    forgetDay: assign({ day: undefined }),
    countWrongCode: assign(({ context }) => ({
      wrongCodes: Math.min(context.wrongCodes + 1, MOST_WRONG_CODES),
      entryLength: 0,
      isWrong: true,
    })),
    forgetWrongCodes: assign({ wrongCodes: 0 }),
    chooseLanguage: assign((_, params: { language: Language }) => params),
    switchPractice: assign((_, params: { isPractising: boolean }) => params),
  },
  guards: {
    /** KIOSK-8. Nobody opens the panel over a session. */
    isKioskIdle: ({ context }) => context.isKioskIdle,
    hasSessionBegun: (_, params: { isIdle: boolean }) => !params.isIdle,
    mayTryCode: ({ context }) => context.waitUntil === undefined && context.entryLength >= CODE_LENGTH.minimum,
    isAccepted: (_, answer: { accepted: boolean }) => answer.accepted,
    hasToWait: ({ context }) => context.wrongCodes >= FREE_WRONG_CODES,
  },
  delays: {
    ...OPERATOR_DELAYS,
    untilCodeMayBeTried: ({ context }) => waitAfterWrongCodes(context.wrongCodes),
  },
});
