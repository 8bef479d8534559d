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

/** A whole number of an option; throws `UnusableInput` for anything else. */
export function portNumber(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new UnusableInput(`"${text}" is no port number: it has to be from 0 to 65535.`);
}
