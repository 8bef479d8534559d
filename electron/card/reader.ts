import type { Result } from '../result';

/** The state of a reader, with a sentence where a person has to do something. */
export type ReaderState =
  | { readonly kind: 'missing'; readonly sentence: string }
  | { readonly kind: 'empty' }
  /** `trouble`: the card gives no answer to a reset (it may lie the wrong way), or another program has it alone. */
  | { readonly kind: 'card-present'; readonly trouble?: ReaderTrouble; readonly sentence?: string };

export type ReaderTrouble = 'card-mute' | 'card-in-use';

/** Why an exchange with a card did not come about. None of them says anything about an entry (INV-5). */
export type ChannelFault =
  | { readonly reason: 'card-removed' }
  /** Nothing came back in time, or the reader gave up on the card. */
  | { readonly reason: 'card-mute' }
  | { readonly reason: 'reader-lost' }
  /** Another program holds the card. */
  | { readonly reason: 'card-in-use' };

/** A powered card: bytes in, bytes out. */
export interface CardChannel {
  readonly atr: Uint8Array;
  /** One command APDU; gives the response with its status word. */
  transmit(command: Uint8Array): Promise<Result<Uint8Array, ChannelFault>>;
  /** Powers the card off: every right that it granted is gone. */
  close(): Promise<void>;
}

/** A reader of cards: the transport layer. */
export interface CardReader {
  readonly name: string;
  state(): ReaderState;
  /** Calls the listener at every change of state, until the returned function is called. */
  onStateChange(listener: (state: ReaderState) => void): () => void;
  /** Powers the card on (a reset). */
  connect(): Promise<Result<CardChannel, ChannelFault>>;
  /** Lets go of the reader. */
  close(): Promise<void>;
}
