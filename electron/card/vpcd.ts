import { connect, type Socket } from 'node:net';
import { failure, success, type Result } from '../result';
import type { SimulatedCard } from './simulated-card';

/** Where vsmartcard's virtual reader waits for its card. */
export const VPCD_ADDRESS = { host: '127.0.0.1', port: 35_963 } as const;

export interface VpcdOptions {
  readonly host?: string;
  readonly port?: number;
  /** The answer to reset, in place of the card's own. */
  readonly atr?: Uint8Array;
}

/** A card that lies in pcscd's virtual reader. */
export interface ServedCard {
  /** Fulfilled when the card is out again: by `stop`, or, with a sentence that says why, by the other side. */
  readonly closed: Promise<Result<void, string>>;
  /** Takes the card out, also in the middle of an exchange. */
  stop(): void;
}

/** The protocol's messages of one byte. */
const CONTROL = { powerOff: 0, powerOn: 1, reset: 2, answerToReset: 4 } as const;
const LENGTH_BYTES = 2;

/**
 * Puts a card into pcscd's virtual reader (vsmartcard's vpcd), which waits at `host` and `port`. Comes to a sentence
 * when nobody waits there.
 */
export async function serveCard(card: SimulatedCard, options: VpcdOptions = {}): Promise<Result<ServedCard, string>> {
  const { host = VPCD_ADDRESS.host, port = VPCD_ADDRESS.port, atr = card.atr } = options;
  const place = `${host}:${port}`;
  const socket = connect({ host, port, noDelay: true });
  const refused = await new Promise<Error | undefined>((resolve) => {
    socket.once('connect', () => resolve(undefined));
    socket.once('error', resolve);
  });
  if (refused) {
    return failure(
      `No virtual reader answers at ${place} (${refused.message}): is pcscd running, with vsmartcard's vpcd?`,
    );
  }
  return success(serve(card, atr, socket, place));
}

function serve(card: SimulatedCard, atr: Uint8Array, socket: Socket, place: string): ServedCard {
  let isStopped = false;
  let problem: string | undefined;
  let received = Buffer.alloc(0);

  socket.on('data', (chunk) => {
    received = Buffer.concat([received, chunk]);
    for (let message = take(); message; message = take()) answer(message);
  });
  socket.on('error', (error) => (problem = error.message));
  const closed = new Promise<Result<void, string>>((resolve) => {
    socket.on('close', () => {
      card.powerOff();
      const reason = problem === undefined ? 'the other side ended the connection' : problem;
      resolve(
        isStopped ? success(undefined) : failure(`The card is out of the virtual reader at ${place}: ${reason}.`),
      );
    });
  });

  /** The next whole message, out of what has come in so far. */
  function take(): Buffer | undefined {
    if (received.length < LENGTH_BYTES) return undefined;
    const end = LENGTH_BYTES + received.readUInt16BE(0);
    if (received.length < end) return undefined;
    const message = received.subarray(LENGTH_BYTES, end);
    received = received.subarray(end);
    return message;
  }

  function answer(message: Buffer): void {
    if (message.length === 1) control(message[0]);
    else {
      const response = card.transmit(message);
      message.fill(0);
      if (response) write(response);
    }
  }

  function control(code: number | undefined): void {
    if (code === CONTROL.powerOff) card.powerOff();
    if (code === CONTROL.powerOn) card.powerOn();
    if (code === CONTROL.reset) card.reset();
    if (code === CONTROL.answerToReset) write(atr);
  }

  /** Length and content in one write: two small ones would wait for the other side's acknowledgement. */
  function write(content: Uint8Array): void {
    const message = Buffer.alloc(LENGTH_BYTES + content.length);
    message.writeUInt16BE(content.length);
    message.set(content, LENGTH_BYTES);
    if (!socket.destroyed) socket.write(message);
  }

  return {
    closed,
    stop: () => {
      isStopped = true;
      socket.destroy();
    },
  };
}
