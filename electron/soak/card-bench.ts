import { createPublicKey, randomBytes, sign, type KeyObject } from 'node:crypto';
import type { CardImage } from '../card/card-image';
import { SimulatedCard, type SimulatedCardOptions } from '../card/simulated-card';
import { authorisedPart, CardWatch, resetMessageOf } from './card-watch';
import { readStep, type ScriptLine, type ScriptStep } from './card-script';

/** What lies on the bench: a `SimulatedCard`, or a test's double of one. */
export type CardOnBench = Pick<SimulatedCard, 'image' | 'powerOn' | 'powerOff' | 'reset' | 'transmit'>;
export type CardMaker = (image: CardImage, options: SimulatedCardOptions) => CardOnBench;

const plainCard: CardMaker = (image, options) => new SimulatedCard(image, options);

export interface BenchOptions {
  readonly image: CardImage;
  /** The private key by which `authorise` signs, as the centre does. */
  readonly resetAuthority: KeyObject;
  readonly random?: ((length: number) => Uint8Array) | undefined;
  readonly keys?: ReadonlyMap<string, KeyObject> | undefined;
  readonly makeCard?: CardMaker | undefined;
}

/** What a step came to. */
export interface BenchStep {
  readonly command?: Uint8Array;
  readonly answer?: Uint8Array | undefined;
  /** What was wrong about it. */
  readonly fault?: string | undefined;
}

/** A card, played a script's lines and watched at each. */
export class CardBench {
  readonly #options: BenchOptions;
  readonly #watch: CardWatch;
  /** What the card has saved last: all that is left of it when it is pulled. */
  #saved: CardImage;
  #card: CardOnBench;
  #isTorn = false;
  #challenge: Uint8Array | undefined;
  #writes = 0;
  #tornWrites = 0;

  constructor(options: BenchOptions) {
    this.#options = options;
    this.#saved = options.image;
    this.#card = this.#insert();
    this.#watch = new CardWatch(createPublicKey(options.resetAuthority));
  }

  get image(): CardImage {
    return this.#saved;
  }

  /** Resets of the whole procedure of CARD 7.1 that the card has carried out. */
  get resets(): number {
    return this.#watch.resets;
  }

  get writes(): number {
    return this.#writes;
  }

  get tornWrites(): number {
    return this.#tornWrites;
  }

  /** Does what the line says. Throws for a line that is none. */
  play(line: ScriptLine): BenchStep {
    const step = readStep(line);
    if (!step) throw new Error(`"${line}" is no step of a script`);
    try {
      return this.#play(step);
    } catch (error) {
      return { fault: `an exception: ${error instanceof Error ? error.message : String(error)}` };
    }
  }

  #play(step: ScriptStep): BenchStep {
    switch (step.kind) {
      case 'command':
        return this.#send(step.bytes, step.isTorn);
      case 'authorise':
        return this.#send(this.#authentication(step.target), false);
      case 'reset':
        this.#card.reset();
        break;
      case 'power':
        this.#card.powerOff();
        this.#card.powerOn();
        break;
      case 'pull':
        this.#card = this.#insert();
    }
    this.#challenge = undefined;
    this.#watch.powerChanged();
    return { fault: this.#card.image === this.#saved ? undefined : 'the power changed the card' };
  }

  #insert(): CardOnBench {
    const { random, keys, makeCard = plainCard } = this.#options;
    const card = makeCard(this.#saved, {
      persist: (next) => this.#persist(next),
      ...(random && { random }),
      ...(keys && { keys }),
    });
    card.powerOn();
    return card;
  }

  #persist(next: CardImage): void {
    if (this.#isTorn) {
      this.#tornWrites += 1;
      throw new Error('torn');
    }
    this.#writes += 1;
    this.#saved = next;
  }

  #send(command: Uint8Array, isTorn: boolean): BenchStep {
    const before = this.#saved;
    const [writes, tornWrites] = [this.#writes, this.#tornWrites];
    this.#isTorn = isTorn;
    const answer = this.#card.transmit(Uint8Array.from(command));
    this.#isTorn = false;
    if (command[1] === 0x84 && answer?.length === 18) this.#challenge = answer.subarray(0, 16);
    const fault = this.#watch.fault({
      command,
      answer,
      before,
      after: this.#saved,
      known: this.#card.image,
      writes: this.#writes - writes,
      wasTorn: this.#tornWrites > tornWrites,
    });
    return { command, answer, fault };
  }

  /** CARD 7.1 step 2. Without a challenge of the card, over none that it knows. */
  #authentication(target: number): Uint8Array {
    const file = Uint8Array.of(target >> 8, target & 0xff);
    const authorisationId = (this.#options.random ?? randomBytes)(16);
    const challenge = this.#challenge ?? new Uint8Array(16);
    const message = resetMessageOf(this.#saved, challenge, file, authorisationId);
    const data = authorisedPart(authorisationId, file, sign(null, message, this.#options.resetAuthority));
    return Uint8Array.of(0x00, 0x82, 0x00, 0x90, data.length, ...data);
  }
}
