import type { CardImage } from '../card/card-image';
import type { Step } from './scenario-format';

/** Something that is there after a scenario, and may hold no entered secret (INV-4). */
export interface Kept {
  /** What it is, for a person who reads that something was found in it. */
  readonly where: string;
  /** `text`: JSON or lines of our own making. `bytes`: a file as it lies on the disk. `command`: what a card was sent. */
  readonly kind: 'text' | 'bytes' | 'command';
  readonly content: string | Uint8Array;
}

/** Shorter ones occur by chance where numbers are: they are looked for as a value of their own, and in commands. */
const LONG = 6;
const SHORTEST = 4;

/** Every secret that a person enters in these steps, whether right or wrong, at the phone or at the kiosk. */
export function secretsEntered(steps: readonly Step[]): readonly string[] {
  const entered = steps.flatMap((step): readonly string[] => {
    switch (step.name) {
      case 'phone.pre-register':
        return step.argument.proof;
      case 'kiosk.pin':
      case 'kiosk.password':
        return 'first' in step.argument ? [step.argument.first, step.argument.again] : step.argument;
      default:
        return [];
    }
  });
  // PWD-3. The pad turns small letters into capitals.
  const both = entered.flatMap((secret) => [secret, secret.toUpperCase()]);
  return [...new Set(both)].filter((secret) => secret.length >= SHORTEST);
}

/** INV-4. Where an entered secret is still to be found: in clear, as UTF-16, as hexadecimal digits, as Base64. */
export function placesOfSecrets(secrets: readonly string[], kept: readonly Kept[]): readonly string[] {
  const places = kept.filter((each) => {
    const content = typeof each.content === 'string' ? Buffer.from(each.content) : Buffer.from(each.content);
    return secrets.some((secret) => formsOf(secret, each.kind).some((form) => content.includes(form)));
  });
  return [...new Set(places.map(({ where }) => where))];
}

/** A card's image as it is kept. Four digits stand in it for other things too: its secrets are looked at by themselves. */
export function keptByCard(image: CardImage): readonly Kept[] {
  const where = `the image of the card ${image.name}`;
  const secrets = image.card === 'my-number-card' ? image.secrets : {};
  return [
    { where, kind: 'bytes', content: JSON.stringify(image) },
    { where, kind: 'text', content: JSON.stringify(secrets) },
  ];
}

function formsOf(secret: string, kind: Kept['kind']): readonly Buffer[] {
  const clear = Buffer.from(secret);
  if (kind === 'command') return [clear];
  if (secret.length < LONG) return kind === 'text' ? [Buffer.from(`"${secret}"`)] : [];
  const hexadecimal = clear.toString('hex');
  // The last of these digits hang together with what follows.
  const base64 = clear.toString('base64').replace(/=+$/, '').slice(0, -1);
  const forms = [hexadecimal, hexadecimal.toUpperCase(), base64].map((form) => Buffer.from(form));
  return [clear, Buffer.from(secret, 'utf16le'), ...forms];
}
