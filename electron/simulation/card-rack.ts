import type { PrintedFace } from '../../machines/phone/view.types';
import type { SecretName } from '../../machines/rules/secrets';
import type { Instant } from '../../machines/rules/time';
import type { CardPlace, RackCard } from '../../machines/workbench/console.types';
import type { CardDescription } from '../card/card-description';
import type { CardImage } from '../card/card-image';
import type { Installation } from '../card/installation';
import { personalise, type CardRegistration, type IssuedCard } from '../card/personalise';
import type { KeySource } from '../card/rsa-key';
import { freeName } from './card-copies';
import { SimulatedCard, type SimulatedCardOptions } from '../card/simulated-card';

/** A card that has been made: itself, and what the registry has to know of it. */
export interface RackedCard {
  readonly card: SimulatedCard;
  readonly registration: CardRegistration | undefined;
}

/** The cards of a rack at one moment, by name: what each was, and what the registry has to know of it. */
export type RackSnapshot = ReadonlyMap<
  string,
  { readonly image: CardImage; readonly registration: CardRegistration | undefined }
>;

/** Where the rack keeps its cards over a restart. */
export interface RackKeeper {
  load(name: string): { readonly image: CardImage; readonly registration: CardRegistration | undefined } | undefined;
  saveRegistration(name: string, registration: CardRegistration | undefined): void;
  saveImage(image: CardImage): void;
  /** The cards that were loaded beside those of the rack's descriptions. */
  readonly loaded: readonly string[];
  saveLoaded(names: readonly string[]): void;
}

const plainCard = (image: CardImage, options: SimulatedCardOptions): SimulatedCard => new SimulatedCard(image, options);

const FORGETFUL: RackKeeper = {
  load: () => undefined,
  saveRegistration: () => undefined,
  saveImage: () => undefined,
  loaded: [],
  saveLoaded: () => undefined,
};

export interface CardRackOptions {
  readonly descriptions: readonly CardDescription[];
  readonly installation: Installation;
  readonly now: () => Instant;
  readonly keys?: KeySource;
  readonly keeper?: RackKeeper;
  /** Makes the card of an image; a `SimulatedCard` when left out. */
  readonly makeCard?: (image: CardImage, options: SimulatedCardOptions) => SimulatedCard;
}

/**
 * The rack of simulated cards. A card is made when it is first wanted: RSA keys take their time, and the rack is ready
 * at once. Each card is in one place.
 */
export class CardRack {
  readonly #options: CardRackOptions;
  readonly #keeper: RackKeeper;
  readonly #made = new Map<string, Promise<RackedCard>>();
  readonly #images = new Map<string, CardImage>();
  readonly #places = new Map<string, CardPlace>();
  readonly #listeners = new Set<() => void>();
  /** Cards that have no description: they came as images. */
  readonly #loaded = new Set<string>();
  #guardWrite: (name: string, save: () => void) => void = (_, save) => save();

  constructor(options: CardRackOptions) {
    this.#options = options;
    this.#keeper = options.keeper ?? FORGETFUL;
    for (const { name } of options.descriptions) {
      const kept = this.#keeper.load(name);
      if (kept !== undefined) this.#remember(name, kept.image, kept.registration);
    }
    for (const name of this.#keeper.loaded) {
      const kept = this.has(name) ? undefined : this.#keeper.load(name);
      if (kept === undefined) continue;
      this.#loaded.add(name);
      this.#remember(name, kept.image, kept.registration);
    }
  }

  /** Calls the listener when a card has changed or moved. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** From now on each write of a card is done by the guard: it saves, or throws, and then the write has not happened. */
  guardWrites(guard: (name: string, save: () => void) => void): void {
    this.#guardWrite = guard;
  }

  has(name: string): boolean {
    return this.canRenew(name) || this.#loaded.has(name);
  }

  /** True for a card that has a description to be made anew by. */
  canRenew(name: string): boolean {
    return this.#options.descriptions.some((description) => description.name === name);
  }

  /** Puts a card that comes as an image on the rack, by its name or, where that is taken, the next free one. */
  load(image: CardImage, registration: CardRegistration | undefined): string {
    const name = freeName(image.name, (candidate) => this.has(candidate));
    const named = { ...image, name };
    this.#keeper.saveRegistration(name, registration);
    this.#keeper.saveImage(named);
    this.#loaded.add(name);
    this.#keeper.saveLoaded([...this.#loaded]);
    this.#remember(name, named, registration);
    return name;
  }

