import type { CommandName } from '../../machines/workbench/faults.types';
import type { Instant } from '../../machines/rules/time';
import type { Clock } from '../clock';
import type { Result } from '../result';
import { parseCommand } from './apdu';
import { commandName } from './command-name';
import type { CardChannel, CardReader, ChannelFault, ReaderState } from './reader';

/** One exchange as it is kept. INV-4: an entry is left out at the point of recording, and is nowhere afterwards. */
export interface TracedExchange {
  /** On the clock of the world. */
  readonly at: Instant;
  readonly reader: string;
  /** Counts the times that a card was given power. */
  readonly connection: number;
  readonly atr: Uint8Array;
  /** The whole command; of one that carries an entry its four header bytes alone. */
  readonly command: Uint8Array;
  readonly isMasked: boolean;
  /** Data and status word; absent when nothing came back. */
  readonly response?: Uint8Array;
  readonly fault?: ChannelFault['reason'];
}

const HEADER = 4;
/** The commands that carry no entry. Of all others nobody knows what they carry. */
const KEPT_WHOLE: ReadonlySet<CommandName> = new Set(['select', 'read', 'ask-tries', 'sign', 'challenge', 'authorise']);
const STATUS_BYTES = 2;
/** The oldest exchanges make room for new ones. A session has some fifty. */
const KEPT = 5_000;

/** INV-4. What of a command may be kept: a copy, for the caller wipes its own (a Buffer's `slice` would share its bytes). */
function mask(bytes: Uint8Array): Pick<TracedExchange, 'command' | 'isMasked'> {
  const command = parseCommand(bytes);
  const isMasked = command === undefined || !KEPT_WHOLE.has(commandName(command));
  return { command: new Uint8Array(bytes.subarray(0, isMasked ? HEADER : undefined)), isMasked };
}

/** Keeps what passes between readers and cards. */
export class TraceRecorder {
  readonly #clock: Pick<Clock, 'now'>;
  #exchanges: TracedExchange[] = [];
  #connections = 0;

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  /** Everything that is kept, oldest first. */
  get exchanges(): readonly TracedExchange[] {
    return this.#exchanges;
  }

  /** The reader itself, and every exchange with its cards is kept. */
  watch(reader: CardReader): TracedReader {
    let connection = 0;
    return new TracedReader(reader, {
      connected: () => {
        this.#connections += 1;
        connection = this.#connections;
        const number = connection;
        return (atr, command, answer) =>
          this.#keep({ reader: reader.name, connection: number, atr, ...command, ...answer });
      },
      forgetAnswers: () => this.#forgetAnswers(connection),
    });
  }

  #forgetAnswers(connection: number): void {
    this.#exchanges = this.#exchanges.map((exchange) =>
      exchange.connection === connection && exchange.response !== undefined
        ? { ...exchange, response: exchange.response.slice(-STATUS_BYTES) }
        : exchange,
    );
  }

  #keep(exchange: Omit<TracedExchange, 'at'>): void {
    this.#exchanges.push({ at: this.#clock.now(), ...exchange });
    if (this.#exchanges.length > KEPT) this.#exchanges.shift();
  }
}

type Keep = (
  atr: Uint8Array,
  command: Pick<TracedExchange, 'command' | 'isMasked'>,
  answer: Pick<TracedExchange, 'response' | 'fault'>,
) => void;

interface Watch {
  connected(): Keep;
  forgetAnswers(): void;
}

/** A reader whose exchanges are kept. */
export class TracedReader implements CardReader {
  constructor(
    private readonly reader: CardReader,
    private readonly watch: Watch,
  ) {}

  /** INV-6. The card was somebody's own: of its latest connection here nothing but the status words stays. */
  forgetAnswers(): void {
    this.watch.forgetAnswers();
  }

  get name(): string {
    return this.reader.name;
  }

  state(): ReaderState {
    return this.reader.state();
  }

  onStateChange(listener: (state: ReaderState) => void): () => void {
    return this.reader.onStateChange(listener);
  }

  async connect(): Promise<Result<CardChannel, ChannelFault>> {
    const channel = await this.reader.connect();
    return channel.ok ? { ok: true, value: new TracedChannel(channel.value, this.watch.connected()) } : channel;
  }

  close(): Promise<void> {
    return this.reader.close();
  }
}

class TracedChannel implements CardChannel {
  constructor(
    private readonly channel: CardChannel,
    private readonly keep: Keep,
  ) {}

  get atr(): Uint8Array {
    return this.channel.atr;
  }

  async transmit(bytes: Uint8Array): Promise<Result<Uint8Array, ChannelFault>> {
    // Before the exchange: the caller may wipe the command as soon as it has been sent.
    const command = mask(bytes);
    const answer = await this.channel.transmit(bytes);
    this.keep(
      this.channel.atr,
      command,
      answer.ok ? { response: new Uint8Array(answer.value) } : { fault: answer.fault.reason },
    );
    return answer;
  }

  close(): Promise<void> {
    return this.channel.close();
  }
}
