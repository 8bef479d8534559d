import { createActor, fromPromise, SimulatedClock, waitFor, assign } from 'xstate';
import { describe, expect, test } from 'vitest';
import { MINUTE, SECOND } from '../../machines/rules/time';
import { OPERATOR_DELAYS, waitAfterWrongCodes } from '../../machines/operator/operator-delays';
import { operatorMachine } from '../../machines/operator/operator-machine';
import type { KeptByOperator, OperatorEvent } from '../../machines/operator/operator-setup';
import { keptOf, toOperatorView } from '../../machines/operator/operator-view';
import type { SelfTestResult } from '../../machines/operator/self-test.types';
import type { OutcomeDay, Station } from '../../machines/operator/view.types';

const STATION: Station = {
  store: 'lawson',
  reader: { state: 'empty', name: 'ACR' },
  centre: { state: 'ready', url: 'http://localhost:1' },
};
const DAY: OutcomeDay = { date: '2026-11-24', counts: [{ hour: 10, outcome: 'reset', count: 2 }] };
const GOOD: SelfTestResult = { at: 0, items: [] };

interface Beginning {
  readonly kept?: Partial<KeptByOperator>;
  readonly isKioskIdle?: boolean;
  readonly day?: OutcomeDay | undefined;
}

/** The panel with a person's hands; the code is right when `codes` says so, in turn. */
function atTheKiosk(codes: readonly boolean[], { kept = {}, isKioskIdle = true, ...rest }: Beginning = {}) {
  const clock = new SimulatedClock();
  const left = [...codes];
  const done: string[] = [];
  const note = (what: string) => () => void done.push(what);
  const machine = operatorMachine.provide({
    actors: {
      checkCode: fromPromise(() => Promise.resolve({ accepted: left.shift() ?? false })),
      loadDay: fromPromise(() => Promise.resolve('day' in rest ? rest.day : DAY)),
      runSelfTest: fromPromise(() => Promise.resolve(GOOD)),
    },
    actions: {
      wipePad: note('wiped'),
      restartKiosk: note('restarted'),
      closeKiosk: note('closed'),
      noteWait: assign({ waitUntil: ({ context }) => clock.now() + waitAfterWrongCodes(context.wrongCodes) }),
    },
  });
  const input = { language: 'ja', isPractising: false, wrongCodes: 0, ...kept, station: STATION, isKioskIdle } as const;
  const actor = createActor(machine, { clock, input });
  actor.start();
  const send = (event: OperatorEvent) => actor.send(event);
  return {
    clock,
    done,
    send,
    press: (type: Extract<OperatorEvent, { type: `${string}.pressed` }>['type']) => {
      send({ type: 'person.touched' });
      send(type === 'practice.pressed' ? { type, on: true } : { type });
    },
    view: () => toOperatorView(actor.getSnapshot()),
    kept: () => keptOf(actor.getSnapshot()),
    async enterCode() {
      send({ type: 'entry.changed', length: 4 });
      send({ type: 'confirm.pressed' });
      await waitFor(actor, (now) => !now.matches({ panel: { shown: { content: 'checkingCode' } } }));
    },
    async open() {
      send({ type: 'staff.pressed' });
      await this.enterCode();
      await waitFor(actor, (now) => !now.matches({ panel: { shown: { content: { open: { day: 'loading' } } } } }));
    },
    settled: () =>
      waitFor(actor, (now) => !now.matches({ panel: { shown: { content: { open: { selfTest: 'running' } } } } })),
  };
}

describe('KIOSK-8: the panel and a customer never meet', () => {
  test('in a session the staff button does nothing', () => {
    const panel = atTheKiosk([true], { isKioskIdle: false });
    panel.send({ type: 'staff.pressed' });
    expect(panel.view().screen).toBe('away');
  });

  test('between sessions it asks for the code', () => {
    const panel = atTheKiosk([true]);
    panel.send({ type: 'staff.pressed' });
    expect(panel.view()).toMatchObject({ screen: 'enter-code', length: 0, isComplete: false, isWrong: false });
  });

  test('should a session have begun all the same, the panel is gone', async () => {
    const panel = atTheKiosk([true]);
    await panel.open();
    panel.send({ type: 'kiosk.changed', isIdle: false });
    expect(panel.view().screen).toBe('away');
    panel.send({ type: 'staff.pressed' });
    expect(panel.view().screen).toBe('away');
  });
});

