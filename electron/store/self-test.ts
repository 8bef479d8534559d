import { existsSync, rmSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import en from '../../assets/locales/en.json';
import type { OutOfServiceReason } from '../../machines/kiosk/view.types';
import { failedParts, type SelfTestItem, type SelfTestResult } from '../../machines/operator/self-test.types';
import { SECOND } from '../../machines/rules/time';
import { writeFileAtomically } from '../atomic-file';
import type { CardReader } from '../card/reader';
import type { CentreClient } from '../centre/centre.types';
import type { Clock } from '../clock';
import type { Orientation } from './store-configuration';

/** What a self-test looks at. */
export interface SelfTestSubject {
  readonly reader: Pick<CardReader, 'name' | 'state'>;
  readonly centre: Pick<CentreClient, 'health'>;
  /** What is known of a centre that does not answer, in English. */
  readonly centreTrouble?: () => string | undefined;
  readonly clock: Pick<Clock, 'now'>;
  /** How far the clock may be from the centre's, in milliseconds. */
  readonly clockTolerance: number;
  /** The data folder. */
  readonly data: string;
  /** The files that the kiosk's screens are made of. */
  readonly pages: readonly string[];
  /** How the screen is turned, and how it should be; absent where there is no screen. */
  readonly screen?: () => { readonly is: Orientation; readonly wanted?: Orientation | undefined };
}

const MEGABYTE = 1_000_000;
/** Below this the next write may fail; below the other somebody should look after it. In megabytes. */
const LEAST_SPACE = 20;
const LOW_SPACE = 500;
/** An answer that takes longer than this, in milliseconds, makes a customer wait. */
const SLOW_ANSWER = 2 * SECOND;

/** Looks at every part once. No part's failure keeps another from being looked at. */
export async function runSelfTest(subject: SelfTestSubject): Promise<SelfTestResult> {
  const [[centre, clock], disk] = await Promise.all([testCentre(subject), testDisk(subject.data)]);
  const items = [testReader(subject), centre, clock, disk, testPages(subject), ...testScreen(subject)];
  return { at: subject.clock.now(), items };
}

/** The item's finding as an English sentence, for the log and the command line. */
export function findingInWords({ finding, values }: Pick<SelfTestItem, 'finding' | 'values'>): string {
  // Numbers stand as they are, without the language's own grouping: a log is searched.
  return en.operator.findings[finding].replace(/\{\{(\w+)(?:, *\w+)?\}\}/g, (_, name: string) =>
    String(values[name] ?? ''),
  );
}

/** REF-14. Why customers cannot be served, by this result; a missing reader the kiosk's machine knows of itself. */
export function outageOf(result: SelfTestResult): OutOfServiceReason | undefined {
  const failed = failedParts(result).filter((part) => part !== 'reader');
  if (failed.length === 0) return undefined;
  return failed.every((part) => part === 'centre') ? 'centre-unreachable' : 'out-of-order';
}

function testReader({ reader }: SelfTestSubject): SelfTestItem {
  const state = reader.state();
  const { name } = reader;
  switch (state.kind) {
    case 'missing':
      return { part: 'reader', state: 'failed', finding: 'reader-missing', values: {}, detail: state.sentence };
    case 'card-present':
      return { part: 'reader', state: 'warning', finding: 'reader-has-card', values: { name } };
    case 'empty':
      return { part: 'reader', state: 'ok', finding: 'reader-ready', values: { name } };
  }
}

async function testCentre({
  centre,
  centreTrouble,
  clock,
  clockTolerance,
}: SelfTestSubject): Promise<readonly [SelfTestItem, SelfTestItem]> {
  const asked = performance.now();
  const before = clock.now();
  const health = await centre.health();
  const took = performance.now() - asked;
  const after = clock.now();
  if (!health.ok) {
    const detail = centreTrouble?.();
    return [
      {
        part: 'centre',
        state: 'failed',
        finding: 'centre-unreachable',
        values: {},
        ...(detail === undefined ? {} : { detail }),
      },
      { part: 'clock', state: 'warning', finding: 'clock-unknown', values: {} },
    ];
  }
  const ms = Math.round(took);
  // The centre's hour is of some instant in between: it is as wrong as it is outside of that.
  const skew = Math.max(before - health.value.now, health.value.now - after, 0);
  const values = { seconds: Math.round(skew / 100) / 10, tolerance: clockTolerance / SECOND };
  const isRight = skew <= clockTolerance;
  return [
    ms > SLOW_ANSWER
      ? { part: 'centre', state: 'warning', finding: 'centre-slow', values: { ms } }
      : { part: 'centre', state: 'ok', finding: 'centre-answers', values: { ms } },
    { part: 'clock', state: isRight ? 'ok' : 'failed', finding: isRight ? 'clock-right' : 'clock-wrong', values },
  ];
}

/** INV-3. Whether a file can be written as the kiosk writes its own: whole or not at all. */
async function testDisk(data: string): Promise<SelfTestItem> {
  const probe = join(data, 'self-test');
  try {
    writeFileAtomically(probe, 'Ansho writes this to see whether it can.\n');
    rmSync(probe, { force: true });
    const { bavail, bsize } = await statfs(data);
    const megabytes = Math.round((bavail * bsize) / MEGABYTE);
    const values = { megabytes };
    if (megabytes < LEAST_SPACE) return { part: 'disk', state: 'failed', finding: 'disk-full', values };
    if (megabytes < LOW_SPACE) return { part: 'disk', state: 'warning', finding: 'disk-low', values };
    return { part: 'disk', state: 'ok', finding: 'disk-good', values };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { part: 'disk', state: 'failed', finding: 'disk-unwritable', values: {}, detail };
  }
}

function testPages({ pages }: SelfTestSubject): SelfTestItem {
  const missing = pages.filter((file) => !existsSync(file));
  return missing.length === 0
    ? { part: 'pages', state: 'ok', finding: 'pages-complete', values: {} }
    : { part: 'pages', state: 'failed', finding: 'pages-missing', values: {}, detail: missing.join(', ') };
}

function testScreen({ screen }: SelfTestSubject): readonly SelfTestItem[] {
  const turned = screen?.();
  if (turned === undefined) return [];
  const isRight = turned.wanted === undefined || turned.wanted === turned.is;
  return [
    isRight
      ? { part: 'screen', state: 'ok', finding: 'screen-right', values: {} }
      : { part: 'screen', state: 'warning', finding: 'screen-turned', values: {} },
  ];
}
