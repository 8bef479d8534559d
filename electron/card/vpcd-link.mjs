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
const ANSWER_TO_RESET = 4;

/**
 * Connects to a virtual reader. `tell` hears of everything but the question for the answer to reset.
 * @param {LinkEnds} ends
 * @param {(message: LinkMessage) => void} tell
 * @returns {{ answer(response: Uint8Array): void, close(): void }}
 */
export function openLink({ host, port, atr }, tell) {
  const socket = connect({ host, port, noDelay: true });
  let received = Buffer.alloc(0);
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

  /** The next whole message, out of what has come in so far. */
  const take = () => {
    if (received.length < LENGTH_BYTES) return undefined;
    const end = LENGTH_BYTES + received.readUInt16BE(0);
    if (received.length < end) return undefined;
    const message = received.subarray(LENGTH_BYTES, end);
    received = received.subarray(end);
    return message;
  };

  /** @param {Buffer} message */
  const handle = (message) => {
    if (message.length !== 1) {
      tell({ kind: 'command', bytes: new Uint8Array(message) });
      message.fill(0);
    } else if (message[0] === ANSWER_TO_RESET) answer(atr);
    else tell({ kind: 'control', code: message[0] ?? 0 });
  };

  socket.on('connect', () => tell({ kind: 'connected' }));
  socket.on('data', (chunk) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    for (let message = take(); message; message = take()) handle(message);
    // What is not a whole message yet is kept apart; what came in may hold an entry.
    received = Buffer.from(received);
    chunk.fill(0);
  });
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
