import { z } from 'zod';
import { failure, success, type Result } from '../result';
import { parseDocument, type DocumentRefusal } from './json-document';
import type { CardChannel, CardReader, ChannelFault, ReaderState } from './reader';

const hex = z
  .string()
  .regex(/^(?:[0-9A-Fa-f]{2})*$/, { error: 'is not in hexadecimal digits, two a byte' })
  .transform((digits) => Uint8Array.from(Buffer.from(digits, 'hex')));

const exchange = z.object({
  reader: z.string(),
  connection: z.int(),
  atr: hex,
  command: hex,
  masked: z.boolean(),
  response: hex.optional(),
  statusWord: hex.optional(),
  fault: z.enum(['card-removed', 'card-mute', 'reader-lost', 'card-in-use']).optional(),
});

const cardTrace = z.object({
  ansho: z.literal(1, { error: 'is not 1, the only format that this program reads' }),
  kind: z.literal('card-trace'),
  exchanges: z.array(exchange).min(1, { error: 'has no exchange' }),
});

/** A trace as it was written to a file. */
export type CardTrace = z.output<typeof cardTrace>;
type Exchange = CardTrace['exchanges'][number];

/** Reads the text of a trace, as `traceAsJson` writes it; `file` is named in the refusal. */
export function parseTrace(text: string, file: string): Result<CardTrace, DocumentRefusal> {
  return parseDocument(text, file, cardTrace);
}

/**
 * A reader whose card answers what the card of a trace has answered, so that what happened in the field happens again.
 * Each connection is the trace's next one. A command that the trace does not go on with is a mute card, and is told in
 * `departure`.
 */
export class ReplayReader implements CardReader {
  readonly name: string;
  readonly #connections: (readonly Exchange[])[];
  #departure: string | undefined;

  constructor(trace: CardTrace) {
    const byConnection = new Map<number, Exchange[]>();
    for (const each of trace.exchanges) {
      byConnection.set(each.connection, [...(byConnection.get(each.connection) ?? []), each]);
    }
    this.#connections = [...byConnection.values()];
    this.name = `Replay of ${trace.exchanges[0]?.reader ?? 'a reader'}`;
  }

  /** Where the program has first asked something else than the trace has, as a sentence. */
  get departure(): string | undefined {
    return this.#departure;
  }

  state(): ReaderState {
    return { kind: this.#connections.length === 0 ? 'empty' : 'card-present' };
  }

  onStateChange(): () => void {
    return () => undefined;
  }

  connect(): Promise<Result<CardChannel, ChannelFault>> {
    const next = this.#connections.shift();
    if (next === undefined) return Promise.resolve(failure({ reason: 'card-removed' }));
    return Promise.resolve(success(new ReplayChannel(next, (sentence) => (this.#departure ??= sentence))));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

const HEADER = 4;

class ReplayChannel implements CardChannel {
  readonly atr: Uint8Array;
  readonly #exchanges: readonly Exchange[];
  #at = 0;

  constructor(
    exchanges: readonly Exchange[],
    private readonly depart: (sentence: string) => void,
  ) {
    this.#exchanges = exchanges;
    this.atr = exchanges[0]?.atr ?? new Uint8Array();
  }

  transmit(command: Uint8Array): Promise<Result<Uint8Array, ChannelFault>> {
    const recorded = this.#exchanges[this.#at];
    const number = this.#at + 1;
    this.#at = number;
    if (recorded === undefined || !isSame(command, recorded)) {
      const header = Buffer.from(command.subarray(0, HEADER)).toString('hex').toUpperCase();
      const there = recorded === undefined ? 'the trace ends there' : `the trace has ${digits(recorded)}`;
      this.depart(`Command ${number} is ${header}; ${there}.`);
      return Promise.resolve(failure({ reason: 'card-mute' }));
    }
    const { response, statusWord, fault } = recorded;
    return Promise.resolve(
      statusWord === undefined
        ? failure({ reason: fault ?? 'card-mute' })
        : success(Uint8Array.of(...(response ?? []), ...statusWord)),
    );
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

const digits = ({ command }: Exchange): string =>
  Buffer.from(command.subarray(0, HEADER)).toString('hex').toUpperCase();

/** A masked command is known by its header alone. */
function isSame(command: Uint8Array, recorded: Exchange): boolean {
  const given = recorded.masked ? command.subarray(0, HEADER) : command;
  return Buffer.from(given).equals(Buffer.from(recorded.command));
}
