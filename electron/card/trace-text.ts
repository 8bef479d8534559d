import { tokyoIso } from '../../machines/rules/time';
import { parseCommand } from './apdu';
import { commandName } from './command-name';
import { JPKI_FILE } from './jpki-files';
import { statusWordAsHex, statusWordInWords } from './status-word';
import type { TracedExchange } from './trace';

const FILE_WORDS: ReadonlyMap<number, string> = new Map([
  [JPKI_FILE.signingCertificate, 'signing certificate'],
  [JPKI_FILE.signingAuthorityCertificate, 'CA certificate of the signing certificate'],
  [JPKI_FILE.tokenInformation, 'token information'],
  [JPKI_FILE.certificateAvailability, 'which certificates there are'],
  [JPKI_FILE.authenticationCertificate, 'authentication certificate'],
  [JPKI_FILE.authenticationAuthorityCertificate, 'CA certificate of the authentication certificate'],
  [JPKI_FILE.terminalAuthority, 'reset authority'],
  [JPKI_FILE.authenticationKey, 'authentication key'],
  [JPKI_FILE.authenticationPin, '4-digit PIN'],
  [JPKI_FILE.signingKey, 'signing key'],
  [JPKI_FILE.signingPassword, 'signing password'],
]);

const SELECT_BY_FILE = 0x02;
const SELECT_BY_NAME = 0x04;

/** A selected file: its identifier and what it holds. */
function fileWords(data: Uint8Array): string {
  const identifier = ((data[0] ?? 0) << 8) | (data[1] ?? 0);
  const hex = identifier.toString(16).toUpperCase().padStart(4, '0');
  const words = FILE_WORDS.get(identifier);
  return words === undefined ? hex : `${hex} ${words}`;
}

const COMMAND_WORDS = {
  select: 'SELECT',
  read: 'READ BINARY',
  'ask-tries': 'VERIFY without an entry',
  verify: 'VERIFY',
  sign: 'COMPUTE DIGITAL SIGNATURE',
  challenge: 'GET CHALLENGE',
  authorise: 'EXTERNAL AUTHENTICATE',
  reset: 'RESET RETRY COUNTER',
  change: 'CHANGE REFERENCE DATA',
} as const;

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase();

/** An exchange in words and hexadecimal digits: what a person reads, and what is written to a file. */
export interface DecodedExchange {
  readonly at: string;
  readonly reader: string;
  readonly connection: number;
  readonly atr: string;
  readonly command: string;
  /** True when the command carried an entry, which is not here (INV-4). */
  readonly masked: boolean;
  /** What the command is, and the file that it is about. */
  readonly words: string;
  readonly response?: string;
  readonly statusWord?: string;
  readonly meaning?: string;
  readonly fault?: TracedExchange['fault'];
}

/** Decodes a trace. The file that a command is about is the one that was selected last on its connection. */
export function decodeTrace(exchanges: readonly TracedExchange[]): readonly DecodedExchange[] {
  let file: string | undefined;
  let connection: number | undefined;
  return exchanges.map((exchange) => {
    if (exchange.connection !== connection) file = undefined;
    connection = exchange.connection;
    const parsed = parseCommand(exchange.command);
    const [, ins = 0] = exchange.command;
    // A masked VERIFY had an entry, which its header does not show.
    const shown = exchange.isMasked ? { ins, data: Uint8Array.of(0) } : { ins, data: parsed?.data ?? new Uint8Array() };
    const name = commandName(shown);
    if (name === 'select' && parsed?.p1 === SELECT_BY_FILE) file = fileWords(shown.data);
    if (name === 'select' && parsed?.p1 === SELECT_BY_NAME) file = `application ${hexOf(shown.data)}`;
    const words = name === 'other' ? `instruction ${hexOf(Uint8Array.of(ins))}` : COMMAND_WORDS[name];
    return { ...bare(exchange), words: file === undefined ? words : `${words}: ${file}` };
  });
}

function bare({ at, reader, connection: number, atr, command, isMasked, response, fault }: TracedExchange) {
  const statusWord = response && ((response.at(-2) ?? 0) << 8) | (response.at(-1) ?? 0);
  return {
    at: tokyoIso(at),
    reader,
    connection: number,
    atr: hexOf(atr),
    command: hexOf(command),
    masked: isMasked,
    ...(response === undefined || statusWord === undefined
      ? {}
      : {
          response: hexOf(response.subarray(0, -2)),
          statusWord: statusWordAsHex(statusWord),
          meaning: statusWordInWords(statusWord),
        }),
    ...(fault === undefined ? {} : { fault }),
  };
}

const SHOWN_DIGITS = 64;
const shortened = (hex: string): string =>
  hex.length <= SHOWN_DIGITS ? hex : `${hex.slice(0, SHOWN_DIGITS)}… (${hex.length / 2} bytes)`;

/** A trace as text, three lines an exchange: what, the command, the answer. */
export function traceAsText(exchanges: readonly TracedExchange[]): string {
  return decodeTrace(exchanges)
    .map(({ at, reader, connection, command, masked, words, response, statusWord, meaning, fault }) => {
      const answer = statusWord === undefined ? `nothing: ${fault ?? 'no answer'}` : `${statusWord} ${meaning ?? ''}`;
      const data = response === undefined || response === '' ? '' : `  ${shortened(response)}`;
      const sent = masked ? `${command} (entry not recorded)` : shortened(command);
      return `${at}  ${reader} #${connection}  ${words}\n  > ${sent}\n  < ${answer}${data}\n`;
    })
    .join('');
}

/** A trace as a document that `parseTrace` reads again. */
export function traceAsJson(exchanges: readonly TracedExchange[]): string {
  return `${JSON.stringify({ ansho: 1, kind: 'card-trace', exchanges: decodeTrace(exchanges) }, null, 2)}\n`;
}
