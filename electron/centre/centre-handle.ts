import { fork } from 'node:child_process';
import { MINUTE, SECOND } from '../../machines/rules/time';
import { systemClock, type Clock } from '../clock';
import { letOthersFirst } from '../others-first';
import { CentreStartError } from './start-error';
import { centreMessage, startMessage, type FollowedTime, type SpawnOptions } from './centre-messages';

/** A process that has been forked, whichever way. */
export interface CentreChild {
  send(message: object): unknown;
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: () => void): void;
  kill(): unknown;
}

/** A centre that runs in a process of its own. */
export interface CentreHandle {
  /** Where it is reached: `http://localhost:PORT`. */
  readonly url: string;
  /** Resolves when the centre goes by this time; also when the centre has gone. */
  setTime(time: FollowedTime): Promise<void>;
  /** Closes it in order; resolves when the process is gone, or cannot be ended. */
  stop(): Promise<void>;
  /** Called once, when the process has gone, whoever ended it. */
  onExit(listener: () => void): void;
}

/** How long a centre may take to close before it is killed; after twice that nobody waits for it any more. */
const STOP_TIMEOUT = 5_000;

/** A centre that is not ready by then, or has not answered its parent by then, hangs: it is killed. */
const READY_TIMEOUT = MINUTE;
const ANSWER_TIMEOUT = 15 * SECOND;

/**
 * Starts a centre in a process that `forkProcess` makes. Rejects with a `CentreStartError` when it cannot start, or is not
 * ready in time. One that hangs later is killed, which its `onExit` tells. `timer`: the machine's own clock when left out.
 */
export async function spawnCentre(
  forkProcess: () => CentreChild,
  options: SpawnOptions,
  timer: Clock = systemClock,
): Promise<CentreHandle> {
  const child = forkProcess();
  const exited = new Promise<void>((resolve) => child.onExit(resolve));
  let notReady = 'The centre ended before it was ready.';
  const tooLate = timer.setTimeout(() => {
    notReady = 'The centre did not become ready in time.';
    child.kill();
  }, READY_TIMEOUT);
  const waiting = new Map<number, () => void>();
  const url = await new Promise<string>((resolve, reject) => {
    child.onMessage((content) => {
      const message = centreMessage.safeParse(content).data;
      if (message?.type === 'ready') resolve(message.url);
      if (message?.type === 'failed') reject(new CentreStartError(message.sentence));
      if (message?.type === 'clock-set') waiting.get(message.sequence)?.();
    });
    void exited.then(() => reject(new CentreStartError(notReady)));
    child.send(startMessage(options));
  }).finally(() => timer.clearTimeout(tooLate));
  let sequence = 0;
  return {
    url,
    async setTime(time) {
      const own = ++sequence;
      const heard = new Promise<void>((resolve) => waiting.set(own, resolve));
      child.send({ type: 'clock', sequence: own, ...time });
      const hangs = timer.setTimeout(() => child.kill(), ANSWER_TIMEOUT);
      await Promise.race([heard, exited]);
      timer.clearTimeout(hangs);
      waiting.delete(own);
    },
    async stop() {
      let givenUp: NodeJS.Timeout | undefined;
      child.send({ type: 'stop' });
      const late = setTimeout(() => child.kill(), STOP_TIMEOUT);
      await Promise.race([exited, new Promise((resolve) => (givenUp = setTimeout(resolve, 2 * STOP_TIMEOUT)))]);
      clearTimeout(late);
      clearTimeout(givenUp);
    },
    onExit: (listener) => void exited.then(listener),
  };
}

/** An error of the process that nobody hears would be one of ours; a process that an error ends has its end told anyway. */
function itsEndIsTold(): void {
  return;
}

/** A way of forking: a child process of Node. `entry`: the built `centre-process.js`. */
export function forkedByNode(entry: string, execArgv: readonly string[] = []): () => CentreChild {
  return () => {
    const child = fork(entry, [], { execArgv: [...execArgv], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    child.on('error', itsEndIsTold);
    return {
      send: (message) => child.connected && child.send(message),
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => void child.once('exit', listener),
      kill: () => child.kill('SIGKILL'),
    };
  };
}

/** What is used of Electron's `utilityProcess`. */
export interface UtilityProcessModule {
  fork(entry: string, args: string[], options: { serviceName: string }): UtilityProcess;
}

interface UtilityProcess {
  readonly pid: number | undefined;
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'error', listener: () => void): unknown;
  once(event: 'spawn', listener: () => void): unknown;
  once(event: 'exit', listener: (code: number) => void): unknown;
  kill(): boolean;
}

/** A way of forking: a utility process of Electron. `entry`: the built `centre-process.js`. */
export function forkedByElectron(utilityProcess: UtilityProcessModule, entry: string): () => CentreChild {
  return () => {
    const child = utilityProcess.fork(entry, [], { serviceName: 'Ansho centre' });
    child.once('spawn', () => letOthersFirst(child.pid));
    child.on('error', itsEndIsTold);
    return {
      send: (message) => child.postMessage(message),
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => void child.once('exit', () => listener()),
      kill: () => killNow(child),
    };
  };
}

/** Electron asks a process to end; one that hangs does not hear that. */
function killNow(child: UtilityProcess): void {
  try {
    if (child.pid === undefined) child.kill();
    else process.kill(child.pid, 'SIGKILL');
  } catch {
    // It has gone meanwhile.
  }
}