  /** What is known of a card with the same authentication certificate; undefined: there is none. */
  async registrationOf(image: CardImage): Promise<CardRegistration | undefined> {
    if (image.card !== 'my-number-card') return undefined;
    const certificate = Buffer.from(image.certificates.authentication, 'base64');
    const made = await this.made();
    return made.find(({ registration }) => registration && certificate.equals(registration.authenticationCertificate))
      ?.registration;
  }

  /** The card of that name; made on first use. Throws for a name that the rack does not have. */
  obtain(name: string): Promise<RackedCard> {
    const made = this.#made.get(name) ?? this.#make(name);
    this.#made.set(name, made);
    return made;
  }

  /** Throws the card away: the next use makes a new one of the same description. */
  renew(name: string): Promise<RackedCard> {
    this.#made.delete(name);
    return this.obtain(name);
  }

  placeOf(name: string): CardPlace {
    return this.#places.get(name) ?? 'rack';
  }

  /** The card at this place. */
  cardAt(place: Exclude<CardPlace, 'rack'>): string | undefined {
    return [...this.#places].find(([, at]) => at === place)?.[0];
  }

  /** What is printed on a card, as whoever holds it sees; undefined where there is no card, or nothing on it. */
  printedFace(name: string | undefined): PrintedFace | undefined {
    const image = name === undefined ? undefined : this.#images.get(name);
    if (image?.card !== 'my-number-card') return undefined;
    const { expires, birthDate, sex, address } = image.face;
    return { name: image.face.name, birthDate, sex, address, cardExpires: expires };
  }

  move(name: string, place: CardPlace): void {
    this.#places.set(name, place);
    this.#announce();
  }

  /** Every card that has been made, by name. */
  made(): Promise<readonly (RackedCard & { readonly name: string })[]> {
    return Promise.all([...this.#made].map(async ([name, card]) => ({ name, ...(await card) })));
  }

  /** Every card that has been made, as it is now. */
  async snapshot(): Promise<RackSnapshot> {
    const made = await this.made();
    return new Map(made.map(({ name, card, registration }) => [name, { image: card.image, registration }]));
  }

  /** Puts the cards of a snapshot back to what they were then; cards that were made since stay as they are. */
  rewind(snapshot: RackSnapshot): void {
    for (const [name, { image, registration }] of snapshot) {
      this.#keeper.saveRegistration(name, registration);
      this.#keeper.saveImage(image);
      this.#remember(name, image, registration);
    }
  }

  list(): readonly RackCard[] {
    const described = this.#options.descriptions.map(({ name, description, holder }) => ({
      ...{ name, description, holder: holder.name },
    }));
    const loaded = [...this.#loaded].map((name) => {
      const image = this.#images.get(name);
      const holder = image?.card === 'my-number-card' ? image.face.name : '';
      return { name, description: image?.description ?? '', holder };
    });
    return [...described, ...loaded].map(({ name, ...printed }) => {
      const image = this.#images.get(name);
      const shown = { name, ...printed, place: this.placeOf(name) };
      return image?.card === 'my-number-card' ? { ...shown, tries: triesOf(image) } : shown;
    });
  }

  async #make(name: string): Promise<RackedCard> {
    const { descriptions, installation, now, keys } = this.#options;
    const description = descriptions.find((candidate) => candidate.name === name);
    if (description === undefined) throw new RangeError(`the rack has no card "${name}"`);
    const { image, registry, keys: made } = await personalise(description, installation, now(), keys);
    this.#keeper.saveRegistration(name, registry);
    this.#keeper.saveImage(image);
    return this.#remember(name, image, registry, made);
  }

  #remember(
    name: string,
    image: CardImage,
    registration: CardRegistration | undefined,
    keys: IssuedCard['keys'] = new Map(),
  ): RackedCard {
    const persist = (changed: CardImage): void => {
      this.#guardWrite(name, () => {
        this.#keeper.saveImage(changed);
        this.#images.set(name, changed);
      });
      this.#announce();
    };
    const { makeCard = plainCard } = this.#options;
    const racked = { card: makeCard(image, { persist, keys }), registration };
    this.#images.set(name, image);
    this.#made.set(name, Promise.resolve(racked));
    this.#announce();
    return racked;
  }

  #announce(): void {
    for (const listener of this.#listeners) listener();
  }
}

function triesOf(image: Extract<CardImage, { card: 'my-number-card' }>): Record<SecretName, number> {
  return {
    'signing-password': image.secrets['signing-password'].tries,
    'authentication-pin': image.secrets['authentication-pin'].tries,
  };
}
