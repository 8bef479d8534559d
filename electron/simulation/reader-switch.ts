import type { CardChannel, CardReader, ChannelFault, ReaderState } from '../card/reader';
import type { Result } from '../result';

/** A reader that can be exchanged for another: to the kiosk it is one reader all the time. */
export class ReaderSwitch implements CardReader {
  readonly #listeners = new Set<(state: ReaderState) => void>();
  #stopListening: () => void;
  #reader: CardReader;

  constructor(reader: CardReader) {
    this.#reader = reader;
    this.#stopListening = reader.onStateChange((state) => this.#announce(state));
  }

  get name(): string {
    return this.#reader.name;
  }

  /** The reader that is in use. */
  get reader(): CardReader {
    return this.#reader;
  }

  /** Uses another reader from now on. What was in the earlier one is a card that has left. */
  use(reader: CardReader): void {
    this.#stopListening();
    const wasPresent = this.#reader.state().kind === 'card-present';
    this.#reader = reader;
    if (wasPresent) this.#announce({ kind: 'empty' });
    this.#stopListening = reader.onStateChange((state) => this.#announce(state));
    this.#announce(reader.state());
  }

  state(): ReaderState {
    return this.#reader.state();
  }

  onStateChange(listener: (state: ReaderState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  connect(): Promise<Result<CardChannel, ChannelFault>> {
    return this.#reader.connect();
  }

  async close(): Promise<void> {
    this.#stopListening();
    await this.#reader.close();
  }

  #announce(state: ReaderState): void {
    for (const listener of [...this.#listeners]) listener(state);
  }
}
