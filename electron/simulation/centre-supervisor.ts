import type { PartState } from '../../machines/workbench/console.types';
import type { CentreHandle } from '../centre/centre-handle';
import type { ClockReading } from '../centre/followed-clock';
import type { CentreLine } from './centre-line';
import type { WorldClock } from './world-clock';

export interface CentreSupervisorOptions {
  readonly clock: WorldClock;
  readonly line: CentreLine;
  readonly registrarToken: string;
  /** Starts the centre's process at this port (0: any); rejects with an error whose message is a sentence. */
  readonly spawn: (clock: ClockReading, port: number) => Promise<CentreHandle>;
  readonly port: number;
}

/** How often a centre that died of itself is started again, and how long after, in milliseconds. */
const RESTARTS = 3;
const RESTART_DELAY = 1_000;

/** Keeps the centre's process running and on the world's clock, and the line to it connected. */
export class CentreSupervisor {
  readonly #options: CentreSupervisorOptions;
  readonly #listeners = new Set<() => void>();
  #handle: CentreHandle | undefined;
  #state: PartState = { state: 'down', sentence: 'The centre has not been started.' };
  #wanted = false;
  #restartsLeft = RESTARTS;
  #port: number;

  constructor(options: CentreSupervisorOptions) {
    this.#options = options;
    this.#port = options.port;
    options.clock.onChange(() => void this.#tellClock());
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
  async start(): Promise<void> {
    if (this.#handle !== undefined || this.#state.state === 'starting') return;
    this.#wanted = true;
    this.#become({ state: 'starting' });
    try {
      const handle = await this.#options.spawn(this.#reading(), this.#port);
      this.#handle = handle;
      this.#port = Number(new URL(handle.url).port);
      handle.onExit(() => this.#exited(handle));
      await this.#tellClock();
      this.#options.line.connect(handle.url, this.#options.registrarToken);
      this.#become({ state: 'ready' });
    } catch (error) {
      this.#become({ state: 'down', sentence: error instanceof Error ? error.message : String(error) });
    }
  }

  /** A person stops the centre: it stays away until it is started. */
  async stop(): Promise<void> {
    this.#wanted = false;
    this.#options.line.cut();
    await this.#handle?.stop();
    this.#become({ state: 'down', sentence: 'The centre was stopped.' });
  }

  /** Resolves when the centre's clock shows the world's time. */
  async #tellClock(): Promise<void> {
    await this.#handle?.setClock(this.#reading());
  }

  #reading(): ClockReading {
    const { clock } = this.#options;
    return { now: clock.now(), speed: clock.speed };
  }

  #exited(handle: CentreHandle): void {
    if (this.#handle !== handle) return;
    this.#handle = undefined;
    this.#options.line.cut();
    if (!this.#wanted) return;
    const again = this.#restartsLeft > 0;
    this.#restartsLeft -= 1;
    this.#become({
      state: 'down',
      sentence: again ? 'The centre has died; it is being started again.' : 'The centre has died. Start it by hand.',
    });
    if (again) setTimeout(() => void (this.#wanted && this.start()), RESTART_DELAY);
  }

  #become(state: PartState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }

  /** For whoever moves the clock and has to know that the centre has followed. */
  clockFollowed(): Promise<void> {
    return this.#tellClock();
  }
}
