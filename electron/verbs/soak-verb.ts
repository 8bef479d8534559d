import type { Command } from 'commander';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describeCard } from '../card/catalogue';
import type { CardImage } from '../card/card-image';
import { openInstallation } from '../card/installation';
import { personalise } from '../card/personalise';
import { soakCards } from '../soak/card-soak';
import { print, say, UnusableInput } from './verb';

const CARDS = [
  'fresh',
  'locked-password',
  'under-15',
  { extends: 'fresh', switches: { failedVerifyClearsStatus: false } },
];
const DEFAULT_COUNT = '10000000';
/** Heap in use may grow by so much between the first tenth and the end: more is a leak. */
const HEAP_GROWTH = 16 * 1024 * 1024;

function wholeNumber(option: string, text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number > 0) return number;
  throw new UnusableInput(`"${text}" is no ${option}: it has to be a whole number from 1.`);
}

async function issue(): Promise<CardImage[]> {
  const installation = await openInstallation();
  const images: CardImage[] = [];
  for (const card of CARDS) {
    const description = describeCard(card);
    if (!description.ok) throw new Error(description.fault.sentence);
    images.push((await personalise(description.value, installation, Date.now())).image);
  }
  return images;
}

/** A collection on demand, so that heap figures can be compared. */
function garbageCollector(): (() => void) | undefined {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  return typeof collect === 'function' ? () => void Reflect.apply(collect, undefined, []) : undefined;
}

const mebibytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MiB`;

async function soakCard(options: { readonly count: string; readonly seed: string }): Promise<void> {
  const count = wholeNumber('count', options.count);
  const seed = wholeNumber('seed', options.seed);
  const images = await issue();
  const collectGarbage = garbageCollector();
  const onProgress = (commands: number): void => say(`${commands} of ${count} commands`);
  const report = soakCards({ images, count, seed, collectGarbage, onProgress });
  const rate = Math.round((report.commands / report.milliseconds) * 1_000);
  print(`soak card: ${report.commands} commands on ${report.cards} cards, seed ${seed}: ${rate} commands a second`);
  print(`  ${report.writes} writes, ${report.tornWrites} torn`);
  print(`  heap ${mebibytes(report.heapStart)} at first, ${mebibytes(report.heapEnd)} at the end`);
  if (report.finding) {
    print(`  FOUND ${report.finding.what}, by:`);
    report.finding.trace.forEach((entry) => print(`    ${entry}`));
    process.exitCode = 1;
  } else if (report.heapEnd - report.heapStart > HEAP_GROWTH) {
    say(`The heap has grown by ${mebibytes(report.heapEnd - report.heapStart)}.`);
    process.exitCode = 1;
  } else print('  nothing found');
}

/** `soak card`: random and mutated commands to simulated cards, watched from outside. */
export function addSoakVerb(program: Command): void {
  program
    .command('soak')
    .description('long runs of random input')
    .command('card')
    .description('random and mutated APDUs to simulated cards; exit 1, with the commands, when one answers wrongly')
    .option('--count <commands>', 'how many commands', DEFAULT_COUNT)
    .option('--seed <number>', 'the same seed gives the same commands', '1')
    .action(soakCard);
}
