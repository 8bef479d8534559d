import type { Clock } from '../clock';
import { failure, success, type Result } from '../result';
import { corrupted, type ExchangeFault } from './fault-plan';
import type { CardChannel, CardReader, ChannelFault, ReaderState } from './reader';
import type { SimulatedCard } from './simulated-card';
import { response, encodeResponse } from './apdu';

export interface SimulatedReaderOptions {
  readonly clock: Clock;
  readonly name?: string;
  /** How long one exchange takes, in milliseconds; 0 (left out): it answers at once. */
  readonly exchangeTime?: number;
  /** How long the reader waits for a mute card, in milliseconds; 3 000 when left out. */
  readonly patience?: number;
  /** Asked before each exchange what is to go wrong with it; undefined: nothing. The command is not to be kept. */
  readonly faultOf?: (command: Uint8Array) => ExchangeFault | undefined;
  /** Called when a fault takes the kiosk's power away; the card has lost its own by then. */
  readonly onPowerLost?: () => void;
}

const PATIENCE = 3_000;

/** A reader in this process, with a simulated card in it or not. */
export class SimulatedReader implements CardReader {
  readonly name: string;
  readonly #options: SimulatedReaderOptions;
  readonly #listeners = new Set<(state: ReaderState) => void>();
  #card: SimulatedCard | undefined;
  #open: SimulatedChannel | undefined;
  #isPluggedIn = true;

  constructor(options: SimulatedReaderOptions) {
    this.name = options.name ?? 'Simulated reader';
    this.#options = options;
  }

  /** The card that lies in the reader. */
  get card(): SimulatedCard | undefined {
    return this.#card;
  }

  state(): ReaderState {
    if (!this.#isPluggedIn) return { kind: 'missing', sentence: 'The simulated reader is unplugged.' };
    return { kind: this.#card ? 'card-present' : 'empty' };
  }

  onStateChange(listener: (state: ReaderState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Puts a card in, in place of whatever lay there. */
  insert(card: SimulatedCard): void {
    this.remove();
    this.#card = card;
    this.#announce();
  }

  /** Takes the card out: an open channel ends, also in the middle of an exchange. Gives the card. */
  remove(): SimulatedCard | undefined {
    const card = this.#card;
    if (!card) return undefined;
    this.#card = undefined;
    card.powerOff();
    this.#end('card-removed');
    this.#announce();
    return card;
  }

  /** Pulls the reader's plug: whatever lies in it has no power, and an open channel ends. */
  unplug(): void {
    this.#isPluggedIn = false;
    this.cutPower();
    this.#announce();
  }

  /** Plugs the reader in again; a card that lies in it is found there. */
  plugIn(): void {
    this.#isPluggedIn = true;
    this.#announce();
  }

  /** Takes the power of reader and card away for a moment: an open channel ends. */
  cutPower(): void {
    this.#end('reader-lost');
    this.#card?.powerOff();
  }

  connect(): Promise<Result<CardChannel, ChannelFault>> {
    if (!this.#isPluggedIn) return Promise.resolve(failure({ reason: 'reader-lost' }));
    const card = this.#card;
    if (!card) return Promise.resolve(failure({ reason: 'card-removed' }));
    if (this.#open) return Promise.resolve(failure({ reason: 'card-in-use' }));
    card.powerOn();
    this.#open = new SimulatedChannel(card, this.#options, {
      closed: () => {
        this.#open = undefined;
        if (this.#card === card) card.powerOff();
      },
      removed: () => this.remove(),
      readerLost: () => this.#end('reader-lost'),
      powerLost: () => {
        this.cutPower();
        this.#options.onPowerLost?.();
      },
    });
    return Promise.resolve(success(this.#open));
  }

  close(): Promise<void> {
    this.#end('reader-lost');
    this.#card?.powerOff();
    this.#listeners.clear();
    return Promise.resolve();
  }

  #end(reason: ChannelFault['reason']): void {
    this.#open?.end(reason);
    this.#open = undefined;
  }

  #announce(): void {
    for (const listener of this.#listeners) listener(this.state());
  }
}

type WithKind<Kind> = Extract<ExchangeFault, { readonly kind: Kind }>;

function isOfKind<Kind extends 'delay' | 'status' | 'corrupt'>(
  fault: ExchangeFault | undefined,
  kind: Kind,
): fault is WithKind<Kind> {
  return typeof fault === 'object' && fault.kind === kind;
}

interface ChannelOwner {
  closed(): void;
  removed(): void;
  readerLost(): void;
  powerLost(): void;
}

type Exchange = Result<Uint8Array, ChannelFault>;

class SimulatedChannel implements CardChannel {
  readonly atr: Uint8Array;
  readonly #card: SimulatedCard;
  readonly #options: SimulatedReaderOptions;
  readonly #owner: ChannelOwner;
  readonly #waiting = new Set<(exchange: Exchange) => void>();
  #ended: ChannelFault | undefined;

  constructor(card: SimulatedCard, options: SimulatedReaderOptions, owner: ChannelOwner) {
    this.atr = card.atr;
    this.#card = card;
    this.#options = options;
    this.#owner = owner;
  }

  transmit(command: Uint8Array): Promise<Exchange> {
    const fault = this.#options.faultOf?.(command);
    if (fault === 'removed-before') this.#owner.removed();
    if (fault === 'reader-lost') this.#owner.readerLost();
    if (fault === 'power-before') this.#owner.powerLost();
    const answer = this.#endedBy() !== undefined || fault === 'mute' ? undefined : this.#answer(command, fault);
    if (fault === 'removed-after') this.#owner.removed();
    if (fault === 'power-after') this.#owner.powerLost();
    const ended = this.#endedBy();
    if (ended) return Promise.resolve(failure(ended));
    const { patience = PATIENCE, exchangeTime = 0 } = this.#options;
    const time = isOfKind(fault, 'delay') ? fault.milliseconds : exchangeTime;
    return answer === undefined || fault === 'mute-after' || time > patience
      ? this.#after(patience, failure({ reason: 'card-mute' }))
      : this.#after(time, success(answer));
  }

  #answer(command: Uint8Array, fault: ExchangeFault | undefined): Uint8Array | undefined {
    if (isOfKind(fault, 'status')) return encodeResponse(response(fault.statusWord));
    const answer = this.#card.transmit(command);
    return answer !== undefined && isOfKind(fault, 'corrupt') ? corrupted(answer, fault.seed) : answer;
  }

  close(): Promise<void> {
    if (!this.#ended) {
      this.end('card-removed');
      this.#owner.closed();
    }
    return Promise.resolve();
  }

  /** No exchange comes about any more; those on their way end with the same fault. */
  end(reason: ChannelFault['reason']): void {
    const ended = { reason } as const;
    this.#ended = ended;
    for (const settle of [...this.#waiting]) settle(failure(ended));
  }

  /** Asked by a call: what befalls an exchange may have ended the channel meanwhile. */
  #endedBy(): ChannelFault | undefined {
    return this.#ended;
  }

  #after(milliseconds: number, exchange: Exchange): Promise<Exchange> {
    if (milliseconds === 0) return Promise.resolve(exchange);
    return new Promise((resolve) => {
      const settle = (outcome: Exchange): void => {
        this.#options.clock.clearTimeout(timer);
        this.#waiting.delete(settle);
        resolve(outcome);
      };
      const timer = this.#options.clock.setTimeout(() => settle(exchange), milliseconds);
      this.#waiting.add(settle);
    });
  }
}
