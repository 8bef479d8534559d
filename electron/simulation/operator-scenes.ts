import { FIRST_LANGUAGE } from '../../machines/language';
import type { SelfTestItem } from '../../machines/operator/self-test.types';
import type { HourCount, OperatorScreen, OperatorView, OutcomeDay, Station } from '../../machines/operator/view.types';

/** One picture of the operator's panel, by a name that a file can bear. */
export interface OperatorScene {
  readonly name: string;
  readonly view: OperatorView;
}

const NOON = Date.parse('2026-11-24T12:00:00+09:00');
const STATION: Station = {
  store: 'lawson',
  reader: { state: 'card-present', name: 'ACS ACR122U PICC Interface 00 00' },
  centre: { state: 'ready', url: 'http://centre.example:8080' },
};

const COUNTS: readonly HourCount[] = [
  { hour: 6, outcome: 'reset', count: 2 },
  { hour: 8, outcome: 'reset', count: 7 },
  { hour: 8, outcome: 'cancelled', count: 1 },
  { hour: 9, outcome: 'refused', reason: 'not-pre-registered', count: 4 },
  { hour: 9, outcome: 'reset', count: 5 },
  { hour: 11, outcome: 'refused', reason: 'authentication-certificate-unusable', count: 1 },
  { hour: 12, outcome: 'reset', count: 18 },
  { hour: 12, outcome: 'refused', reason: 'pre-registration-expired', count: 3 },
  { hour: 12, outcome: 'unconfirmed', reason: 'reset-unconfirmed', count: 1 },
  { hour: 12, outcome: 'cancelled', count: 2 },
];
const DAY: OutcomeDay = { date: '2026-11-24', counts: COUNTS };

const WELL: readonly SelfTestItem[] = [
  { part: 'reader', state: 'warning', finding: 'reader-has-card', values: { name: STATION.reader.name } },
  { part: 'centre', state: 'ok', finding: 'centre-answers', values: { ms: 12 } },
  { part: 'clock', state: 'ok', finding: 'clock-right', values: { seconds: 0.2, tolerance: 5 } },
  { part: 'disk', state: 'ok', finding: 'disk-good', values: { megabytes: 80_903 } },
  { part: 'pages', state: 'ok', finding: 'pages-complete', values: {} },
  { part: 'screen', state: 'warning', finding: 'screen-turned', values: {} },
];
const ILL: readonly SelfTestItem[] = [
  {
    part: 'reader',
    state: 'failed',
    finding: 'reader-missing',
    values: {},
    detail: 'The PC/SC service does not run. On Linux: sudo systemctl start pcscd (package pcscd).',
  },
  { part: 'centre', state: 'failed', finding: 'centre-unreachable', values: {}, detail: 'No centre answers.' },
  { part: 'clock', state: 'failed', finding: 'clock-wrong', values: { seconds: 61.5, tolerance: 5 } },
  { part: 'disk', state: 'failed', finding: 'disk-full', values: { megabytes: 3 } },
  { part: 'pages', state: 'failed', finding: 'pages-missing', values: {} },
];

const scene = (name: string, screen: OperatorScreen): OperatorScene => ({
  name,
  view: { ...screen, language: FIRST_LANGUAGE },
});

const PANEL = { screen: 'panel', station: STATION, isTesting: false, isPractising: false } as const;

/** Every screen of the panel with the most that it can have to say. */
export const OPERATOR_SCENES: readonly OperatorScene[] = [
  scene('enter-code', { screen: 'enter-code', length: 0, isComplete: false, isWrong: false }),
  scene('enter-code-wrong', { screen: 'enter-code', length: 5, isComplete: true, isWrong: true }),
  scene('wait', { screen: 'wait', until: NOON }),
  scene('panel-loading', { ...PANEL, isTesting: true }),
  scene('panel', { ...PANEL, day: DAY, selfTest: { at: NOON, items: WELL } }),
  scene('panel-trouble', {
    ...PANEL,
    station: { ...STATION, reader: { state: 'missing', name: 'ACR' }, centre: { state: 'down' } },
    day: 'unavailable',
    selfTest: { at: NOON, items: ILL },
    isPractising: true,
    question: 'close',
  }),
  scene('practice-bar', { screen: 'practice-bar' }),
];
