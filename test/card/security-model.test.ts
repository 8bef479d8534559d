import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { CardImage } from '../../electron/card/card-image';
import { SimulatedCard } from '../../electron/card/simulated-card';
import { openIssuer, SELECT_JPKI, status, triesIn, type Issuer } from './support';

type Secret = 'pin' | 'password';

/** The security state in a few plain words, apart from the card's code. */
class Model {
  tries = { pin: 3, password: 5 };
  readonly maximum = { pin: 3, password: 5 };
  value = { pin: 'right', password: 'right' };
  isSelected = false;
  verified = new Set<Secret>();
  /** The next write does not come about. */
  isTorn = false;

  select(): string {
    this.isSelected = true;
    this.verified.clear();
    return '9000';
  }

  reset(): string {
    this.isSelected = false;
    this.verified.clear();
    return '';
  }

  enter(secret: Secret, value: 'right' | 'wrong' | 'changed'): string {
    if (!this.isSelected) return '6986';
    if (this.tries[secret] === 0) return '6984';
    if (this.value[secret] === value) {
      if (this.isTorn && this.tries[secret] < this.maximum[secret]) return '6581';
      this.tries[secret] = this.maximum[secret];
      this.verified.add(secret);
      return '9000';
    }
    this.verified.delete(secret);
    if (this.isTorn) return '6581';
    this.tries[secret] -= 1;
    return `63C${this.tries[secret]}`;
  }

  ask(secret: Secret): string {
    return this.isSelected ? `63C${this.tries[secret]}` : '6986';
  }

  change(secret: Secret): string {
    if (!this.isSelected) return '6986';
    if (!this.verified.has(secret)) return '6982';
    if (this.isTorn) return '6581';
    this.value[secret] = 'changed';
    this.tries[secret] = this.maximum[secret];
    return '9000';
  }

  read(): string {
    if (!this.isSelected) return '6986';
    return this.verified.has('password') ? '9000' : '6982';
  }

  sign(secret: Secret): string {
    if (!this.isSelected) return '6986';
    return this.verified.has(secret) ? '9000' : '6982';
  }
}

const VALUES = {
  pin: { right: '31323334', wrong: '39393939', changed: '35353535' },
  password: { right: '414243313233', wrong: '585858585858', changed: '4E4557313233' },
} as const;
const SHORT_ID = { pin: { secret: '98', key: '97' }, password: { secret: '9B', key: '9A' } } as const;
const length = (digits: string): string => (digits.length / 2).toString(16).padStart(2, '0');

interface Step {
  readonly words: string;
  readonly hex: string;
  readonly isTorn?: boolean;
  readonly onModel: (model: Model) => string;
  readonly onCard: (card: SimulatedCard) => string;
}

const step = (words: string, onModel: Step['onModel'], command: string): Step => ({
  words,
  hex: command,
  onModel,
  onCard: (card) => status(card, command),
});

const ofSecret = (secret: Secret): Step[] => [
  ...(['right', 'wrong', 'changed'] as const).map((value) => {
    const digits = VALUES[secret][value];
    const command = `002000${SHORT_ID[secret].secret} ${length(digits)} ${digits}`;
    return step(`enter the ${value} ${secret}`, (model) => model.enter(secret, value), command);
  }),
  step(`ask for the tries of the ${secret}`, (model) => model.ask(secret), `002000${SHORT_ID[secret].secret}`),
  step(
    `change the ${secret}`,
    (model) => model.change(secret),
    `002401${SHORT_ID[secret].secret} ${length(VALUES[secret].changed)} ${VALUES[secret].changed}`,
  ),
  step(`sign by the ${secret}`, (model) => model.sign(secret), `802A00${SHORT_ID[secret].key} 01 00 00`),
];

const STEPS: readonly Step[] = [
  step('select the application', (model) => model.select(), SELECT_JPKI),
  step('select the application', (model) => model.select(), SELECT_JPKI),
  step('read the signing certificate', (model) => model.read(), '00B0810004'),
  {
    words: 'reset the card',
    hex: '(power)',
    onModel: (model) => model.reset(),
    onCard: (card) => {
      card.reset();
      return '';
    },
  },
  // A write that is torn leaves what was there before, and answers 6581.
  ...[...ofSecret('pin'), ...ofSecret('password')].flatMap((each) => [
    each,
    each,
    { ...each, words: `${each.words}, torn`, hex: `${each.hex} (torn)`, isTorn: true },
  ]),
];

let issuer: Issuer;
let image: CardImage;
beforeAll(async () => {
  issuer = await openIssuer();
  ({ image } = await issuer.issue('fresh'));
});

test('PIN-2, PIN-3, PWD-4, CARD 3: in any order of commands the card does what a simple model says', () => {
  const scripts = fc.array(fc.constantFrom(...STEPS), { maxLength: 40 });
  fc.assert(
    fc.property(scripts, (script) => {
      const model = new Model();
      const saved = [image];
      const card = new SimulatedCard(image, {
        persist: (next) => {
          if (model.isTorn) throw new Error('torn');
          saved.push(next);
        },
      });
      card.powerOn();
      const trace: string[] = [];
      for (const { words, hex, isTorn = false, onModel, onCard } of script) {
        model.isTorn = isTorn;
        trace.push(hex);
        const [answer, expected] = [onCard(card), onModel(model)];
        if (answer !== expected)
          throw new Error(`${words}: ${answer}, not ${expected}, at the end of:\n${trace.join('\n')}`);
      }
      expect(triesIn(card)).toEqual({
        'authentication-pin': model.tries.pin,
        'signing-password': model.tries.password,
      });
      expect(saved.at(-1)).toBe(card.image);
    }),
    { numRuns: 150 },
  );
});

test('no command, whatever its bytes, makes the card fail or answer 9000 with nothing to READ BINARY', () => {
  const anything = fc.uint8Array({ maxLength: 24 });
  const likely = fc
    .tuple(
      fc.constantFrom(0x00, 0x80),
      fc.constantFrom(0xa4, 0xb0, 0xb2, 0x20, 0x24, 0x2c, 0x82, 0x84, 0x2a, 0xca),
      anything,
    )
    .map(([cla, ins, rest]) => Uint8Array.of(cla, ins, ...rest));
  const card = new SimulatedCard(image, { persist: () => undefined });
  card.powerOn();
  status(card, SELECT_JPKI);
  fc.assert(
    fc.property(fc.oneof(anything, likely), (command) => {
      const answer = card.transmit(command) ?? new Uint8Array(0);
      expect(answer.length).toBeGreaterThanOrEqual(2);
      const isEmptySuccess = command[1] === 0xb0 && Buffer.from(answer).toString('hex') === '9000';
      expect(isEmptySuccess).toBe(false);
    }),
    { numRuns: 3_000 },
  );
});
