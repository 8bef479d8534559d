import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CardImage } from '../../electron/card/card-image';
import type { CardReader } from '../../electron/card/reader';
import { SimulatedCard } from '../../electron/card/simulated-card';
import { SimulatedReader } from '../../electron/card/simulated-reader';
import { systemClock } from '../../electron/clock';
import type { ReaderSource } from '../../electron/simulation/reader-choice';
import type { KioskTouch } from '../../machines/kiosk/view.types';
import { LANGUAGES } from '../../machines/language';
import type { PhoneTouch } from '../../machines/phone/view.types';
import type { ConsoleCommand } from '../../machines/workbench/console.types';
import {
  CARD_FAULTS,
  COMMAND_NAMES,
  LINE_FAULTS,
  POWER_FAULTS,
  READER_FAULTS,
  WRITE_FAULTS,
  type WorldFault,
} from '../../machines/workbench/faults.types';
import { openPremises, TEN_O_CLOCK, type Premises, type TestWorld } from './support';
import { openWorkbench, type TestWorkbench } from './workbench';

const GENUINE = 'another-issuer';
/** All that a card of somebody's own may ever get, by its bytes: SELECT, READ BINARY, and VERIFY without data. */
const FREE = [/^00a4040c0a.{20}$/, /^00a4020c02.{4}$/, /^00b0.{4}..$/, /^00200080$/];

/** Bytes as they came to the card itself, whichever reader it lay in. */
let received: string[];
let changes: CardImage[];

class RecordingCard extends SimulatedCard {
  override transmit(command: Uint8Array): Uint8Array | undefined {
    if (this.image.name.startsWith(GENUINE)) received.push(Buffer.from(command).toString('hex'));
    return super.transmit(command);
  }
}

let premises: Premises;
beforeAll(async () => {
  premises = await openPremises();
});
afterAll(() => premises.close());
beforeEach(() => {
  received = [];
  changes = [];
});

const when = { nth: 1 };
const FAULTS: readonly WorldFault[] = [
  ...COMMAND_NAMES.flatMap((command): WorldFault[] => [
    ...CARD_FAULTS.map((kind) => ({ at: 'card', kind, when: { command, nth: 1 } }) as const),
    { at: 'card', kind: 'status', when: { command, nth: 1 }, statusWord: 0x9000 },
    { at: 'card', kind: 'corrupt', when: { command, nth: 1 }, seed: 3 },
  ]),
  ...WRITE_FAULTS.map((kind) => ({ at: 'card', kind, when }) as const),
  { at: 'card', kind: 'delay', when, milliseconds: 1 },
  ...READER_FAULTS.map((kind) => ({ at: 'reader', kind, when }) as const),
  ...LINE_FAULTS.flatMap((kind) => [{ at: 'centre', kind } as const, { at: 'phone', kind } as const]),
  ...POWER_FAULTS.map((kind) => ({ at: 'power', kind, when }) as const),
];

/** Every command of the console, by its type: one that is added has to be added here. */
const COMMANDS: { readonly [Type in ConsoleCommand['type']]: readonly Extract<ConsoleCommand, { type: Type }>[] } = {
  'card.put': (['rack', 'phone', 'kiosk'] as const).map((place) => ({ type: 'card.put', card: GENUINE, place })),
  'card.renew': [{ type: 'card.renew', card: GENUINE }],
  'card.export': [{ type: 'card.export', card: GENUINE }],
  'card.import': [{ type: 'card.import', file: `${GENUINE}.json` }],
  'cards.snapshot': [{ type: 'cards.snapshot' }],
  'cards.rewind': [{ type: 'cards.rewind' }],
  'clock.set': [{ type: 'clock.set', to: TEN_O_CLOCK + 60_000 }],
  'clock.advance': [{ type: 'clock.advance', milliseconds: 120_000 }],
  'clock.run': [{ type: 'clock.run', speed: 0 }],
  'face.choose': [{ type: 'face.choose', face: 'match' }],
  'store.choose': [
    { type: 'store.choose', store: 'seven-eleven' },
    { type: 'store.choose', store: 'lawson' },
  ],
  'reader.choose': [
    { type: 'reader.choose', kind: 'pcsc', name: 'Scripted' },
    { type: 'reader.choose', kind: 'simulated' },
  ],
  'centre.stop': [{ type: 'centre.stop' }],
  'centre.start': [{ type: 'centre.start' }],
  'fault.cause': FAULTS.map((fault) => ({ type: 'fault.cause', fault })),
  'faults.clear': [{ type: 'faults.clear' }],
  'trace.save': [{ type: 'trace.save' }],
  'language.chosen': LANGUAGES.map((language) => ({ type: 'language.chosen', language })),
};

