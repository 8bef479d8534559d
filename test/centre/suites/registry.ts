import { beforeEach, expect, test } from 'vitest';
import { createRegistryClient } from '../../../electron/centre/centre-client';
import { faultOf, MORNING, TOKEN, valueOf, type World } from '../helpers/world';

/** The registrar's side, and what the centre writes down of sessions. */
export function registryRules(world: () => World): void {
  beforeEach(() => world().clock.set(MORNING));

  test('the registrar’s token opens the registry, no other does', async () => {
    const { entry } = await world().issue();
    const stranger = createRegistryClient(world().centre.url, `${TOKEN}x`);
    expect(faultOf(await stranger.enter([entry]))).toEqual({ reason: 'centre-unreachable' });
    expect(faultOf(await stranger.preRegistration(entry.authenticationCertificate))).toEqual({
      reason: 'centre-unreachable',
    });
    for (const headers of [{}, { authorization: 'Bearer wrong' }]) {
      const response = await fetch(`${world().centre.url}/v1/registry/outcomes`, { headers });
      expect(response.status).toBe(401);
      expect(await response.json()).toEqual({ sentence: 'The registrar’s token is missing or wrong.' });
    }
  });

  test('a card that is entered again is replaced, and keeps its pre-registration', async () => {
    const card = await world().card();
    valueOf(await world().preRegister(card));
    const signingRevoked = { at: world().clock.now(), cause: 'on-request' } as const;
    valueOf(await world().registry.enter([{ ...card.entry, signingRevoked }]));
    expect(faultOf(await world().authorise(card))).toMatchObject({ reason: 'signing-certificate-revoked' });
    valueOf(await world().registry.enter([card.entry]));
    valueOf(await world().authorise(card));
  });

  test('many cards at once: more than one request, the last entry of a card counts', async () => {
    const cards = await Promise.all(Array.from({ length: 4 }, () => world().issue()));
    const entries = Array.from({ length: 600 }, (_, index) => cards[index % 4]?.entry).filter(
      (one) => one !== undefined,
    );
    valueOf(await world().registry.enter(entries));
    const [first] = cards;
    if (first === undefined) throw new Error('no card');
    valueOf(await world().registry.enter([{ ...first.entry, cardExpires: '2020-01-01' }, first.entry]));
    valueOf(await world().preRegister(first));
    valueOf(await world().registry.enter([]));
  });

  test('an entry whose certificate is none is refused by its field’s name', async () => {
    const { entry } = await world().issue();
    const good = {
      authenticationCertificate: Buffer.from(entry.authenticationCertificate).toString('base64url'),
      cardExpires: '2034-08-01',
    };
    const put = async (cards: object[]) => {
      const response = await fetch(`${world().centre.url}/v1/registry/cards`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` },
        body: JSON.stringify({ cards }),
      });
      const body: unknown = await response.json();
      return { status: response.status, body };
    };
    expect(await put([good, { ...good, signingCertificate: 'A'.repeat(400) }])).toEqual({
      status: 400,
      body: { sentence: 'The field cards.1.signingCertificate of the body holds no RSA certificate in DER.' },
    });
    expect(await put([{ ...good, cardExpires: '2034-02-30' }])).toMatchObject({ status: 400 });
    expect(await put([{ ...good, signingRevoked: { at: 1, cause: 'a whim' } }])).toMatchObject({ status: 400 });
  });

  test('INV-8: outcomes are counted by what they came to', async () => {
    const { client, centre } = world();
    valueOf(await client.reportOutcome({ program: 'kiosk', outcome: 'reset' }));
    for (let round = 0; round < 2; round += 1) {
      valueOf(await client.reportOutcome({ program: 'phone', outcome: 'refused', reason: 'face-not-matched' }));
    }
    const response = await fetch(`${centre.url}/v1/registry/outcomes`, {
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    expect(await response.json()).toEqual({
      outcomes: [
        { program: 'kiosk', outcome: 'reset', count: 1 },
        { program: 'phone', outcome: 'refused', reason: 'face-not-matched', count: 2 },
      ],
    });
  });
}
