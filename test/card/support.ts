import { createPrivateKey, sign, type KeyObject } from 'node:crypto';
import type { SecretName } from '../../machines/rules/secrets';
import { describeCard } from '../../electron/card/catalogue';
import type { CardImage, MyNumberCardImage } from '../../electron/card/card-image';
import { openInstallation, type Installation } from '../../electron/card/installation';
import { SECRET_FILES } from '../../electron/card/jpki-files';
import { personalise, type IssuedCard } from '../../electron/card/personalise';
import { newRsaKey, type KeySource } from '../../electron/card/rsa-key';
import { SimulatedCard } from '../../electron/card/simulated-card';

/** 24 November 2026, ten in the morning in Tokyo. */
export const NOW = Date.parse('2026-11-24T10:00:00+09:00');

/** Gives a few keys over and over: making RSA keys is what takes time in tests. */
export function reusedKeys(count = 4): KeySource {
  const keys: Promise<KeyObject>[] = [];
  let next = 0;
  return () => {
    const index = next++ % count;
    return (keys[index] ??= newRsaKey());
  };
}

/** An issuer in memory, whose cards share few keys. */
export interface Issuer {
  readonly installation: Installation;
  issue(nameOrPatch: unknown, now?: number): Promise<IssuedCard>;
  /** A powered card, and what it has saved. */
  card(nameOrPatch: unknown): Promise<{ card: SimulatedCard; saved: CardImage[] }>;
}

export async function openIssuer(): Promise<Issuer> {
  const keys = reusedKeys();
  const installation = await openInstallation(undefined, keys);
  const issue = async (nameOrPatch: unknown, now = NOW): Promise<IssuedCard> => {
    const description = describeCard(nameOrPatch);
    if (!description.ok) throw new Error(description.fault.sentence);
    return personalise(description.value, installation, now, keys);
  };
  return {
    installation,
    issue,
    card: async (nameOrPatch) => {
      const saved: CardImage[] = [];
      const { image } = await issue(nameOrPatch);
      const card = new SimulatedCard(image, { persist: (next) => saved.push(next) });
      card.powerOn();
      return { card, saved };
    },
  };
}

/** Bytes from hexadecimal digits; blanks do not count. */
export function hex(digits: string): Uint8Array {
  return Uint8Array.from(Buffer.from(digits.replace(/\s/g, ''), 'hex'));
}

/** Sends a command in hexadecimal; gives the answer so, status word last; '' when nothing comes. */
export function send(card: SimulatedCard, command: string): string {
  return Buffer.from(card.transmit(hex(command)) ?? [])
    .toString('hex')
    .toUpperCase();
}

/** The status word of an answer to a command in hexadecimal. */
export function status(card: SimulatedCard, command: string): string {
  return send(card, command).slice(-4);
}

export const SELECT_JPKI = '00A4040C0A D392F000260100000001';
export const SELECT_PIN = '00A4020C02 0018';
export const SELECT_PASSWORD = '00A4020C02 001B';
export const VERIFY_PIN = '00200080 04 31323334';
export const VERIFY_PASSWORD = '00200080 06 414243313233';

/** The image of a card that has the JPKI application. */
export function myNumberCard(image: CardImage): MyNumberCardImage {
  if (image.card !== 'my-number-card') throw new Error('not a My Number Card');
  return image;
}

/** The tries left, as the card's image has them. */
export function triesIn(card: SimulatedCard): Record<SecretName, number> {
  const { secrets } = myNumberCard(card.image);
  return {
    'signing-password': secrets['signing-password'].tries,
    'authentication-pin': secrets['authentication-pin'].tries,
  };
}

/** CARD 7.1 step 2, as the centre does it. The message is put together here by hand, apart from the card's code. */
export function authorise(
  { resetAuthority }: Installation,
  serial: Uint8Array,
  challenge: Uint8Array,
  target: SecretName,
  authorisationId: Uint8Array,
): Uint8Array {
  const file = SECRET_FILES[target].secret;
  const message = Buffer.concat([
    Buffer.from('ANSHO-RESET-1'),
    challenge,
    serial,
    Uint8Array.of(file >> 8, file & 0xff),
    authorisationId,
  ]);
  return sign(null, message, resetAuthority.privateKey);
}

/** A private key of a card image. */
export function privateKeyIn(pkcs8: string): KeyObject {
  return createPrivateKey({ key: Buffer.from(pkcs8, 'base64'), format: 'der', type: 'pkcs8' });
}
