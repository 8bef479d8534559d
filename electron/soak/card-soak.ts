import { formatCardImage, parseCardImage, type CardImage } from '../card/card-image';
import { SimulatedCard } from '../card/simulated-card';
import { CardWatch } from './card-watch';
import { SeededRandom } from './random-bytes';
import { nextCommand } from './soak-commands';

/** A sequence of commands after which the card was wrong. */
export interface SoakFinding {
  readonly what: string;
  /** In hexadecimal, from a card as it was issued; `(power)` where it was reset, `(torn)` where the write failed. */
  readonly trace: readonly string[];
}

export interface SoakReport {
  readonly commands: number;
  readonly writes: number;
  readonly tornWrites: number;
  readonly cards: number;
  /** Bytes of heap in use after the first tenth, and at the end; both after a collection where one can be forced. */
  readonly heapStart: number;
  readonly heapEnd: number;
  readonly milliseconds: number;
  readonly finding: SoakFinding | undefined;
}

export interface SoakOptions {
  readonly images: readonly CardImage[];
  readonly count: number;
  readonly seed: number;
  readonly collectGarbage?: (() => void) | undefined;
  readonly onProgress?: (commands: number) => void;
}

/** A card is used for so many commands, and then thrown away: its counters would be spent for good. */
const COMMANDS_A_CARD = 2_000;
const STEPS = 10;

/** Sends random and mutated commands to simulated cards in process, and watches them. The same seed, the same run. */
export function soakCards({ images, count, seed, collectGarbage, onProgress }: SoakOptions): SoakReport {
  const [first] = images;
  if (!first) throw new Error('there is no card to soak');
  const random = new SeededRandom(seed);
  const started = performance.now();
  const stepLength = Math.max(1, Math.ceil(count / STEPS));
  let [writes, tornWrites, cards, heapStart, commands] = [0, 0, 0, 0, 0];
  let finding: SoakFinding | undefined;
  while (commands < count && !finding) {
    const run = soakOne(random, random.pick(images, first), Math.min(COMMANDS_A_CARD, count - commands));
    const before = Math.floor(commands / stepLength);
    commands += run.commands;
    writes += run.writes;
    tornWrites += run.tornWrites;
    cards += 1;
    finding = run.finding;
    if (Math.floor(commands / stepLength) === before) continue;
    onProgress?.(commands);
    if (heapStart === 0) heapStart = heap(collectGarbage);
  }
  const milliseconds = performance.now() - started;
  return { commands, writes, tornWrites, cards, heapStart, heapEnd: heap(collectGarbage), milliseconds, finding };
}

function heap(collectGarbage: (() => void) | undefined): number {
  collectGarbage?.();
  return process.memoryUsage().heapUsed;
}

interface CardRun {
  readonly commands: number;
  readonly writes: number;
  readonly tornWrites: number;
  readonly finding: SoakFinding | undefined;
}

function soakOne(random: SeededRandom, image: CardImage, count: number): CardRun {
  let [writes, tornWrites, isTorn] = [0, 0, false];
  const card = new SimulatedCard(image, {
    persist: () => {
      if (isTorn) {
        tornWrites += 1;
        throw new Error('torn');
      }
      writes += 1;
    },
    random: (length) => random.bytes(length),
  });
  const watch = new CardWatch();
  const trace: (Uint8Array | string)[] = [];
  card.powerOn();
  for (let sent = 1; sent <= count; sent += 1) {
    if (random.below(400) === 0) {
      card.reset();
      watch.powerChanged();
      trace.push('(power)');
    }
    isTorn = random.below(100) === 0;
    const command = nextCommand(random);
    if (isTorn) trace.push('(torn)');
    trace.push(command);
    const before = card.image;
    const writesBefore = writes;
    const what = step(() => watch.fault(command, card.transmit(command), before, card.image, writes - writesBefore));
    if (what !== undefined) return { commands: sent, writes, tornWrites, finding: found(what, trace) };
  }
  const read = parseCardImage(formatCardImage(card.image), 'card');
  const finding = read.ok ? undefined : found(`the image broke its schema: ${read.fault.sentence}`, trace);
  return { commands: count, writes, tornWrites, finding };
}

function step(work: () => string | undefined): string | undefined {
  try {
    return work();
  } catch (error) {
    return `an exception: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function found(what: string, trace: readonly (Uint8Array | string)[]): SoakFinding {
  const hex = (entry: Uint8Array): string => Buffer.from(entry).toString('hex').toUpperCase();
  return { what, trace: trace.map((entry) => (typeof entry === 'string' ? entry : hex(entry))) };
}
