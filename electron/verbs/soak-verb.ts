import type { Command } from 'commander';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describeCard } from '../card/catalogue';
import { openInstallation, type Installation } from '../card/installation';
import { personalise } from '../card/personalise';
import { CardBench } from '../soak/card-bench';
import { readScript, scriptAsText } from '../soak/card-script';
import { soakCards, type SoakedCard } from '../soak/card-soak';
import { inputFile } from './files';
import { print, say, UnusableInput } from './verb';

const CARDS = [
  'fresh',
  'locked-password',
  'under-15',
  { extends: 'fresh', switches: { failedVerifyClearsStatus: false } },
  { extends: 'fresh', token: 'android' },
  { extends: 'fresh', token: 'iphone', atr: 'contactless' },
];
const DEFAULT_COUNT = '10000000';
/** Heap in use may grow by so much between the first tenth and the end: more is a leak. */
const HEAP_GROWTH = 16 * 1024 * 1024;

function wholeNumber(option: string, text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number > 0) return number;
  throw new UnusableInput(`"${text}" is no ${option}: it has to be a whole number from 1.`);
}

/** A newly issued card of that description. */
async function issue(card: unknown, installation: Installation): Promise<SoakedCard> {
  const description = describeCard(card);
  if (!description.ok) throw new UnusableInput(description.fault.sentence);
  const { image, keys } = await personalise(description.value, installation, Date.now());
  return { card, image, keys };
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
  const installation = await openInstallation();
  const cards = await Promise.all(CARDS.map((card) => issue(card, installation)));
  const collectGarbage = garbageCollector();
  const onProgress = (commands: number): void => say(`${commands} of ${count} commands`);
  const resetAuthority = installation.resetAuthority.privateKey;
  const report = soakCards({ cards, resetAuthority, count, seed, collectGarbage, onProgress });
  const rate = Math.round((report.commands / report.milliseconds) * 1_000);
  print(`soak card: ${report.commands} commands on ${report.cards} cards, seed ${seed}: ${rate} commands a second`);
  print(`  ${report.resets} lawful resets; ${report.writes} writes, and ${report.tornWrites} torn`);
  print(`  heap ${mebibytes(report.heapStart)} at first, ${mebibytes(report.heapEnd)} at the end`);
  if (report.finding) {
    print(`  FOUND ${report.finding.what}; the script that leads there, for soak replay:`);
    print(scriptAsText(report.finding));
    process.exitCode = 1;
  } else if (report.heapEnd - report.heapStart > HEAP_GROWTH) {
    say(`The heap has grown by ${mebibytes(report.heapEnd - report.heapStart)}.`);
    process.exitCode = 1;
  } else print('  nothing found');
}

/** Plays a script to a new card and prints what it answers; exit 1 where the card was wrong. */
async function replayScript(file: string): Promise<void> {
  const script = readScript(inputFile(file), file);
  if (!script.ok) throw new UnusableInput(script.fault);
  const installation = await openInstallation();
  const card = await issue(script.value.card, installation);
  const bench = new CardBench({ ...card, resetAuthority: installation.resetAuthority.privateKey });
  for (const line of script.value.lines) {
    const { answer, fault } = bench.play(line);
    print(`> ${line}`);
    if (answer) print(`< ${Buffer.from(answer).toString('hex').toUpperCase()}`);
    if (fault === undefined) continue;
    print(`FOUND ${fault}`);
    process.exitCode = 1;
    return;
  }
  print('nothing found');
}

/** `soak card` and `soak replay`. */
export function addSoakVerb(program: Command): void {
  const soak = program.command('soak').description('long runs of random input');
  soak
    .command('card')
    .description('random and mutated APDUs and lawful resets to simulated cards; exit 1 when one answers wrongly')
    .option('--count <commands>', 'how many commands', DEFAULT_COUNT)
    .option('--seed <number>', 'the same seed gives the same commands', '1')
    .action(soakCard);
  soak
    .command('replay')
    .description('play a script of commands to a new card, as a soak or a property test has printed it')
    .argument('<script>', 'a text file: a line `card: NAME`, then a step a line')
    .action(replayScript);
}
