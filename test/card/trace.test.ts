import { beforeAll, describe, expect, test } from 'vitest';
import { diagnoseCard } from '../../electron/card/diagnose';
import { identifyCard } from '../../electron/card/identify';
import { parseTrace, ReplayReader } from '../../electron/card/replay-reader';
import { FaultPlan } from '../../electron/card/fault-plan';
import { SimulatedReader } from '../../electron/card/simulated-reader';
import { TraceRecorder } from '../../electron/card/trace';
import { decodeTrace, traceAsJson, traceAsText } from '../../electron/card/trace-text';
import { systemClock } from '../../electron/clock';
import { NOW, openIssuer, type Issuer } from './support';

let issuer: Issuer;
beforeAll(async () => {
  issuer = await openIssuer();
});

/** A reader with a card in it, and what is kept of it. */
async function traced(name: string, faults = new FaultPlan()) {
  const recorder = new TraceRecorder({ now: () => NOW });
  const simulated = new SimulatedReader({
    clock: systemClock,
    name: 'Reader',
    patience: 10,
    faultOf: (command) => faults.ofExchange(command),
  });
  simulated.insert((await issuer.card(name)).card);
  return { recorder, reader: recorder.watch(simulated) };
}

/** A wrong PIN, then the right one. */
const PINS = { secret: 'authentication-pin', entries: ['9876', '1234'] } as const;
/** Letters among them: a card's serial number, which is drawn, has digits alone. */
const PASSWORDS = { secret: 'signing-password', entries: ['QWE987', 'ABC123'] } as const;

async function enterSecret(
  name: string,
  faults?: FaultPlan,
  { secret, entries }: typeof PINS | typeof PASSWORDS = PINS,
) {
  const { recorder, reader } = await traced(name, faults);
  const channel = await reader.connect();
  if (!channel.ok) throw new Error(channel.fault.reason);
  const identity = await identifyCard(channel.value, issuer.installation.trustAnchors);
  if (identity.kind !== 'own') throw new Error(identity.kind);
  for (const entry of entries) await identity.card.verify(secret, Buffer.from(entry));
  await identity.card.close();
  return recorder;
}

test('every exchange is kept in words: command, file, and the meaning of the status word', async () => {
  const { exchanges } = await enterSecret('fresh');
  const decoded = decodeTrace(exchanges);
  expect(decoded[0]).toMatchObject({
    at: '2026-11-24T10:00:00.000+09:00',
    reader: 'Reader',
    connection: 1,
    atr: '3BE000FF8131FE4514',
    command: '00A4040C0AD392F000260100000001',
    words: 'SELECT: application D392F000260100000001',
    statusWord: '9000',
    meaning: 'done',
  });
  expect(decoded.map(({ words }) => words)).toContain('VERIFY without an entry: 0018 4-digit PIN');
  expect(decoded.slice(-3)).toMatchObject([
    {
      command: '00200080',
      masked: true,
      words: 'VERIFY: 0018 4-digit PIN',
      statusWord: '63C2',
      meaning: '2 tries left',
    },
    { words: 'SELECT: 0018 4-digit PIN' },
    { command: '00200080', masked: true, statusWord: '9000' },
  ]);
});

test('INV-4: an entry is in no form of the trace', async () => {
  const { exchanges } = await enterSecret('fresh', undefined, PASSWORDS);
  for (const entry of PASSWORDS.entries) {
    const digits = Buffer.from(entry).toString('hex');
    expect(traceAsText(exchanges)).not.toContain(digits);
    expect(traceAsJson(exchanges)).not.toContain(digits);
    expect(exchanges.some(({ command }) => Buffer.from(command).includes(entry))).toBe(false);
  }
  expect(traceAsText(exchanges)).toContain('00200080 (entry not recorded)');
});

test('INV-4: of bytes that are no APDU the header alone is kept', async () => {
  const { recorder, reader } = await traced('fresh');
  const channel = await reader.connect();
  if (channel.ok) await channel.value.transmit(Uint8Array.of(0x00, 0x20, 0x00, 0x80, 0x09, 0x31, 0x32, 0x33, 0x34));
  expect(recorder.exchanges[0]).toMatchObject({ command: Uint8Array.of(0x00, 0x20, 0x00, 0x80), isMasked: true });
});

