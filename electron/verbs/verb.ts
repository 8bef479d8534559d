import { CommanderError, type Command } from 'commander';

/** Exit codes: 0 done, 1 the thing asked for did not hold, 2 unusable arguments or files. */
const UNUSABLE = 2;

/** Something that was given to a verb and cannot be used: its message is a sentence that says what and why. */
export class UnusableInput extends Error {}

/** One sentence on standard error. */
export function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

/** A line of the verb's answer on standard output. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** One JSON document on standard output. */
export function printJson(document: unknown): void {
  print(JSON.stringify(document, null, 2));
}

/**
 * Carries out a command line. What goes wrong is a sentence on standard error, with its stack only where `--debug` asks
 * for it; the exit code is the process's.
 */
export async function carryOut(program: Command, words: readonly string[]): Promise<void> {
  program.hook('preAction', (_, verb) => refuseEmpty(verb));
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : UNUSABLE;
      return;
    }
    const debug = program.opts<{ debug?: boolean }>().debug === true;
    say(error instanceof Error ? ((debug ? error.stack : undefined) ?? error.message) : String(error));
    process.exitCode = error instanceof UnusableInput ? UNUSABLE : 1;
  }
}

/** An empty word is a variable that a script has not filled: no folder, no name and no number is meant by it. */
function refuseEmpty(verb: Command): void {
  if (verb.args.includes('')) throw new UnusableInput(`${verb.name()} was given an empty argument.`);
  for (const option of verb.options) {
    const value: unknown = verb.getOptionValue(option.attributeName());
    if (value === '') throw new UnusableInput(`${option.long ?? option.flags} was given an empty value.`);
  }
}

/** Where signals come from: the process. */
type Signals = Pick<NodeJS.EventEmitter, 'on'>;

/**
 * Fulfilled at the first signal to end. Further ones are passed over: a terminal sends one to the whole group and the
 * launcher hands its own on, and the second would kill us in the middle of closing.
 */
export function askedToEnd(signals: Signals = process): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) signals.on(signal, () => resolve());
  });
}

/** A whole number of an option; throws `UnusableInput` for anything else. */
export function portNumber(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Infinity;
  if (port <= 65_535) return port;
  throw new UnusableInput(`"${text}" is no port number: it has to be from 0 to 65535.`);
}
