import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseCardImage, type CardImage } from '../../electron/card/card-image';
import { CardRack } from '../../electron/simulation/card-rack';
import { openRackFolder } from '../../electron/simulation/rack-folder';
import { myNumberCard } from '../card/support';
import { openPremises, TEN_O_CLOCK, type Premises } from './support';
import { dataFolder, openWorkbench } from './workbench';

let premises: Premises;
beforeAll(async () => {
  premises = await openPremises();
});
afterAll(() => premises.close());

async function open() {
  const visit = await premises.openWorld(['locked-password', 'another-issuer', 'mute']);
  return { visit, ...openWorkbench(visit, premises.centre.url) };
}

const imageIn = (path: string): CardImage => {
  const image = parseCardImage(readFileSync(path, 'utf8'), path);
  if (!image.ok) throw new Error(image.fault.sentence);
  return image.value;
};

test('a copy of a card is a file; loaded, it lies beside its original, and can be reset in its place', async () => {
  const { visit, workbench, data } = await open();
  const saved = await workbench.command({ type: 'card.export', card: 'locked-password' });
  expect(saved).toMatchObject({ ok: true });
  const path = join(data, 'exports', 'locked-password.json');
  expect(saved.sentence).toContain(path);
  expect(workbench.view().copies).toEqual(['locked-password.json']);
  expect(myNumberCard(imageIn(path)).secrets['signing-password'].tries).toBe(0);

  const loaded = await workbench.command({ type: 'card.import', file: 'locked-password.json' });
  expect(loaded).toMatchObject({ ok: true });
  expect(loaded.sentence).toContain('"locked-password-2"');
  const listed = workbench.view().cards.find(({ name }) => name === 'locked-password-2');
  expect(listed).toMatchObject({ place: 'rack', holder: '見本\u3000花子', tries: { 'signing-password': 0 } });

  await visit.preRegister('locked-password-2');
  await visit.toPassword('locked-password-2');
  await visit.enterPassword('NEW2PASS');
  expect(visit.world.kiosk.view().screen).toBe('done');
  const tries = (name: string) => workbench.view().cards.find((card) => card.name === name)?.tries;
  expect(tries('locked-password-2')).toMatchObject({ 'signing-password': 5 });
  expect(tries('locked-password')).toMatchObject({ 'signing-password': 0 });
});

test('a copy never overwrites another; a loaded card is not made anew', async () => {
  const { workbench } = await open();
  for (let copy = 0; copy < 3; copy += 1) await workbench.command({ type: 'card.export', card: 'mute' });
  expect(workbench.view().copies).toEqual(['mute-2.json', 'mute-3.json', 'mute.json']);
  expect(await workbench.command({ type: 'card.import', file: 'mute-2.json' })).toMatchObject({ ok: true });
  const renewed = await workbench.command({ type: 'card.renew', card: 'mute-2' });
  expect(renewed).toEqual({ ok: false, sentence: 'The card "mute-2" was loaded: load its file again.' });
});

test('a loaded card is there after a restart', async () => {
  const { visit, workbench, data } = await open();
  await workbench.command({ type: 'card.export', card: 'locked-password' });
  const image = imageIn(join(data, 'exports', 'locked-password.json'));
  const folder = join(dataFolder(), 'rack');
  const rack = (): CardRack => {
    const keeper = openRackFolder(folder);
    return new CardRack({ descriptions: [], installation: premises.installation, now: () => TEN_O_CLOCK, keeper });
  };
  const { registration } = await visit.world.options.rack.obtain('locked-password');
  rack().load(image, registration);
  const again = rack();
  expect(again.list()).toMatchObject([{ name: 'locked-password', tries: { 'signing-password': 0 } }]);
  expect((await again.obtain('locked-password')).registration?.cardExpires).toBe(registration?.cardExpires);
});

const broken = (change: (image: ReturnType<typeof myNumberCard>) => object) => change;

test.each([
  ['text that is no JSON', undefined, /line 1 is not JSON/],
  [
    'a counter out of range',
    broken((image) => ({
      ...image,
      secrets: { ...image.secrets, 'authentication-pin': { ...image.secrets['authentication-pin'], tries: 9 } },
    })),
    /secrets\.authentication-pin\.tries/,
  ],
  ['a field that nobody knows', broken((image) => ({ ...image, colour: 'pink' })), /colour is not a known field/],
  [
    'another card’s key',
    broken((image) => ({ ...image, keys: { ...image.keys, authentication: image.keys.signing } })),
    /keys\.authentication is not the key/,
  ],
  [
    'another reset authority',
    broken((image) => ({ ...image, resetAuthority: 'MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=' })),
    /resetAuthority is another installation/,
  ],
  [
    'a signing certificate from elsewhere',
    broken((image) => ({
      ...image,
      certificates: { ...image.certificates, signing: image.certificates.authentication },
    })),
    /certificates\.signing was not issued/,
  ],
] as const)('refused, with the field at fault: %s', async (_, change, sentence) => {
  const { visit, workbench, data } = await open();
  await workbench.command({ type: 'card.export', card: 'locked-password' });
  const path = join(data, 'exports', 'locked-password.json');
  const { card } = await visit.world.options.rack.obtain('locked-password');
  writeFileSync(path, change === undefined ? '{broken' : JSON.stringify(change(myNumberCard(card.image))));
  const before = workbench.view().cards.length;
  const refused = await workbench.command({ type: 'card.import', file: 'locked-password.json' });
  expect(refused.ok).toBe(false);
  expect(refused.sentence).toContain(path);
  expect(refused.sentence).toMatch(sentence);
  expect(workbench.view().cards).toHaveLength(before);
});

test('CARD 7.2: a card that another issuer made is not loaded; a file outside the folder is not read', async () => {
  const { workbench } = await open();
  await workbench.command({ type: 'card.export', card: 'another-issuer' });
  const foreign = await workbench.command({ type: 'card.import', file: 'another-issuer.json' });
  expect(foreign.sentence).toMatch(/certificates\.authentication was not issued by this installation/);
  const outside = await workbench.command({ type: 'card.import', file: '../../etc/passwd' });
  expect(outside.sentence).toMatch(/exports.passwd cannot be read/);
});
