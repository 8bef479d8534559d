import type { Clock } from '../clock';
import { failure, success, type Result } from '../result';
import { faultOfError, type PcscCard, type PcscContext } from './pcsc-module';
import type { CardChannel, ChannelFault } from './reader';

/** What a channel needs beside its card. */
export interface PcscChannelParts {
  readonly context: PcscContext;
  readonly card: PcscCard;
  /** Resets the card, as a channel does when it closes. */
  readonly reset: () => Promise<unknown>;
  readonly clock: Clock;
  /** How long an exchange may take, in milliseconds. */
  readonly patience: number;
  /** The reader's word on the card, for when PC/SC only says that an exchange failed. */
  readonly faultSoon: () => Promise<ChannelFault>;
  /** Called once, when the card has been let go. */
  readonly released: () => void;
}

const STATUS_WORD_BYTES = 2;

type Exchange = Result<Uint8Array, ChannelFault>;

/** A card behind PC/SC. One exchange at a time; after a fault no other comes about. */
export class PcscChannel implements CardChannel {
  readonly atr: Uint8Array;
  readonly #parts: PcscChannelParts;
  #last: Promise<unknown> = Promise.resolve();
  #fault: ChannelFault | undefined;
  #closing: Promise<void> | undefined;

  constructor(parts: PcscChannelParts) {
    this.#parts = parts;
    this.atr = parts.card.atr ?? new Uint8Array(0);
  }

  transmit(command: Uint8Array): Promise<Exchange> {
    const mine = Buffer.from(command);
    const exchange = this.#last.then(() => this.#exchange(mine));
    this.#last = exchange;
    return withinPatience(exchange, this.#parts, () => (this.#fault = { reason: 'card-mute' }));
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #exchange(command: Buffer): Promise<Exchange> {
    try {
      if (this.#fault ?? this.#closing) return failure(this.#fault ?? { reason: 'card-removed' });
      const answer = await this.#parts.card.transmit(command);
      // Some drivers pass a card that leaves off as an empty answer.
      if (answer.length < STATUS_WORD_BYTES) throw new Error('no answer');
      return success(answer);
    } catch (error) {
      this.#fault = faultOfError(error) ?? (await this.#parts.faultSoon());
      return failure(this.#fault);
    } finally {
      command.fill(0);
    }
  }

  /** Waits for an exchange on its way, unless the card is mute: then the card is let go when the reader gives up. */
  #close(): Promise<void> {
    const isMute = this.#fault?.reason === 'card-mute';
    const released = this.#last.then(() => this.#release());
    return isMute ? Promise.resolve() : released;
  }

  /** A reset by `disconnect` would hold this thread until the card has answered: it is done before, beside it. */
  async #release(): Promise<void> {
    const { card, context, reset, released } = this.#parts;
    // What fails here fails because the card has gone by itself, and with it all that it had granted.
    await reset().catch(() => undefined);
    try {
      card.disconnect();
    } catch {
      // As above.
    }
    context.close();
    released();
  }
}

/** The outcome of an attempt, or "mute" when the clock says that it takes too long. */
export function withinPatience<Value>(
  attempt: Promise<Result<Value, ChannelFault>>,
  { clock, patience }: { readonly clock: Clock; readonly patience: number },
  onTimeout: () => void = () => undefined,
): Promise<Result<Value, ChannelFault>> {
  return new Promise((resolve, reject) => {
    const timer = clock.setTimeout(() => {
      onTimeout();
      resolve(failure({ reason: 'card-mute' }));
    }, patience);
    const settled = (): void => clock.clearTimeout(timer);
    attempt.then(resolve, reject).finally(settled);
  });
}