const PHONE_TOUCHES: readonly PhoneTouch[] = [
  { type: 'start.pressed' },
  ...Array.from('1234', (key) => ({ type: 'key.pressed', key }) as const),
  ...(['confirm.pressed', 'acknowledge.pressed', 'cancel.pressed'] as const).map((type) => ({ type })),
];
const KIOSK_TOUCHES: readonly KioskTouch[] = [
  ...PHONE_TOUCHES.slice(0, -1),
  ...Array.from('NEW123', (key) => ({ type: 'key.pressed', key }) as const),
  { type: 'confirm.pressed' },
  { type: 'presence.confirmed' },
  { type: 'language.chosen', language: 'en' },
  { type: 'text-size.chosen', textSize: 'large' },
  { type: 'appearance.chosen', appearance: 'dark' },
  { type: 'cancel.pressed' },
];

/** Everything that a person's finger can do at both machines, whatever they show. */
async function touchEverything({ world }: TestWorld): Promise<void> {
  for (const touch of KIOSK_TOUCHES) {
    world.kiosk.touch(touch);
    await world.kioskSettled();
  }
  for (const touch of PHONE_TOUCHES) {
    world.phone.touch(touch);
    await world.phone.settled();
  }
}

function expectFree(): void {
  expect(received.filter((bytes) => !FREE.some((shape) => shape.test(bytes)))).toEqual([]);
  expect(changes).toEqual([]);
}

async function open(readers?: ReaderSource): Promise<TestWorkbench & { visit: TestWorld }> {
  const makeCard: ConstructorParameters<typeof RecordingCard> extends [infer Image, infer Options]
    ? (image: Image, options: Options) => SimulatedCard
    : never = (image, options) =>
    new RecordingCard(image, {
      ...options,
      persist: (next) => {
        if (next.name.startsWith(GENUINE)) changes.push(next);
        options.persist(next);
      },
    });
  const visit = await premises.openWorld([GENUINE, 'locked-password'], makeCard);
  return { visit, ...openWorkbench(visit, premises.centre.url, readers && { readers }) };
}

describe('CARD 7.2, INV-6, REF-13: no command that could change it, or spend a try, ever reaches a genuine card', () => {
  test.each(Object.entries(COMMANDS))(
    '%s, with the card in the kiosk and on the phone',
    async (_, commands) => {
      for (const command of commands) {
        for (const place of ['kiosk', 'phone'] as const) {
          const { visit, workbench } = await open();
          await workbench.command({ type: 'cards.snapshot' });
          await workbench.command({ type: 'card.export', card: GENUINE });
          visit.world.kiosk.touch({ type: 'start.pressed' });
          visit.world.phone.touch({ type: 'start.pressed' });
          await workbench.command({ type: 'card.put', card: GENUINE, place });
          await workbench.command(command);
          await touchEverything(visit);
          await workbench.command({ type: 'card.put', card: GENUINE, place });
          await touchEverything(visit);
          visit.world.close();
        }
      }
      expect(received.length).toBeGreaterThan(10);
      expectFree();
    },
    120_000,
  );

  test('a card that is exchanged for it at the PIN, and at the new password, gets no entry', async () => {
    const { visit, workbench } = await open();
    const { world } = visit;
    await visit.preRegister('locked-password');
    for (const keys of ['', '1234']) {
      world.kiosk.touch({ type: 'start.pressed' });
      await workbench.command({ type: 'card.put', card: 'locked-password', place: 'kiosk' });
      await world.settle();
      for (const key of keys) world.kiosk.touch({ type: 'key.pressed', key });
      world.kiosk.touch({ type: 'confirm.pressed' });
      await world.settle();
      await workbench.command({ type: 'card.put', card: GENUINE, place: 'kiosk' });
      await touchEverything(visit);
      await workbench.command({ type: 'card.put', card: GENUINE, place: 'rack' });
      world.kiosk.touch({ type: 'acknowledge.pressed' });
      await world.settle();
    }
    expectFree();
    world.close();
  });

  test.each(Object.entries(COMMANDS))(
    'on PC/SC, by a scripted reader that comes and goes: %s',
    async (_, commands) => {
      for (const command of commands) {
        const pcsc = new SimulatedReader({ clock: systemClock, name: 'Scripted', patience: 10 });
        const readers: ReaderSource = {
          list: () => Promise.resolve({ ok: true, value: [pcsc.name] }),
          open: () => Promise.resolve({ ok: true, value: pcsc satisfies CardReader }),
        };
        const { visit, workbench } = await open(readers);
        const { card } = await visit.world.options.rack.obtain(GENUINE);
        await workbench.command({ type: 'reader.choose', kind: 'pcsc', name: 'Scripted' });
        const before = received.length;
        visit.world.kiosk.touch({ type: 'start.pressed' });
        pcsc.insert(card);
        await visit.world.settle();
        // The kiosk has read all that is free: what follows is about what it must not send.
        expect(received.length - before).toBeGreaterThan(10);
        await workbench.command(command);
        await touchEverything(visit);
        pcsc.unplug();
        pcsc.plugIn();
        await touchEverything(visit);
        pcsc.remove();
        await visit.world.settle();
        visit.world.close();
      }
      expectFree();
    },
    120_000,
  );
});
