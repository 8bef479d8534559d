import { commandLine, type ScriptLine } from './card-script';
import type { SeededRandom } from './random-bytes';

const hex = (digits: string): Uint8Array => Uint8Array.from(Buffer.from(digits, 'hex'));

const AIDS = [
  ...['D392F000260100000001', 'D392F000260100000001', 'D3921000310001010408', 'D3921000310001010402'],
  ...['D3921000310001010401', 'D3921000310001010100', 'D3921000310001010409'],
];
const FILES = [
  ...['0001', '0002', '0003', '0005', '0006', '0008', '0009', '000A', '0011', '0012', '0013', '0014', '0015'],
  ...['0016', '0017', '0018', '0019', '001A', '001B', '001C', '00FF'],
];
const ENTRIES = ['0431323334', '0439393939', '06414243313233', '06585858585858', '0C313233343536373839303138', '00'];
const SHORT = ['80', '80', '80', '91', '92', '93', '94', '95', '98', '9B', '9C'];

/** Commands as clients send them: what the random ones are mutated from. */
const LIKELY: readonly Uint8Array[] = [
  ...AIDS.map((aid) => `00A4040C0A${aid}`),
  '00A4040C07A0000001510000',
  ...FILES.map((file) => `00A4020C02${file}`),
  ...ENTRIES.flatMap((entry) => SHORT.map((p2) => `002000${p2}${entry}`)),
  ...ENTRIES.flatMap((entry) => [`00240180${entry}`, `80320080${entry}`, `002C0280${entry}`]),
  ...FILES.map((file) => `00B0${(0x80 | Number.parseInt(file.slice(2), 16)).toString(16).slice(-2)}0010`),
  ...['00B0000000', '00B0000001', '00B07FFF01', '00B0000000FFFF', '00B2010C00', '00B2011400', '00B2020400'],
  ...['0084000010', '00CA5F5100', '00CA004500', '00CA7F21000000', '00A40000', '80AE0000', '80A20000', '80FC0000'],
  ...['00C0000000', '00C00000', '80AE00000000', '80A206C1'],
  ...['802A0980', '802A0080', '802A0280', '00880099', '0088009904'],
  ...['06', '32', '50', '52', '54', '82', '8A'].map((ins) => `80${ins}0000`),
].map(hex);

/** Each costs an RSA operation when the card grants it: they come seldom. */
const SIGNING: readonly Uint8Array[] = ['802A00800101 00', '802A00970101 00', '802A009A0101 00', '802A00000101 00'].map(
  (digits) => hex(digits.replace(' ', '')),
);
const NOTHING = new Uint8Array(0);

/** CARD 7.1. A reset as a kiosk does it, `power` before it so that nothing is left of what came before. */
const resetOf = (file: string, entry: string, key: string): readonly ScriptLine[] => [
  ...['power', '00A4040C0AD392F000260100000001', '0084000010', `authorise ${file}`],
  ...[`00A4020C02${file}`, `002C0280${entry}`, `00200080${entry}`, `00A4020C02${key}`],
];
/** The password ends as it was issued now and then, so that the entries above are right ones again. */
const RESETS: readonly (readonly ScriptLine[])[] = [
  resetOf('001B', '06414243313233', '001A'),
  resetOf('001B', '084E4557323032364E', '001A'),
  resetOf('0018', '0431323334', '0017'),
  resetOf('0018', '0435363738', '0017'),
];
/** The middle of a reset that nobody led up to. */
const OUT_OF_ORDER: readonly ScriptLine[] = ['authorise 001B', 'authorise 0018', 'authorise 0017', '0084000010'];

/** Gives a script's next lines: lawful resets, disturbed or not, and anything at all. */
export class SoakLines {
  #reset: readonly ScriptLine[] = [];

  constructor(private readonly random: SeededRandom) {}

  next(): ScriptLine {
    const { random } = this;
    const [due, ...rest] = this.#reset;
    // Something comes between now and then, and the reset goes on as if nothing had.
    if (due !== undefined && random.below(8) !== 0) {
      this.#reset = rest;
      return due.startsWith('002C') && random.below(10) === 0 ? `torn ${due}` : due;
    }
    const kind = random.below(1_200);
    if (kind < 3) return (['power', 'reset', 'pull'] as const)[kind] ?? 'power';
    if (kind < 6) return random.pick(OUT_OF_ORDER, 'power');
    if (kind < 12 && due === undefined) this.#reset = random.pick(RESETS, []);
    return commandLine(nextCommand(random), random.below(100) === 0);
  }
}

/** The next command: one that clients send, the like of one with bytes changed, cut off or added, or any bytes. */
function nextCommand(random: SeededRandom): Uint8Array {
  const kind = random.below(10_000);
  if (kind < 5) return random.pick(SIGNING, NOTHING);
  if (kind < 6_000) return random.pick(LIKELY, NOTHING);
  if (kind < 9_500) return mutated(random.pick(LIKELY, NOTHING), random);
  return random.bytes(random.below(40));
}

function mutated(command: Uint8Array, random: SeededRandom): Uint8Array {
  const bytes = Uint8Array.from(command);
  switch (random.below(4)) {
    case 0:
      return bytes.subarray(0, random.below(bytes.length + 1));
    case 1:
      return Uint8Array.of(...bytes, ...random.bytes(1 + random.below(8)));
    default:
      for (let changes = 1 + random.below(3); changes > 0; changes -= 1)
        bytes[random.below(bytes.length)] = random.below(256);
      return bytes;
  }
}
