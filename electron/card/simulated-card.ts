import { randomBytes, type KeyObject } from 'node:crypto';
import { encodeResponse } from './apdu';
import type { CardImage } from './card-image';
import { dispatch } from './simulated/dispatch';
import type { Application, ApplicationFactory } from './simulated/application';
import { CardMemory } from './simulated/card-memory';
import { CardSession } from './simulated/card-session';
import { commonApplication } from './simulated/common-application';
import { jpkiApplication } from './simulated/jpki-application';
import { residentRegisterApplication } from './simulated/resident-register-application';
import { surfaceApplication } from './simulated/surface-application';
import { textApplication } from './simulated/text-application';

/** The applications of a My Number Card. A further one is a further entry. */
const APPLICATIONS: readonly ApplicationFactory[] = [
  jpkiApplication,
  textApplication,
  surfaceApplication,
  commonApplication,
  residentRegisterApplication,
];

export interface SimulatedCardOptions {
  /**
   * Saves the card's new image. Called once a write, before the card's answer leaves. When it throws, the write has
   * not happened: the card stays as it was and answers 6581.
   */
  readonly persist: (image: CardImage) => void;
  /** Keys of the image that are at hand already, by their text in it: reading one takes longer than using it. */
  readonly keys?: ReadonlyMap<string, KeyObject>;
  /** Random bytes for challenges; the system's when left out. */
  readonly random?: (length: number) => Uint8Array;
}

/** A card: it answers bytes with bytes, as CARD describes, and keeps nothing but its image when the power goes. */
export class SimulatedCard {
  readonly #memory: CardMemory;
  readonly #applications: readonly Application[];
  readonly #random: (length: number) => Uint8Array;
  #session: CardSession | undefined;

  constructor(image: CardImage, { persist, keys, random = randomBytes }: SimulatedCardOptions) {
    this.#memory = new CardMemory(image, persist, keys);
    this.#applications = image.card === 'my-number-card' ? APPLICATIONS.flatMap((create) => create(image) ?? []) : [];
    this.#random = random;
  }

  /** The card as it is now. */
  get image(): CardImage {
    return this.#memory.image;
  }

  /** The answer to reset. */
  get atr(): Uint8Array {
    return Buffer.from(this.image.atr, 'hex');
  }

  /** Gives the card power: a new session, in which nothing is selected, verified or granted. */
  powerOn(): void {
    this.#session = new CardSession();
  }

  /** Takes the power away: the session is over, the counters stay. */
  powerOff(): void {
    this.#session = undefined;
  }

  /** A warm reset: as good as power off and on. */
  reset(): void {
    this.powerOn();
  }

  /** Answers a command APDU; undefined when nothing comes back: the card is mute, or has no power. */
  transmit(command: Uint8Array): Uint8Array | undefined {
    if (!this.#session || this.image.card === 'mute') return undefined;
    const context = {
      memory: this.#memory,
      session: this.#session,
      applications: this.#applications,
      random: this.#random,
    };
    return encodeResponse(dispatch(command, context));
  }
}
