import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openPremises } from '../simulation/support';

const CANARY_PIN = '8264';
const CANARY_OLD = 'OLDCANARY77Q';
const CANARY_NEW = 'NEWCANARY88Z';

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

/** The forms in which a text could have got into a file. */
function formsOf(secret: string): readonly Buffer[] {
  const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '').slice(0, -1);
  return [
    Buffer.from(secret),
    Buffer.from(secret, 'utf16le'),
    Buffer.from(Buffer.from(secret).toString('hex')),
    Buffer.from(base64),
  ];
}

test('INV-4: no secret is in a view, nor in any file that the program wrote', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ansho-canary-'));
  const premises = await openPremises(folder);
  const card = {
    extends: 'locked-password',
    secrets: { 'authentication-pin': CANARY_PIN, 'signing-password': CANARY_OLD },
  };
  const visit = await premises.openWorld([card]);
  const { world } = visit;
  const shown: unknown[] = [];
  world.onKioskChange(() => shown.push(world.kiosk.view()));
  world.phone.subscribe((view) => shown.push(view));

  await visit.preRegister('locked-password', CANARY_PIN);
  await visit.toPassword('locked-password', CANARY_PIN);
  await visit.enterPassword(CANARY_NEW);
  expect(world.kiosk.view().screen).toBe('done');
  expect(shown.length).toBeGreaterThan(30);

  const views = JSON.stringify(shown);
  for (const secret of [CANARY_PIN, CANARY_OLD, CANARY_NEW]) expect(views).not.toContain(secret);

  world.close();
  await premises.close();
  const files = filesIn(folder);
  expect(files.length).toBeGreaterThan(10);
  const found = files.filter((path) => {
    const content = readFileSync(path);
    return [CANARY_OLD, CANARY_NEW].some((secret) => formsOf(secret).some((form) => content.includes(form)));
  });
  expect(found).toEqual([]);
  const images = files.filter((path) => path.includes('cards')).map((path) => readFileSync(path, 'utf8'));
  expect(images.length).toBe(1);
  for (const image of images) expect(image).not.toContain(`"${CANARY_PIN}"`);
  rmSync(folder, { recursive: true });
});
