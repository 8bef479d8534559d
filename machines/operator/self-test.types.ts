import type { Instant } from '../rules/time';

/** What a kiosk's self-test looks at, in this order. The screen is looked at where there is one. */
export const SELF_TEST_PARTS = ['reader', 'centre', 'clock', 'disk', 'pages', 'screen'] as const;
export type SelfTestPart = (typeof SELF_TEST_PARTS)[number];

/** `failed`: no customer can be served; `warning`: somebody should look after it. */
export type SelfTestState = 'ok' | 'warning' | 'failed';

/** What was found; each is a sentence of the catalogue. */
export const SELF_TEST_FINDINGS = [
  'reader-ready',
  'reader-has-card',
  'reader-missing',
  'centre-answers',
  'centre-slow',
  'centre-unreachable',
  'clock-right',
  'clock-wrong',
  'clock-unknown',
  'disk-good',
  'disk-low',
  'disk-full',
  'disk-unwritable',
  'pages-complete',
  'pages-missing',
  'screen-right',
  'screen-turned',
] as const;
export type SelfTestFinding = (typeof SELF_TEST_FINDINGS)[number];

/** One part's result: plain data. */
export interface SelfTestItem {
  readonly part: SelfTestPart;
  readonly state: SelfTestState;
  readonly finding: SelfTestFinding;
  /** What is filled into the finding's sentence. */
  readonly values: Readonly<Record<string, string | number>>;
  /** For an engineer, in English: what the system said. */
  readonly detail?: string;
}

/** A self-test that has been run. */
export interface SelfTestResult {
  readonly at: Instant;
  readonly items: readonly SelfTestItem[];
}

/** The parts without which no customer can be served. */
export function failedParts({ items }: SelfTestResult): readonly SelfTestPart[] {
  return items.filter(({ state }) => state === 'failed').map(({ part }) => part);
}
