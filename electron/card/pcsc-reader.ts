import { systemClock, type Clock } from '../clock';
import { failure, success, type Result } from '../result';
import { PcscChannel, withinPatience } from './pcsc-channel';
import { faultOfError, loadPcsc, openContext, type PcscContext, type PcscModule } from './pcsc-module';
import type { CardChannel, CardReader, ChannelFault, ReaderState, ReaderTrouble } from './reader';

export interface PcscReaderOptions {
  /** The reader's name or a part of it; the first reader when left out. */
  readonly name?: string | undefined;
  /** Exclusive (left out): no other program gets at the card while a channel is open. */
  readonly share?: 'exclusive' | 'shared';
  readonly clock?: Clock;
  /** How long one exchange may take, in milliseconds; 10 000 when left out. */
  readonly patience?: number;
  /** How often the reader is looked at, in milliseconds; 250 when left out. */
  readonly interval?: number;
  /** A service that does not run yet is waited for, like a reader that is not plugged in; refused when left out. */
  readonly waitsForService?: boolean;
}

const PATIENCE = 10_000;
const INTERVAL = 250;
const SETTLING_INTERVAL = 100;
const SETTLING_LOOKS = 15;

/** The names of the readers that PC/SC knows; a sentence when there is no PC/SC here. */
export async function listPcscReaders(): Promise<Result<readonly string[], string>> {
  const pcsc = await loadPcsc();
  if (!pcsc.ok) return pcsc;
  const context = openContext(pcsc.value);
  if (!context.ok) return context;
  try {
    return success(context.value.listReaders().map(({ name }) => name));
  } catch {
    return failure('The PC/SC service has just ended.');
  } finally {
    context.value.close();
  }
}

/**
 * How many insertions and removals PC/SC has counted at a reader (it wraps at 65 536); 0 when there is none. What its
 * state says can be ahead of that: a card that leaves in an exchange is gone at once, and counted at the next look.
 */
export async function countPcscCardEvents(name: string): Promise<number> {
  const pcsc = await loadPcsc();
  const context = pcsc.ok ? openContext(pcsc.value) : undefined;
  if (!context?.ok) return 0;
  try {
    const reader = context.value.listReaders().find((candidate) => candidate.name.includes(name));
    return (reader?.state ?? 0) >>> 16;
  } finally {
    context.value.close();
  }
}

/**
 * Opens a reader on PC/SC; a sentence when there is no PC/SC here, or its service does not run and is not to be waited
 * for. A reader that is not plugged in (yet, or any more) is in the state `missing`, and comes back by itself.
 */
export async function openPcscReader(options: PcscReaderOptions = {}): Promise<Result<CardReader, string>> {
  const pcsc = await loadPcsc();
  if (!pcsc.ok) return pcsc;
  const context = openContext(pcsc.value);
  if (!context.ok && options.waitsForService !== true) return context;
  return success(new PcscReader(pcsc.value, context.ok ? context.value : undefined, options));
}

class PcscReader implements CardReader {
  readonly #pcsc: PcscModule;
  readonly #options: PcscReaderOptions;
  readonly #clock: Clock;
  readonly #listeners = new Set<(state: ReaderState) => void>();
  /** For looking at the reader. A context does one thing at a time: each channel has its own. */
  #watch: PcscContext | undefined;
  #isClosed = false;
  #state: ReaderState;
  #timer: unknown;
  #name: string | undefined;
  /** How many channels are open here: while one is, that the card is held alone says nothing. */
  #channels = 0;

  constructor(pcsc: PcscModule, watch: PcscContext | undefined, options: PcscReaderOptions) {
    this.#pcsc = pcsc;
    this.#watch = watch;
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#state = this.#look();
    this.#lookLater();
  }

  get name(): string {
    return this.#name ?? this.#options.name ?? 'PC/SC';
  }

  state(): ReaderState {
    this.#update();
    return this.#state;
  }

