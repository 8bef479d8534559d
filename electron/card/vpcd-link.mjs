/*
 * The card's end of the wire to vsmartcard's virtual reader, in a thread of its own: pcscd keeps asking for the answer to
 * reset to see whether the card is still there, and a program that waits for pcscd on its main thread (PC/SC's calls
 * do) could not answer. Everything else is handed to the main thread, in its order.
 */
import { connect } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';

/** @typedef {import('./vpcd').LinkMessage} LinkMessage */

const LENGTH_BYTES = 2;
const ANSWER_TO_RESET = 4;

const { host, port, atr } = workerData;
const socket = connect({ host, port, noDelay: true });
let received = Buffer.alloc(0);
/** @type {string | undefined} */
let problem;

/** @param {LinkMessage} message */
const tell = (message) => parentPort?.postMessage(message);

/**
 * Length and content in one write: two small ones would wait for the other side's acknowledgement.
 * @param {Uint8Array} content
 */
const write = (content) => {
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
    tell({ kind: 'command', bytes: Uint8Array.from(message) });
    message.fill(0);
  } else if (message[0] === ANSWER_TO_RESET) write(atr);
  else tell({ kind: 'control', code: message[0] ?? 0 });
};

socket.on('connect', () => tell({ kind: 'connected' }));
socket.on('data', (chunk) => {
  received = Buffer.concat([received, chunk]);
  // It may hold an entry.
  chunk.fill(0);
  for (let message = take(); message; message = take()) handle(message);
});
socket.on('error', (error) => (problem = error.message));
socket.on('close', () => {
  tell({ kind: 'closed', problem });
  parentPort?.close();
});
parentPort?.on('message', write);
