import type { KeyObject } from 'node:crypto';
import { formatCardImage, parseCardImage, type CardImage } from '../card/card-image';
import { CardBench, type CardMaker } from './card-bench';
import type { CardScript, ScriptLine } from './card-script';
import { SeededRandom } from './random-bytes';
import { shortened } from './shortened';
import { SoakLines } from './soak-commands';

/** A script after which the card was wrong, as short as it could be made. */
export interface SoakFinding extends CardScript {
  readonly what: string;
}

/** A kind of card to soak: what it is described as, the card itself, and its keys where they are at hand. */
export interface SoakedCard {
  readonly card: unknown;
  readonly image: CardImage;
  readonly keys?: ReadonlyMap<string, KeyObject>;
}

export interface SoakReport {
  readonly commands: number;
  readonly writes: number;
  readonly tornWrites: number;
  /** Resets that were authorised and carried out. */
  readonly resets: number;
  readonly cards: number;
  /** Bytes of heap in use after the first tenth, and at the end; both after a collection where one can be forced. */
  readonly heapStart: number;
  readonly heapEnd: number;
  readonly milliseconds: number;
  readonly finding: SoakFinding | undefined;
}

export interface SoakOptions {
  readonly cards: readonly SoakedCard[];
  readonly resetAuthority: KeyObject;
  readonly count: number;
  readonly seed: number;
  /** Makes the card that is soaked; a `SimulatedCard` when left out. */
  readonly makeCard?: CardMaker;
  readonly collectGarbage?: (() => void) | undefined;
  readonly onProgress?: (commands: number) => void;
}

/** A card is used for so many commands, and then thrown away. */
const COMMANDS_A_CARD = 2_000;
const STEPS = 10;

/** Plays random scripts, lawful resets among them, to simulated cards in process, and watches them. Same seed, same run. */
export function soakCards(options: SoakOptions): SoakReport {
  const { cards: kinds, count, seed, collectGarbage, onProgress } = options;
  const [first] = kinds;
  if (!first) throw new Error('there is no card to soak');
  const random = new SeededRandom(seed);
  const started = performance.now();
  const stepLength = Math.max(1, Math.ceil(count / STEPS));
  const sum = { commands: 0, writes: 0, tornWrites: 0, resets: 0, cards: 0 };
  let [heapStart, finding] = [0, undefined as SoakFinding | undefined];
  while (sum.commands < count && !finding) {
    const run = soakOne(random, random.pick(kinds, first), Math.min(COMMANDS_A_CARD, count - sum.commands), options);
    const before = Math.floor(sum.commands / stepLength);
    sum.commands += run.commands;
    sum.writes += run.bench.writes;
    sum.tornWrites += run.bench.tornWrites;
    sum.resets += run.bench.resets;
    sum.cards += 1;
    finding = run.finding;
    if (Math.floor(sum.commands / stepLength) === before) continue;
    onProgress?.(sum.commands);
    if (heapStart === 0) heapStart = heap(collectGarbage);
  }
  const milliseconds = performance.now() - started;
  return { ...sum, heapStart, heapEnd: heap(collectGarbage), milliseconds, finding };
}

function heap(collectGarbage: (() => void) | undefined): number {
  collectGarbage?.();
  return process.memoryUsage().heapUsed;
}

interface CardRun {
  readonly commands: number;
  readonly bench: CardBench;
  readonly finding: SoakFinding | undefined;
}

function soakOne(random: SeededRandom, soaked: SoakedCard, count: number, options: SoakOptions): CardRun {
  const open = (): CardBench => new CardBench({ ...soaked, ...options, random: (length) => random.bytes(length) });
  const bench = open();
  const next = new SoakLines(random);
  const lines: ScriptLine[] = [];
  for (let commands = 1; commands <= count; commands += 1) {
    const line = next.next();
    lines.push(line);
    const { fault } = bench.play(line);
    if (fault !== undefined) return { commands, bench, finding: found(soaked, fault, shortened(lines, fault, open)) };
  }
  const read = parseCardImage(formatCardImage(bench.image), 'card');
  const what = read.ok ? undefined : `the image broke its schema: ${read.fault.sentence}`;
  return { commands: count, bench, finding: what === undefined ? undefined : found(soaked, what, lines) };
}

function found({ card }: SoakedCard, what: string, lines: readonly ScriptLine[]): SoakFinding {
  return { what, card, lines };
}
