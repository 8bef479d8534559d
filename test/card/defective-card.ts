import type { CardImage, MyNumberCardImage } from '../../electron/card/card-image';
import { storeSecret } from '../../electron/card/secret-digest';
import { SimulatedCard, type SimulatedCardOptions } from '../../electron/card/simulated-card';
import type { CardMaker, CardOnBench } from '../../electron/soak/card-bench';

/** What a defective card does otherwise: with a write of its own, or with a command. */
export interface Defect {
  /** What it takes itself for after a write, in place of what it was to be. */
  readonly writes?: (next: MyNumberCardImage, before: MyNumberCardImage, command: Uint8Array) => CardImage;
  /** Two images in place of one, and the power may go between them. */
  readonly halves?: (next: MyNumberCardImage, before: MyNumberCardImage) => CardImage;
  /** Its answer in place of the right one; it may write as it likes. */
  readonly answers?: (command: Uint8Array, right: Uint8Array, card: DefectiveCard) => Uint8Array;
  /** What is left of a write that was torn. */
  readonly torn?: (next: MyNumberCardImage, before: MyNumberCardImage) => CardImage;
}

const jpki = (image: CardImage): MyNumberCardImage => {
  if (image.card !== 'my-number-card') throw new Error('not a My Number Card');
  return image;
};

/** A real card behind the same port as any, but for one defect. */
export class DefectiveCard implements CardOnBench {
  #inner: SimulatedCard;
  #saved: MyNumberCardImage;
  #command: Uint8Array = new Uint8Array();

  constructor(
    image: CardImage,
    private readonly options: SimulatedCardOptions,
    private readonly defect: Defect,
  ) {
    this.#saved = jpki(image);
    this.#inner = this.#around(image);
  }

  get image(): CardImage {
    return this.#saved;
  }

  powerOn(): void {
    this.#inner.powerOn();
  }

  powerOff(): void {
    this.#inner.powerOff();
  }

  reset(): void {
    this.#inner.reset();
  }

  transmit(command: Uint8Array): Uint8Array | undefined {
    this.#command = command;
    const right = this.#inner.transmit(command);
    return right && (this.defect.answers?.(command, right, this) ?? right);
  }

  /** Stores a value of a secret, whoever has a right to it; an inner card goes on from there, without its session. */
  overwrite(name: 'signing-password' | 'authentication-pin', value: Uint8Array): void {
    const { maximum } = this.#saved.secrets[name];
    this.keep({ ...this.#saved, secrets: { ...this.#saved.secrets, [name]: storeSecret(value, maximum, maximum) } });
  }

  keep(image: CardImage): void {
    this.options.persist(image);
    this.#saved = jpki(image);
    this.#inner = this.#around(image);
    this.#inner.powerOn();
  }

  #around(image: CardImage): SimulatedCard {
    return new SimulatedCard(image, { ...this.options, persist: (next) => this.#persist(jpki(next)) });
  }

  #persist(next: MyNumberCardImage): void {
    const before = this.#saved;
    const { writes, halves, torn } = this.defect;
    const last = jpki(writes?.(next, before, this.#command) ?? next);
    try {
      if (halves) this.options.persist(halves(last, before));
      this.options.persist(last);
    } catch (error) {
      if (torn) this.#saved = jpki(torn(last, before));
      throw error;
    }
    this.#saved = last;
  }
}

/** Makes cards with a defect. */
export function defective(defect: Defect): CardMaker {
  return (image, options) => new DefectiveCard(image, options, defect);
}
