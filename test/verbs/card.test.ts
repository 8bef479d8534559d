import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diagnoseCard } from '../../electron/card/diagnose';
import { SimulatedReader } from '../../electron/card/simulated-reader';
import { TraceRecorder } from '../../electron/card/trace';
import { systemClock } from '../../electron/clock';
import { writeTrace } from '../../electron/simulation/trace-files';
import { addCardVerbs } from '../../electron/verbs/card-verbs';
import { openIssuer, type Issuer } from '../card/support';
import { type } from './command-line';

let data: string;
let issuer: Issuer;
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'ansho-card-verbs-'));
  issuer = await openIssuer();
});
afterAll(() => rmSync(data, { recursive: true }));

/** The trace of a diagnosis of that card, in a file. */
async function traceOf(name: string): Promise<string> {
  const recorder = new TraceRecorder(systemClock);
  const reader = new SimulatedReader({ clock: systemClock, patience: 10 });
  reader.insert((await issuer.card(name)).card);
  await diagnoseCard(recorder.watch(reader), issuer.installation.trustAnchors);
  writeTrace(recorder.exchanges, join(data, name));
  return join(data, `${name}.json`);
}

describe('card replay', () => {
  test.each([
    ['fresh', 0],
    ['not-a-my-number-card', 0],
    ['mute', 1],
  ])('of the card %s ends with %i', async (name, exitCode) => {
    const outcome = await type(addCardVerbs, 'card', 'replay', await traceOf(name), '--data', data);
    expect(outcome.exitCode).toBe(exitCode);
    expect(outcome.stdout).toContain('reader       Replay of');
    expect(outcome.stderr).toBe(exitCode === 0 ? '' : 'No card has been diagnosed.\n');
  });
});

test('card serve: a virtual reader that hangs up is a sentence and exit 1', async () => {
  const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const place = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const { exitCode, stderr } = await type(addCardVerbs, 'card', 'serve', 'fresh', '--vpcd', place, '--data', data);
  server.close();
  expect(stderr).toContain(`The card is out of the virtual reader at ${place}: `);
  expect(exitCode).toBe(1);
});
