import { FREE_WRONG_CODES } from '../operator/operator-delays';
import { operatorMachine } from '../operator/operator-machine';
import type { OperatorContext } from '../operator/operator-setup';
import { toOperatorView, type OperatorSnapshot } from '../operator/operator-view';
import type { OutcomeDay, Station } from '../operator/view.types';
import { snapshotKey, type Edge, type Invariant, type Model } from './explore';
import { doneOf, isIn, neverDirectly, onlyAfter } from './invariants';

const STATION: Station = { store: 'lawson', reader: { state: 'empty', name: 'ACR' }, centre: { state: 'ready' } };
const DAY: OutcomeDay = { date: '2026-11-24', counts: [{ hour: 10, outcome: 'reset', count: 2 }] };
const INPUT = { language: 'ja', isPractising: false, wrongCodes: 0, station: STATION, isKioskIdle: true } as const;

const AWAY = 'operator.panel.away';
const SHOWN = 'operator.panel.shown';
const CHECKING = `${SHOWN}.content.checkingCode`;
const OPEN = `${SHOWN}.content.open`;
const WAITING = 'operator.lock.waiting';

function contextOf({ context }: { readonly context: unknown }): OperatorContext {
  return context as OperatorContext;
}

/** A statement about every state that the panel can be in. */
function always(rule: string, statement: string, holds: (snapshot: OperatorSnapshot) => boolean): Invariant {
  return {
    rule,
    statement,
    counterexample: ({ states }) => {
      const wrong = [...states.values()].find((snapshot) => !holds(snapshot as OperatorSnapshot));
      return wrong && snapshotKey(wrong);
    },
  };
}

/** What the panel knows but for what it forgets when it leaves. */
function lasting(context: OperatorContext): string {
  const { language, isPractising, wrongCodes, station, selfTest, waitUntil } = context;
  return JSON.stringify([language, isPractising, wrongCodes, station, selfTest, waitUntil]);
}

const isRefusal = ({ event }: Edge): boolean => doneOf(CHECKING, ({ accepted }) => accepted === false)(event);

/**
 * The operator's panel. The event with which the machine tells itself of a wrong code is walked as if it could come from
 * outside too: what holds then holds the more without.
 */
export const operatorModel: Model = {
  name: 'operator',
  machine: operatorMachine,
  inputs: [INPUT, { ...INPUT, isPractising: true, wrongCodes: FREE_WRONG_CODES }, { ...INPUT, isKioskIdle: false }],
  payloads: {
    'entry.changed': [{ length: 0 }, { length: 4 }],
    'language.chosen': [{ language: 'en' }],
    'kiosk.changed': [{ isIdle: true }, { isIdle: false }],
    'station.changed': [{ station: STATION }],
    'self-test.finished': [{ result: { at: 0, items: [] } }],
    'practice.pressed': [{ on: true }, { on: false }],
  },
  outputs: {
    checkCode: [{ accepted: true }, { accepted: false }],
    loadDay: [DAY, undefined],
    runSelfTest: [{ at: 0, items: [] }],
  },
  invariants: [
    onlyAfter(
      'KIOSK-8',
      'the panel opens after the right code alone',
      OPEN,
      doneOf(CHECKING, ({ accepted }) => accepted === true),
    ),
    always(
      'KIOSK-8',
      'while a session runs nothing of the panel is to be seen',
      (snapshot) => contextOf(snapshot).isKioskIdle || isIn(snapshot, AWAY),
    ),
    neverDirectly(
      'KIOSK-8',
      'after three wrong codes in a row, each further one has to wait',
      (edge) => isRefusal(edge) && contextOf(edge.to).wrongCodes >= FREE_WRONG_CODES && !isIn(edge.to, WAITING),
    ),
    neverDirectly(
      'KIOSK-8',
      'no code is tried before the wait is over',
      ({ from, to }) => isIn(from, WAITING) && !isIn(from, CHECKING) && isIn(to, CHECKING),
    ),
    neverDirectly(
      'KIOSK-8',
      'nothing but the right code forgets how many were wrong',
      ({ from, event, to }) =>
        contextOf(to).wrongCodes < contextOf(from).wrongCodes &&
        !doneOf(CHECKING, ({ accepted }) => accepted === true)(event),
    ),
    always('INV-4', 'a panel that is away remembers no entry and no record', (snapshot) => {
      const { entryLength, isWrong, day } = contextOf(snapshot);
      return !isIn(snapshot, AWAY) || (entryLength === 0 && !isWrong && day === undefined);
    }),
    always('INV-4', 'of a code the page is told how many digits it has so far, and no more', (snapshot) => {
      const view = toOperatorView(snapshot);
      const told = Object.keys(view).toSorted().join();
      return view.screen !== 'enter-code' || told === 'isComplete,isWrong,language,length,screen';
    }),
    neverDirectly(
      'INV-8',
      'of the kiosk’s sessions the panel learns whether one runs, and nothing else',
      ({ from, event, to }) => event.type === 'kiosk.changed' && lasting(contextOf(from)) !== lasting(contextOf(to)),
    ),
    neverDirectly(
      'INV-7',
      'a panel that nobody touches leaves by itself',
      ({ event, to }) => event.type.startsWith('xstate.after.untilPanelLeaves') && !isIn(to, AWAY),
    ),
  ],
};