describe('the code', () => {
  test('the right one opens the panel, with the day’s counts', async () => {
    const panel = atTheKiosk([true]);
    await panel.open();
    expect(panel.view()).toMatchObject({ screen: 'panel', station: STATION, day: DAY, isTesting: false });
  });

  test('fewer than 4 digits are not tried', () => {
    const panel = atTheKiosk([true]);
    panel.send({ type: 'staff.pressed' });
    panel.send({ type: 'entry.changed', length: 3 });
    panel.send({ type: 'confirm.pressed' });
    expect(panel.view()).toMatchObject({ screen: 'enter-code', length: 3, isComplete: false });
  });

  test('a wrong one says so until the next digit, and the pad is wiped', async () => {
    const panel = atTheKiosk([false]);
    panel.send({ type: 'staff.pressed' });
    panel.done.length = 0;
    await panel.enterCode();
    expect(panel.view()).toMatchObject({ screen: 'enter-code', length: 0, isWrong: true });
    expect(panel.done).toContain('wiped');
    panel.send({ type: 'entry.changed', length: 1 });
    expect(panel.view()).toMatchObject({ isWrong: false });
  });

  test('after the third wrong one the next has to wait: 30 s, then twice as long each time', async () => {
    const panel = atTheKiosk([false, false, false, false, true]);
    panel.send({ type: 'staff.pressed' });
    await panel.enterCode();
    await panel.enterCode();
    expect(panel.view().screen).toBe('enter-code');
    await panel.enterCode();
    expect(panel.view()).toMatchObject({ screen: 'wait', until: 30 * SECOND });
    await panel.enterCode();
    expect(panel.kept().wrongCodes).toBe(3);
    panel.clock.increment(30 * SECOND - 1);
    expect(panel.view().screen).toBe('wait');
    panel.clock.increment(1);
    expect(panel.view().screen).toBe('enter-code');
    await panel.enterCode();
    expect(panel.view()).toMatchObject({ screen: 'wait', until: 30 * SECOND + 60 * SECOND });
    panel.clock.increment(60 * SECOND);
    await panel.enterCode();
    expect(panel.view().screen).toBe('panel');
    expect(panel.kept().wrongCodes).toBe(0);
  });

  test('the wait grows to 16 minutes and no further', () => {
    expect([3, 4, 5, 6, 7, 8, 9, 100].map((wrong) => waitAfterWrongCodes(wrong) / SECOND)).toEqual([
      30, 60, 120, 240, 480, 960, 960, 960,
    ]);
  });

  test('who leaves and comes back has to wait as well', async () => {
    const panel = atTheKiosk([false, false, false]);
    panel.send({ type: 'staff.pressed' });
    for (let wrong = 0; wrong < 3; wrong += 1) await panel.enterCode();
    panel.press('leave.pressed');
    panel.clock.increment(10 * SECOND);
    panel.send({ type: 'staff.pressed' });
    expect(panel.view()).toMatchObject({ screen: 'wait', until: 30 * SECOND });
    panel.clock.increment(20 * SECOND);
    expect(panel.view().screen).toBe('enter-code');
  });

  test('wrong codes before a restart count after it', async () => {
    const panel = atTheKiosk([true], { kept: { wrongCodes: 4 } });
    panel.send({ type: 'staff.pressed' });
    expect(panel.view()).toMatchObject({ screen: 'wait', until: 60 * SECOND });
    panel.clock.increment(60 * SECOND);
    await panel.enterCode();
    expect(panel.view().screen).toBe('panel');
  });
});

describe('the open panel', () => {
  test('leaves by itself after two minutes without a touch', async () => {
    const panel = atTheKiosk([true]);
    await panel.open();
    panel.clock.increment(OPERATOR_DELAYS.untilPanelLeaves - 1);
    panel.send({ type: 'person.touched' });
    panel.clock.increment(OPERATOR_DELAYS.untilPanelLeaves - 1);
    expect(panel.view().screen).toBe('panel');
    panel.clock.increment(1);
    expect(panel.view().screen).toBe('away');
    expect(OPERATOR_DELAYS.untilPanelLeaves).toBe(2 * MINUTE);
  });

  test('so does the question for the code', () => {
    const panel = atTheKiosk([]);
    panel.send({ type: 'staff.pressed' });
    panel.clock.increment(OPERATOR_DELAYS.untilPanelLeaves);
    expect(panel.view().screen).toBe('away');
  });

  test('a centre that gives no counts is said to give none', async () => {
    const panel = atTheKiosk([true], { day: undefined });
    await panel.open();
    expect(panel.view()).toMatchObject({ screen: 'panel', day: 'unavailable' });
  });

  test('the self-test runs when it is asked to, and shows what it found', async () => {
    const panel = atTheKiosk([true]);
    await panel.open();
    panel.press('self-test.pressed');
    expect(panel.view()).toMatchObject({ isTesting: true });
    await panel.settled();
    expect(panel.view()).toMatchObject({ isTesting: false, selfTest: GOOD });
  });

  test.each([
    ['restart.pressed', 'restart', 'restarted'],
    ['close.pressed', 'close', 'closed'],
  ] as const)('%s is asked about first', async (pressed, question, what) => {
    const panel = atTheKiosk([true]);
    await panel.open();
    panel.press(pressed);
    expect(panel.view()).toMatchObject({ question });
    panel.press('cancel.pressed');
    expect(panel.view()).not.toHaveProperty('question');
    expect(panel.done).not.toContain(what);
    panel.press(pressed);
    panel.press('confirm.pressed');
    expect(panel.done).toContain(what);
  });

  test('practice is switched on, kept, and leaves a bar that leads back to the panel', async () => {
    const panel = atTheKiosk([true, true]);
    await panel.open();
    panel.press('practice.pressed');
    expect(panel.view().screen).toBe('practice-bar');
    expect(panel.kept()).toMatchObject({ isPractising: true });
    await panel.open();
    panel.send({ type: 'practice.pressed', on: false });
    expect(panel.view().screen).toBe('away');
    expect(panel.kept()).toMatchObject({ isPractising: false });
  });

  test('its language is kept', async () => {
    const panel = atTheKiosk([true]);
    await panel.open();
    panel.send({ type: 'language.chosen', language: 'vi' });
    expect(panel.view().language).toBe('vi');
    expect(panel.kept().language).toBe('vi');
  });

  test('behind the code alone: nothing of it is done while the code is asked for', () => {
    const panel = atTheKiosk([]);
    panel.send({ type: 'staff.pressed' });
    for (const type of ['self-test.pressed', 'restart.pressed', 'close.pressed', 'practice.pressed'] as const)
      panel.press(type);
    panel.press('confirm.pressed');
    expect(panel.view()).toMatchObject({ screen: 'enter-code' });
    expect(panel.done).not.toContain('restarted');
    expect(panel.done).not.toContain('closed');
    expect(panel.kept().isPractising).toBe(false);
  });
});