test('an exchange without an answer is kept with its reason', async () => {
  const faults = new FaultPlan();
  faults.plan({ command: 'verify', nth: 1, fault: 'mute' });
  const recorder = await enterSecret('fresh', faults);
  expect(decodeTrace(recorder.exchanges).slice(-3)[0]).toMatchObject({
    words: 'VERIFY: 0018 4-digit PIN',
    fault: 'card-mute',
  });
  expect(traceAsText(recorder.exchanges)).toContain('< nothing: card-mute');
});

test("INV-6: of a card that is somebody's own only what was asked and the status words are kept", async () => {
  const { recorder, reader } = await traced('another-issuer');
  await diagnoseCard(reader, issuer.installation.trustAnchors);
  expect(recorder.exchanges.some(({ response }) => (response?.length ?? 0) > 200)).toBe(true);
  reader.forgetAnswers();
  expect(recorder.exchanges.every(({ response }) => response?.length === 2)).toBe(true);
});

test('INV-6: a card at one reader is forgotten, whatever was asked at another since', async () => {
  const recorder = new TraceRecorder({ now: () => NOW });
  const [one, other] = [0, 1].map(() => new SimulatedReader({ clock: systemClock, patience: 10 }));
  if (one === undefined || other === undefined) throw new Error('there are two readers');
  one.insert((await issuer.card('another-issuer')).card);
  other.insert((await issuer.card('fresh')).card);
  const [foreign, own] = [recorder.watch(one), recorder.watch(other)];
  await diagnoseCard(foreign, issuer.installation.trustAnchors);
  await diagnoseCard(own, issuer.installation.trustAnchors);
  foreign.forgetAnswers();
  const longest = (connection: number): number =>
    Math.max(
      ...recorder.exchanges.flatMap((each) => (each.connection === connection ? [each.response?.length ?? 0] : [])),
    );
  expect(longest(1)).toBe(2);
  expect(longest(2)).toBeGreaterThan(200);
});

test('INV-4: of a command that the recorder does not know the header alone is kept', async () => {
  const { recorder, reader } = await traced('fresh');
  const channel = await reader.connect();
  if (channel.ok) await channel.value.transmit(Buffer.from('803200800431323334', 'hex'));
  expect(recorder.exchanges[0]).toMatchObject({ command: Uint8Array.of(0x80, 0x32, 0x00, 0x80), isMasked: true });
});

describe('a trace is a card', () => {
  test.each(['fresh', 'locked-pin', 'no-signing-certificate', 'another-issuer', 'not-a-my-number-card', 'mute'])(
    'that gives the same diagnosis: %s',
    async (name) => {
      const { recorder, reader } = await traced(name);
      const seen = await diagnoseCard(reader, issuer.installation.trustAnchors);
      const trace = parseTrace(traceAsJson(recorder.exchanges), 't.json');
      if (!trace.ok) throw new Error(trace.fault.sentence);
      const replay = new ReplayReader(trace.value);
      const again = await diagnoseCard(replay, issuer.installation.trustAnchors);
      expect({ ...again, reader: 'Reader' }).toEqual(seen);
      expect(replay.departure).toBeUndefined();
    },
  );

  test('and tells where a program asks something else', async () => {
    const { recorder, reader } = await traced('fresh');
    await diagnoseCard(reader, issuer.installation.trustAnchors);
    const trace = parseTrace(traceAsJson(recorder.exchanges.slice(1)), 't.json');
    if (!trace.ok) throw new Error(trace.fault.sentence);
    const replay = new ReplayReader(trace.value);
    expect(await diagnoseCard(replay, issuer.installation.trustAnchors)).toMatchObject({ kind: 'unreadable' });
    expect(replay.departure).toBe('Command 1 is 00A4040C; the trace has 00A4020C.');
  });

  test.each([
    ['no JSON', '{', /^t\.json: line 1 is not JSON/],
    ['another document', '{"ansho":1,"kind":"card-image"}', /^t\.json: kind /],
    ['an odd digit', traceWith('"command":"00A"'), /^t\.json: exchanges\.0\.command is not in hexadecimal digits/],
    ['no exchange', '{"ansho":1,"kind":"card-trace","exchanges":[]}', /^t\.json: exchanges has no exchange/],
  ])('%s is refused with the place', (_, text, sentence) => {
    const trace = parseTrace(text, 't.json');
    expect(trace.ok ? '' : trace.fault.sentence).toMatch(sentence);
  });
});

function traceWith(field: string): string {
  const exchange = `{"reader":"R","connection":1,"atr":"3B","masked":false,"statusWord":"9000",${field}}`;
  return `{"ansho":1,"kind":"card-trace","exchanges":[${exchange}]}`;
}
