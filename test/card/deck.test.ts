import { beforeAll, expect, test } from 'vitest';
import { deck } from '../../electron/card/deck';
import { openIssuer, type Issuer } from './support';

let issuer: Issuer;
beforeAll(async () => {
  issuer = await openIssuer();
});

test('PIN-2, PWD-4, CERT-4: one card of each class that the rules tell apart', () => {
  const cards = deck();
  const classes = cards.map(({ tries, certificates }) => JSON.stringify([tries, certificates.signing]));
  expect(cards.length).toBe(64);
  expect(new Set(classes).size).toBe(64);
  expect(new Set(cards.map(({ name }) => name)).size).toBe(64);
});

test('each of them can be made, and is what it says', async () => {
  for (const card of deck()) {
    const { image } = await issuer.issue({ ...card });
    if (image.card !== 'my-number-card') throw new Error(image.card);
    expect(image.secrets['signing-password'].tries, card.name).toBe(card.tries['signing-password']);
    expect(image.secrets['authentication-pin'].tries, card.name).toBe(card.tries['authentication-pin']);
    expect(image.keys.signing === undefined, card.name).toBe(card.certificates.signing === 'absent');
  }
});
