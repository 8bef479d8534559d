import type { MaintenancePeriod } from '../../machines/rules/stores';
import type { PartState } from '../../machines/workbench/console.types';
import { systemClock, type Clock, type SettableClock } from '../clock';
import type { CentreHandle } from './centre-handle';
import type { FollowedTime } from './centre-messages';

export interface CentreSupervisorOptions {
  /** The clock that the centre follows. */
  readonly clock: SettableClock;
  /** STORE-6. When the service is down, as it stands now. */
  readonly maintenance: () => readonly MaintenancePeriod[];
  readonly line: { connect(url: string, registrarToken: string): void; cut(): void };
  readonly registrarToken: string;
  /** Starts the centre's process at this port (0: any); rejects with an error whose message is a sentence. */
  readonly spawn: (time: FollowedTime, port: number) => Promise<CentreHandle>;
  readonly port: number;
  /** Nobody is there to start it by hand: it is tried again for ever, ever less often; also a start that fails. */
  readonly isUnattended?: boolean;
  /** Rings when it is time to try again; the machine's own clock when left out. */
  readonly timer?: Clock;
}

/** How often a centre that died of itself is started again where somebody is there, and how long after. */
const RESTARTS = 3;
const RESTART_DELAY = 1_000;
/** Where nobody is there: the longest that it is waited, and how long a centre lives that counts as well again. */
const LONGEST_RESTART_DELAY = 30_000;
const WELL_AGAIN = 60_000;

/** Keeps the centre's process running and on its clock, and the line to it connected. */
export class CentreSupervisor {
  readonly #options: CentreSupervisorOptions;
  readonly #timer: Clock;
  readonly #listeners = new Set<() => void>();
  #handle: CentreHandle | undefined;
  #state: PartState = { state: 'down', sentence: 'The centre has not been started.' };
  #wanted = false;
  #failures = 0;
  #startedAt = 0;
  #port: number;
  #starting: Promise<void> = Promise.resolve();

  constructor(options: CentreSupervisorOptions) {
    this.#options = options;
    this.#timer = options.timer ?? systemClock;
    this.#port = options.port;
    options.clock.onChange(() => void this.#tellTime());
  }

  get state(): PartState & { readonly url?: string } {
    return this.#handle === undefined ? this.#state : { ...this.#state, url: this.#handle.url };
  }

  /** Calls the listener when the centre has started, stopped or died. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves when the centre runs, or cannot. It comes back at the port that it had. */
  start(): Promise<void> {
    if (this.#handle !== undefined || this.#state.state === 'starting') return this.#starting;
    this.#wanted = true;
    this.#become({ state: 'starting' });
    // After one that was stopped while it was starting: they would share a folder.
    this.#starting = this.#starting.then(() =>
      this.#wanted && this.#handle === undefined ? this.#start() : undefined,
    );
    return this.#starting;
  }

  async #start(): Promise<void> {
    try {
      const handle = await this.#options.spawn(this.#time(), this.#port);
      if (!this.#wanted) {
        await handle.stop();
        return;
      }
      this.#handle = handle;
      this.#port = Number(new URL(handle.url).port);
      this.#startedAt = this.#timer.now();
      handle.onExit(() => this.#exited(handle));
      await this.#tellTime();
      // It has died over that, and is being started again.
      if (this.#handle !== handle) return;
      this.#options.line.connect(handle.url, this.#options.registrarToken);
      this.#become({ state: 'ready' });
    } catch (error) {
      this.#become({ state: 'down', sentence: error instanceof Error ? error.message : String(error) });
      if (this.#options.isUnattended === true) this.#tryAgain();
    }
  }

  /** A person stops the centre: it stays away until it is started. */
  async stop(): Promise<void> {
    this.#wanted = false;
    this.#options.line.cut();
    await this.#handle?.stop();
    this.#become({ state: 'down', sentence: 'The centre was stopped.' });
  }

  /** Resolves when the centre goes by our time. */
  async #tellTime(): Promise<void> {
    await this.#handle?.setTime(this.#time());
  }

  #time(): FollowedTime {
    const { clock, maintenance } = this.#options;
    return { now: clock.now(), speed: clock.speed, maintenance: maintenance() };
  }

  #exited(handle: CentreHandle): void {
    if (this.#handle !== handle) return;
    this.#handle = undefined;
    this.#options.line.cut();
    if (!this.#wanted) return;
    if (this.#options.isUnattended === true && this.#timer.now() - this.#startedAt >= WELL_AGAIN) this.#failures = 0;
    const again = this.#options.isUnattended === true || this.#failures < RESTARTS;
    this.#become({
      state: 'down',
      sentence: again ? 'The centre has died; it is being started again.' : 'The centre has died. Start it by hand.',
    });
    if (again) this.#tryAgain();
  }

  #tryAgain(): void {
    const delay = this.#options.isUnattended === true ? RESTART_DELAY * 2 ** this.#failures : RESTART_DELAY;
    this.#failures += 1;
    this.#timer.setTimeout(() => void (this.#wanted && this.start()), Math.min(delay, LONGEST_RESTART_DELAY));
  }

  #become(state: PartState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }

  /** For whoever moves the clock, or changes when the service is down, and has to know that the centre has followed. */
  timeFollowed(): Promise<void> {
    return this.#tellTime();
  }
}
