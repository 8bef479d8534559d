import { FIRST_LANGUAGE } from '../../machines/language';
import { CHAIN_NAMES } from '../../machines/rules/stores';
import { HOUR, MINUTE } from '../../machines/rules/time';
import type { ConsoleView } from '../../machines/workbench/console.types';
import { catalogue } from '../card/catalogue';

/** One picture of the console, by a name that a file can bear. */
export interface ConsoleScene {
  readonly name: string;
  readonly view: ConsoleView;
}

const NOW = Date.parse('2026-11-24T12:34:56+09:00');

/** A world in which nothing has happened yet. */
const QUIET: ConsoleView = {
  language: FIRST_LANGUAGE,
  now: NOW,
  clockSpeed: 1,
  cards: catalogue().map(({ name, description, holder }) => ({
    name,
    description,
    holder: holder.name,
    place: 'rack',
  })),
  copies: [],
  face: 'match',
  store: 'lawson',
  stores: CHAIN_NAMES,
  centre: { state: 'starting' },
  reader: { kind: 'simulated', state: 'ready', names: [] },
  faultsWaiting: 0,
  sessions: [],
};

/** A world in which everything has. */
const EVENTFUL: ConsoleView = {
  ...QUIET,
  clockSpeed: 0,
  cards: QUIET.cards.map((card, index) => ({
    ...card,
    place: index === 1 ? 'kiosk' : index === 2 ? 'phone' : 'rack',
    tries: { 'signing-password': index % 6, 'authentication-pin': index % 4 },
    preRegistration: (['none', 'good', 'expired', 'used'] as const)[index % 4] ?? 'none',
  })),
  rememberedAt: NOW - HOUR,
  copies: ['locked-password-20261124T120000.json', 'two-left.json'],
  face: 'no-match',
  centre: { state: 'ready', url: 'http://localhost:40123' },
  reader: {
    kind: 'pcsc',
    state: 'ready',
    name: 'ACS ACR122U PICC Interface 00 00',
    names: ['ACS ACR122U PICC Interface 00 00'],
  },
  faultsWaiting: 3,
  sessions: [
    { at: NOW - MINUTE, outcome: 'reset' },
    { at: NOW - 4 * MINUTE, outcome: 'refused', reason: 'authentication-certificate-unusable' },
    { at: NOW - 9 * MINUTE, outcome: 'cancelled' },
    { at: NOW - 12 * MINUTE, outcome: 'unconfirmed', reason: 'reset-unconfirmed' },
    { at: NOW - HOUR, outcome: 'refused', reason: 'timed-out' },
  ],
};

/** The console at the beginning, in the midst of things, and with parts that are away. */
export const CONSOLE_SCENES: readonly ConsoleScene[] = [
  { name: 'quiet', view: QUIET },
  { name: 'eventful', view: EVENTFUL },
  {
    name: 'trouble',
    view: {
      ...EVENTFUL,
      centre: { state: 'down', sentence: 'The centre was stopped.' },
      reader: {
        kind: 'pcsc',
        state: 'down',
        names: [],
        sentence: 'The PC/SC service does not run. On Linux: sudo systemctl start pcscd (package pcscd).',
      },
    },
  },
];

/** The workbench's lower pane, in a window of ordinary size and in a wide one. */
export const CONSOLE_SIZES = [
  { width: 1280, height: 420 },
  { width: 1800, height: 480 },
] as const;
