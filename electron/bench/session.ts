import { generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import { builtParts } from '../built-parts';
import { openInstallation } from '../card/installation';
import { newRsaKey } from '../card/rsa-key';
import { startHeadlessDriver } from '../simulation/headless-driver';
import { keyPool } from '../simulation/key-pool';
import { readScenario, type Scenario } from '../simulation/scenario';
import { median, row, timed, type BenchRow } from './measurement';

const SESSIONS = 40;
const WARM_UP = 10;
const BOUND = 3;

/** What one session asks of keys and database; counted in its code, from the first card proof to the settlement. */
const OPERATIONS = { rsaSign: 3, rsaVerify: 9, ed25519Sign: 1, ed25519Verify: 1, transactions: 8 } as const;

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
  });
}

/** An embedded database of the same kind, with nothing around it: one row written and read a transaction. */
async function openBareDatabase(): Promise<{ transactions(): Promise<number>; close(): Promise<void> }> {
  const { PGlite } = await import('@electric-sql/pglite');
  const engine = await PGlite.create();
  await engine.exec('create table bare (id serial primary key, subject bytea, at bigint, state text)');
  return {
    transactions: () =>
      timed(async () => {
        for (let turn = 0; turn < OPERATIONS.transactions; turn += 1) {
          await engine.transaction(async (transaction) => {
            const values = [Buffer.alloc(32, turn), Date.now(), 'good'];
            const { rows } = await transaction.query<{ id: number }>(
              'insert into bare (subject, at, state) values ($1, $2, $3) returning id',
              values,
            );
            await transaction.query('select * from bare where id = $1 for update', [rows[0]?.id]);
          });
        }
      }),
    close: () => engine.close(),
  };
}

/** `session`: a whole headless reset, against the bare sum of its key operations and its database transactions. */
export async function benchSession(): Promise<readonly BenchRow[]> {
  const { preparedDatabase } = builtParts();
  const rsa = await newRsaKey();
  const bareDatabase = await openBareDatabase();
  const driver = await startHeadlessDriver({
    installation: await openInstallation(),
    database: { kind: 'embedded', ...(preparedDatabase === undefined ? {} : { prepared: preparedDatabase }) },
    keys: keyPool(4),
    screenText: () => '',
  });
  const scenario = standardSession();
  const sessions: number[] = [];
  const bare: number[] = [];
  for (let run = 0; run < SESSIONS + WARM_UP; run += 1) {
    const world = await driver.begin(scenario);
    const session = await timed(async () => {
      for (const step of scenario.steps) if (step.name !== 'expect') await world.perform(step);
    });
    const { outcome } = await world.observe();
    await world.close();
    if (outcome !== 'reset') throw new Error(`session: a session came to ${outcome}, not to a reset.`);
    const sum = (await bareKeyOperations(rsa)) + (await bareDatabase.transactions());
    if (run < WARM_UP) continue;
    sessions.push(session);
    bare.push(sum);
  }
  await driver.close();
  await bareDatabase.close();
  return [row('session', median(sessions), median(bare), BOUND)];
}
