/*
 * The card's end of the wire to vsmartcard's virtual reader. In a thread of its own where the program itself uses PC/SC:
 * pcscd keeps asking for the answer to reset to see whether the card is still there, and a program that waits for pcscd on
 * its main thread (PC/SC's calls do) could not answer. Everything else is handed on, in its order.
 */
import { connect } from 'node:net';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';

/** @typedef {import('./vpcd').LinkMessage} LinkMessage */
/** @typedef {{ readonly host: string, readonly port: number, readonly atr: Uint8Array }} LinkEnds */

const LENGTH_BYTES = 2;
const LONGEST_MESSAGE = LENGTH_BYTES + 0xffff;
const ANSWER_TO_RESET = 4;

/**
 * Connects to a virtual reader. `tell` hears of everything but the question for the answer to reset.
 * @param {LinkEnds} ends
 * @param {(message: LinkMessage) => void} tell
 * @returns {{ answer(response: Uint8Array): void, close(): void }}
 */
export function openLink({ host, port, atr }, tell) {
  // What comes in has one place of its own, without the allocations of a stream: a reader asks thousands of times a second.
  const received = Buffer.alloc(2 * LONGEST_MESSAGE);
  let filled = 0;
  const socket = connect({
    host,
    port,
    noDelay: true,
    onread: {
      buffer: Buffer.alloc(LONGEST_MESSAGE),
      callback: (length, chunk) => {
        received.set(chunk.subarray(0, length), filled);
        // What came in may hold an entry.
        chunk.fill(0, 0, length);
        filled += length;
        handleWhole();
        return true;
      },
    },
  });
  /** @type {string | undefined} */
  let problem;

  /**
   * Length and content in one write: two small ones would wait for the other side's acknowledgement.
   * @param {Uint8Array} content
   */
  const answer = (content) => {
    const message = Buffer.alloc(LENGTH_BYTES + content.length);
    message.writeUInt16BE(content.length);
    message.set(content, LENGTH_BYTES);
    socket.write(message);
  };

  /** @param {Buffer} message */
  const handle = (message) => {
    if (message.length !== 1) tell({ kind: 'command', bytes: new Uint8Array(message) });
    else if (message[0] === ANSWER_TO_RESET) answer(atr);
    else tell({ kind: 'control', code: message[0] ?? 0 });
  };

  /** Hands on the whole messages that have come in, and keeps nothing of them. */
  const handleWhole = () => {
    let start = 0;
    while (filled - start >= LENGTH_BYTES) {
      const content = start + LENGTH_BYTES;
      const end = content + received.readUInt16BE(start);
      if (filled < end) break;
      handle(received.subarray(content, end));
      start = end;
    }
    received.copyWithin(0, start, filled);
    received.fill(0, filled - start, filled);
    filled -= start;
  };

  socket.on('connect', () => tell({ kind: 'connected' }));
  socket.on('error', (error) => (problem = error.message));
  socket.on('close', () => tell({ kind: 'closed', problem }));
  return { answer, close: () => socket.destroy() };
}

if (!isMainThread && parentPort !== null && workerData?.vpcd !== undefined) {
  const port = parentPort;
  const link = openLink(workerData.vpcd, (message) => {
    port.postMessage(message);
    if (message.kind === 'closed') port.close();
  });
  port.on('message', link.answer);
}
