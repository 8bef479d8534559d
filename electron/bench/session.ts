import { generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import { builtParts } from '../built-parts';
import { openInstallation } from '../card/installation';
import { newRsaKey } from '../card/rsa-key';
import { startHeadlessDriver } from '../simulation/headless-driver';
import { keyPool } from '../simulation/key-pool';
import { readScenario, type Scenario } from '../simulation/scenario';
import { median, row, timed, type BenchRow } from './measurement';

const SESSIONS = 60;
const WARM_UP = 60;
const BOUND = 3;

/**
 * What one session asks of keys, from the first card proof to the settlement: guard, card and centre together, and the
 * face verification's passkey, which is made, signs, and is verified.
 */
const OPERATIONS = { rsaSign: 3, rsaVerify: 9, ed25519Sign: 1, ed25519Verify: 1, passkey: 1 } as const;

const STANDARD = `ansho: 1
name: a whole session
clock: 2026-11-24T10:00:00+09:00
card: locked-password
steps:
  - phone.pre-register: { pin: "1234", face: match }
  - kiosk.start: {}
  - card.insert: {}
  - kiosk.pin: "1234"
  - kiosk.password: NEW2PASS
  - card.remove: {}
`;

function standardSession(): Scenario {
  const reading = readScenario(STANDARD, 'bench');
  if (!reading.ok) throw new Error('the standard session cannot be read');
  return reading.scenario;
}

async function bareKeyOperations(rsa: KeyObject): Promise<number> {
  const ed25519 = generateKeyPairSync('ed25519');
  const message = Buffer.alloc(64, 7);
  const rsaSignature = sign('sha256', message, rsa);
  const edSignature = sign(null, message, ed25519.privateKey);
  const repeat = (times: number, work: () => unknown): void => {
    for (let turn = 0; turn < times; turn += 1) work();
  };
  return timed(() => {
    repeat(OPERATIONS.rsaSign, () => sign('sha256', message, rsa));
    repeat(OPERATIONS.rsaVerify, () => verify('sha256', message, rsa, rsaSignature));
    repeat(OPERATIONS.ed25519Sign, () => sign(null, message, ed25519.privateKey));
    repeat(OPERATIONS.ed25519Verify, () => verify(null, message, ed25519.publicKey, edSignature));
    repeat(OPERATIONS.passkey, () => {
      const passkey = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      verify('sha256', message, passkey.publicKey, sign('sha256', message, passkey.privateKey));
    });
  });
}

type Asynchronous = (this: unknown, ...given: unknown[]) => Promise<unknown>;

/**
 * Adds up the time that the embedded database works on what it is asked through its own interface: the session's own
 * queries and transactions, without anything around them.
 */
async function watchDatabase(): Promise<{ spent(): number; unwatch(): void }> {
  const { PGlite } = await import('@electric-sql/pglite');
  const { prototype } = PGlite;
  const query = Reflect.get(prototype, 'query') as Asynchronous;
  const transaction = Reflect.get(prototype, 'transaction') as Asynchronous;
  let spent = 0;
  const watched = async (target: unknown, method: Asynchronous, given: readonly unknown[]): Promise<unknown> => {
    const started = performance.now();
    try {
      return await Reflect.apply(method, target, given);
    } finally {
      spent += performance.now() - started;
    }
  };
  Reflect.set(prototype, 'query', function (this: unknown, ...given: unknown[]) {
    return watched(this, query, given);
  });
  // Of a transaction, what its caller does between two queries is not the database's.
  Reflect.set(prototype, 'transaction', function (this: unknown, work: (inside: object) => Promise<unknown>) {
    let callers = 0;
    const whole = watched(this, transaction, [
      async (inside: object) => {
        const started = performance.now();
        let queries = 0;
        const timedInside = new Proxy(inside, {
          get: (target, name) => {
            const member: unknown = Reflect.get(target, name);
            if (name !== 'query' || typeof member !== 'function') return member;
            return async (...given: unknown[]) => {
              const asked = performance.now();
              const answer: unknown = await Reflect.apply(member, target, given);
              queries += performance.now() - asked;
              return answer;
            };
          },
        });
        try {
          return await work(timedInside);
        } finally {
          callers = performance.now() - started - queries;
        }
      },
    ]);
    return whole.finally(() => (spent -= callers));
  });
  return {
    spent: () => spent,
    unwatch: () => {
      Reflect.set(prototype, 'query', query);
      Reflect.set(prototype, 'transaction', transaction);
    },
  };
}

/** `session`: a whole headless reset, against the bare sum of its key operations and its database transactions, measured in the same sessions. */
export async function benchSession(): Promise<readonly BenchRow[]> {
  const { preparedDatabase } = builtParts();
  const rsa = await newRsaKey();
  const database = await watchDatabase();
  const driver = await startHeadlessDriver({
    installation: await openInstallation(),
    database: { kind: 'embedded', ...(preparedDatabase === undefined ? {} : { prepared: preparedDatabase }) },
    keys: keyPool(4),
    screenText: { kiosk: () => '', phone: () => '' },
  });
  const scenario = standardSession();
  const sessions: number[] = [];
  const bare: number[] = [];
  for (let run = 0; run < SESSIONS + WARM_UP; run += 1) {
    const world = await driver.begin(scenario);
    const before = database.spent();
    const session = await timed(async () => {
      for (const step of scenario.steps) if (step.name !== 'expect') await world.perform(step);
    });
    const inDatabase = database.spent() - before;
    const { outcome } = await world.observe();
    await world.close();
    if (outcome !== 'reset') throw new Error(`session: a session came to ${outcome}, not to a reset.`);
    const keyOperations = await bareKeyOperations(rsa);
    if (run < WARM_UP) continue;
    sessions.push(session);
    bare.push(keyOperations + inDatabase);
  }
  await driver.close();
  database.unwatch();
  return [row('session', median(sessions), median(bare), BOUND)];
}
