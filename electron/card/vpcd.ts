import { Worker } from 'node:worker_threads';
import { failure, success, type Result } from '../result';
import type { SimulatedCard } from './simulated-card';
import { openLink } from './vpcd-link.mjs';
import linkProgram from './vpcd-link.mjs?raw';

/** Where vsmartcard's virtual reader waits for its card. */
export const VPCD_ADDRESS = { host: '127.0.0.1', port: 35_963 } as const;

/** The name of that reader in pcscd. */
export const VIRTUAL_READER = 'Virtual PCD 00 00';

export interface VpcdOptions {
  readonly host?: string;
  readonly port?: number;
  /** The answer to reset, in place of the card's own. */
  readonly atr?: Uint8Array;
  /** `main`: faster, for a program that makes no PC/SC calls of its own. A thread of its own when left out. */
  readonly thread?: 'own' | 'main';
}

/** A card that lies in pcscd's virtual reader. */
export interface ServedCard {
  /** Fulfilled when the card is out again: by `stop`, or, with a sentence that says why, by the other side. */
  readonly closed: Promise<Result<void, string>>;
  /** Takes the card out, also in the middle of an exchange. */
  stop(): void;
}

/** What the thread that holds the wire tells. */
export type LinkMessage =
  | { readonly kind: 'connected' }
  /** Power: 0 off, 1 on, 2 reset. */
  | { readonly kind: 'control'; readonly code: number }
  /** A command APDU, which wants one answer. */
  | { readonly kind: 'command'; readonly bytes: Uint8Array }
  | { readonly kind: 'closed'; readonly problem: string | undefined };

/** The other end of the wire. */
interface Link {
  answer(response: Uint8Array): void;
  close(): void;
}

type LinkEnds = Parameters<typeof openLink>[0];

function openLinkInThread(ends: LinkEnds, tell: (message: LinkMessage) => void): Link {
  const program = new URL(`data:text/javascript,${encodeURIComponent(linkProgram)}`);
  const thread = new Worker(program, { workerData: { vpcd: ends } });
  let problem: string | undefined;
  thread.on('message', (message: LinkMessage) => {
    if (message.kind === 'closed') problem = message.problem;
    else tell(message);
  });
  thread.on('error', (error) => (problem = error.message));
  thread.on('exit', () => tell({ kind: 'closed', problem }));
  return { answer: (response) => thread.postMessage(response), close: () => void thread.terminate() };
}

/**
 * Puts a card into pcscd's virtual reader (vsmartcard's vpcd), which waits at `host` and `port`. Comes to a sentence
 * when nobody waits there.
 */
export function serveCard(card: SimulatedCard, options: VpcdOptions = {}): Promise<Result<ServedCard, string>> {
  const { host = VPCD_ADDRESS.host, port = VPCD_ADDRESS.port, atr = card.atr, thread = 'own' } = options;
  const place = `${host}:${port}`;
  const open = thread === 'own' ? openLinkInThread : openLink;
  return new Promise((connected) => {
    const closed = new Promise<Result<void, string>>((close) => {
      let isStopped = false;
      const hear = (message: LinkMessage): void => {
        // What is still on its way does not reach a card that is out already.
        if (isStopped) return;
        if (message.kind === 'connected') connected(success({ closed, stop }));
        else if (message.kind !== 'closed') carryOut(message, card, link);
        else {
          isStopped = true;
          card.powerOff();
          const problem = message.problem ?? 'the other side ended the connection';
          connected(failure(`No virtual reader answers at ${place} (${problem}): is pcscd running, with vpcd?`));
          close(failure(`The card is out of the virtual reader at ${place}: ${problem}.`));
        }
      };
      const link = open({ host, port, atr }, hear);
      const stop = (): void => {
        isStopped = true;
        card.powerOff();
        close(success(undefined));
        link.close();
      };
    });
  });
}

/** The protocol's control codes. */
const POWER_OFF = 0;
const POWER_ON = 1;
const RESET = 2;

function carryOut(message: Extract<LinkMessage, { kind: 'control' | 'command' }>, card: SimulatedCard, link: Link) {
  if (message.kind === 'command') {
    const response = card.transmit(message.bytes);
    message.bytes.fill(0);
    if (response) link.answer(response);
    return;
  }
  if (message.code === POWER_OFF) card.powerOff();
  if (message.code === POWER_ON) card.powerOn();
  if (message.code === RESET) card.reset();
}
