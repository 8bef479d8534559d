import type { MaintenancePeriod } from '../../machines/rules/stores';
import { startCentre, type Centre } from './centre';
import { optionsOf, parentMessage, type CentreMessage, type StartMessage } from './centre-messages';
import { FollowedClock } from './followed-clock';
import { CentreStartError } from './start-error';

/*
 * The centre in a process of its own: Electron's utility process or a child process of Node. Its first message brings
 * the options, further ones the time of the world that it serves. It ends with its parent.
 */

interface ParentPort {
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  postMessage(message: unknown): void;
}

/** Electron gives a utility process this way to its parent; Node knows nothing of it. */
function portToParent(): ParentPort | undefined {
  return process.parentPort;
}
const parentPort = portToParent();

function tellParent(message: CentreMessage): void {
  if (parentPort === undefined) process.send?.(message);
  else parentPort.postMessage(message);
}

let clock: FollowedClock | undefined;
let maintenance: readonly MaintenancePeriod[] = [];
let starting: Promise<Centre> | undefined;

async function start(message: StartMessage): Promise<void> {
  if (starting !== undefined) return;
  clock = new FollowedClock(message.clock);
  maintenance = message.clock.maintenance;
  try {
    starting = startCentre({ ...optionsOf(message), clock, maintenance: () => maintenance });
    tellParent({ type: 'ready', url: (await starting).url });
  } catch (error) {
    const sentence = error instanceof CentreStartError ? error.message : 'The centre could not be started.';
    tellParent({ type: 'failed', sentence });
    end(1);
  }
}

/** How long a database may take to close. */
const CLOSE_TIMEOUT = 4_000;

async function stop(): Promise<void> {
  setTimeout(() => process.exit(1), CLOSE_TIMEOUT).unref();
  try {
    await (await starting)?.close();
  } finally {
    end(0);
  }
}

/** What was said last has to arrive before the process is gone. */
function end(exitCode: number): void {
  setTimeout(() => process.exit(exitCode), 50);
}

function hear(content: unknown): void {
  const parsed = parentMessage.safeParse(content);
  if (!parsed.success) {
    tellParent({ type: 'failed', sentence: 'The centre was given options that it does not know.' });
    end(1);
    return;
  }
  const message = parsed.data;
  switch (message.type) {
    case 'start':
      void start(message);
      break;
    case 'clock':
      clock?.follow(message);
      maintenance = message.maintenance;
      tellParent({ type: 'clock-set', sequence: message.sequence });
      break;
    case 'stop':
      void stop();
      break;
  }
}

if (parentPort === undefined) {
  process.on('message', hear);
  process.on('disconnect', () => void stop());
} else {
  parentPort.on('message', (event) => hear(event.data));
}
// Ctrl-C in a terminal reaches the whole group: the parent decides when the centre stops.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => void stop());