  onStateChange(listener: (state: ReaderState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async connect(): Promise<Result<CardChannel, ChannelFault>> {
    const context = openContext(this.#pcsc);
    if (!context.ok) return failure({ reason: 'reader-lost' });
    const limits = { clock: this.#clock, patience: this.#options.patience ?? PATIENCE };
    const attempt = this.#connectIn(context.value, limits);
    const channel = await withinPatience(attempt, limits, () => {
      void attempt.then((late) => (late.ok ? late.value.close() : undefined));
    });
    return channel;
  }

  close(): Promise<void> {
    this.#clock.clearTimeout(this.#timer);
    this.#listeners.clear();
    this.#isClosed = true;
    this.#watch?.close();
    this.#watch = undefined;
    return Promise.resolve();
  }

  async #connectIn(
    context: PcscContext,
    limits: { readonly clock: Clock; readonly patience: number },
  ): Promise<Result<CardChannel, ChannelFault>> {
    const { SCARD_SHARE_SHARED, SCARD_SHARE_EXCLUSIVE, SCARD_PROTOCOL_T0, SCARD_PROTOCOL_T1, SCARD_RESET_CARD } =
      this.#pcsc;
    const share = this.#options.share === 'shared' ? SCARD_SHARE_SHARED : SCARD_SHARE_EXCLUSIVE;
    const protocols = SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1;
    try {
      const reader = this.#find(context);
      if (!reader) throw new Error('Unknown reader');
      const card = await reader.connect(share, protocols);
      // What another program has verified must not be ours: begin with a reset.
      const reset = () => card.reconnect(share, protocols, SCARD_RESET_CARD);
      await reset();
      const faultSoon = (): Promise<ChannelFault> => this.#faultSoon();
      this.#channels += 1;
      const released = (): void => void (this.#channels -= 1);
      return success(new PcscChannel({ context, card, reset, ...limits, faultSoon, released }));
    } catch (error) {
      context.close();
      return failure(faultOfError(error) ?? (await this.#faultSoon()));
    }
  }

  #find(context: PcscContext) {
    const { name } = this.#options;
    const readers = context.listReaders();
    const exact = readers.find((reader) => reader.name === name);
    return exact ?? readers.find((reader) => name === undefined || reader.name.includes(name));
  }

  /** What a failed exchange means, by what the reader shows: PC/SC notices a card's leaving a little later. */
  async #faultSoon(): Promise<ChannelFault> {
    for (let looks = 0; looks < SETTLING_LOOKS; looks += 1) {
      const { kind } = this.state();
      if (kind === 'missing') return { reason: 'reader-lost' };
      if (kind === 'empty') return { reason: 'card-removed' };
      await new Promise<void>((resolve) => this.#clock.setTimeout(resolve, SETTLING_INTERVAL));
    }
    return { reason: 'card-mute' };
  }

  #lookLater(): void {
    this.#timer = this.#clock.setTimeout(() => {
      this.#update();
      if (!this.#isClosed) this.#lookLater();
    }, this.#options.interval ?? INTERVAL);
  }

  #update(): void {
    const before = this.#state;
    const next = this.#look();
    this.#state = next;
    if (next.kind === before.kind && troubleOf(next) === troubleOf(before)) return;
    for (const listener of this.#listeners) listener(next);
  }

  #look(): ReaderState {
    const { name } = this.#options;
    if (this.#isClosed) return { kind: 'missing', sentence: 'The reader has been closed.' };
    if (this.#watch === undefined) {
      const context = openContext(this.#pcsc);
      if (!context.ok) return { kind: 'missing', sentence: context.fault };
      this.#watch = context.value;
    }
    try {
      const reader = this.#find(this.#watch);
      if (reader) {
        this.#name = reader.name;
        return this.#stateOf(reader.state);
      }
      const known = this.#watch.listReaders().map((other) => other.name);
      const none = name === undefined || known.length === 0;
      const sentence = none
        ? 'No card reader is plugged in.'
        : `No reader is called "${name}". There are: ${known.join(', ')}.`;
      return { kind: 'missing', sentence };
    } catch {
      return this.#reopen();
    }
  }

  #stateOf(bits: number): ReaderState {
    const { SCARD_STATE_PRESENT, SCARD_STATE_MUTE, SCARD_STATE_EXCLUSIVE } = this.#pcsc;
    if ((bits & SCARD_STATE_PRESENT) === 0) return { kind: 'empty' };
    if ((bits & SCARD_STATE_MUTE) !== 0) return withTrouble('card-mute');
    const isTaken = (bits & SCARD_STATE_EXCLUSIVE) !== 0 && this.#channels === 0;
    return isTaken ? withTrouble('card-in-use') : { kind: 'card-present' };
  }

  /** The service has gone: a new context finds it when it is back. */
  #reopen(): ReaderState {
    this.#watch?.close();
    this.#watch = undefined;
    const context = openContext(this.#pcsc);
    if (!context.ok) return { kind: 'missing', sentence: context.fault };
    this.#watch = context.value;
    return { kind: 'empty' };
  }
}

const TROUBLE: Readonly<Record<ReaderTrouble, string>> = {
  'card-mute': 'The card does not answer: it may lie the wrong way. Place it again.',
  'card-in-use': 'Another program holds the card. It is free again when that program lets it go.',
};

function withTrouble(trouble: ReaderTrouble): ReaderState {
  return { kind: 'card-present', trouble, sentence: TROUBLE[trouble] };
}

function troubleOf(state: ReaderState): ReaderTrouble | undefined {
  return state.kind === 'card-present' ? state.trouble : undefined;
}
