import { join } from 'node:path';
import type { Language } from '../../machines/language';
import { FIRST_LANGUAGE } from '../../machines/language';
import { CHAIN_NAMES } from '../../machines/rules/stores';
import type { Instant } from '../../machines/rules/time';
import type {
  CommandResult,
  ConsoleCommand,
  ConsoleView,
  FaceOutcome,
  PreRegistrationState,
} from '../../machines/workbench/console.types';
import { success } from '../result';
import type { FaceControl } from '../webauthn-simulator/face-verifier';
import { CardCopies, registrationOf } from './card-copies';
import type { RackSnapshot } from './card-rack';
import type { CentreSupervisor } from '../centre/centre-supervisor';
import { readStore } from '../settings/store-format';
import { ReaderChoice, type ReaderSource } from './reader-choice';
import { saveTrace } from './trace-files';
import type { World } from './world';
import { causeFault } from './world-faults';

export interface WorkbenchOptions {
  readonly world: World;
  readonly supervisor: CentreSupervisor;
  readonly face: FaceControl;
  /** The data folder: traces, copies of cards and the choice of the reader are kept in it. */
  readonly data: string;
  /** Where the kiosk's readers come from; PC/SC when left out. */
  readonly readers?: ReaderSource;
}

const DONE: CommandResult = { ok: true };
const no = (sentence: string): CommandResult => ({ ok: false, sentence });

/** How many sessions the console lists. */
const LISTED_SESSIONS = 8;

/** What a person does to the simulated world from the console, and what the console shows of it. */
export class Workbench {
  readonly #options: WorkbenchOptions;
  readonly #listeners = new Set<() => void>();
  #language: Language = FIRST_LANGUAGE;
  #face: FaceOutcome = 'match';
  readonly #reader: ReaderChoice;
  readonly #copies: CardCopies;
  #preRegistrations: ReadonlyMap<string, PreRegistrationState> = new Map();
  #remembered: { readonly at: Instant; readonly cards: RackSnapshot } | undefined;
  #announced = false;
  #screens = '';
  /** The store that the world began in: perhaps one of the operator's own. */
  readonly #firstStore: World['store'];

  constructor(options: WorkbenchOptions) {
    this.#options = options;
    const { world, supervisor, data, readers } = options;
    this.#reader = new ReaderChoice(world, readers, join(data, 'reader.json'));
    this.#copies = new CardCopies(join(data, 'exports'), world.options.installation);
    this.#firstStore = world.store;
    const changed = (): void => this.#announce();
    world.options.rack.onChange(changed);
    world.options.clock.onChange(changed);
    world.onKioskChange(() => this.#followVisits());
    world.phone.subscribe(() => this.#followVisits());
    world.kioskReader.onStateChange(changed);
    supervisor.onChange(() => {
      if (supervisor.state.state === 'ready') void world.introduceCards().then(() => this.#askForPreRegistrations());
      this.#announce();
    });
  }

  /** Calls the listener, once a turn of the event loop, when the view has changed. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  view(): ConsoleView {
    const { world, supervisor } = this.#options;
    const { clock, rack } = world.options;
    return {
      language: this.#language,
      now: clock.now(),
      clockSpeed: clock.speed,
      cards: rack.list().map((card) => {
        const preRegistration = this.#preRegistrations.get(card.name);
        return preRegistration === undefined ? card : { ...card, preRegistration };
      }),
      ...(this.#remembered === undefined ? {} : { rememberedAt: this.#remembered.at }),
      face: this.#face,
      store: world.store.name,
      stores: [...new Set([...CHAIN_NAMES, this.#firstStore.name])],
      centre: supervisor.state,
      copies: this.#copies.list(),
      reader: this.#reader.view(),
      faultsWaiting: world.faults.waiting,
      sessions: world.sessions.slice(0, LISTED_SESSIONS),
    };
  }

  /** Does what the console asks; a sentence where it cannot be done. */
  async command(command: ConsoleCommand): Promise<CommandResult> {
    const result = await this.#perform(command);
    await this.#askForPreRegistrations();
    return result;
  }

  /** Chooses the kiosk's reader: the simulated one, or one on PC/SC by name or part of it. */
  async chooseReader(kind: 'simulated' | 'pcsc', name?: string): Promise<CommandResult> {
    const result = await this.#reader.choose(kind, name);
    this.#announce();
    return result;
  }

  /** Chooses the reader that was chosen last time. */
  async restoreReader(): Promise<void> {
    await this.#reader.restore();
    this.#announce();
  }

  async #perform(command: ConsoleCommand): Promise<CommandResult> {
    const { world, supervisor, face, data } = this.#options;
    const { clock, rack } = world.options;
    switch (command.type) {
      case 'card.put':
        if (!rack.has(command.card)) return no(`The rack has no card "${command.card}".`);
        await world.put(command.card, command.place);
        return DONE;
      case 'card.renew':
        if (!rack.has(command.card)) return no(`The rack has no card "${command.card}".`);
        if (!rack.canRenew(command.card)) return no(`The card "${command.card}" was loaded: load its file again.`);
        await world.renew(command.card);
        return DONE;
      case 'card.export':
        return rack.has(command.card) ? this.#export(command.card) : no(`The rack has no card "${command.card}".`);
      case 'card.import':
        return this.#import(command.file);
      case 'cards.snapshot':
        this.#remembered = { at: clock.now(), cards: await rack.snapshot() };
        return DONE;
      case 'cards.rewind':
        if (this.#remembered === undefined) return no('The cards have not been remembered yet.');
        await world.rewindCards(this.#remembered.cards);
        return DONE;
      case 'clock.set':
        await this.#moveClock(command.to);
        return DONE;
      case 'clock.advance':
        await this.#moveClock(clock.now() + command.milliseconds);
        return DONE;
      case 'clock.run':
        clock.run(command.speed);
        return DONE;
      case 'face.choose':
        this.#face = command.face;
        await face.setFace(command.face);
        return DONE;
      case 'store.choose': {
        const { name } = this.#firstStore;
        const store = command.store === name ? success(this.#firstStore) : readStore(command.store);
        if (!store.ok) return no(store.fault);
        world.chooseStore(store.value);
        await supervisor.timeFollowed();
        return DONE;
      }
      case 'reader.choose':
        return this.chooseReader(command.kind, command.name);
      case 'centre.stop':
        await supervisor.stop();
        return DONE;
      case 'centre.start':
        await supervisor.start();
        return supervisor.state.state === 'ready' ? DONE : no(supervisor.state.sentence ?? 'The centre did not start.');
      case 'fault.cause': {
        const { fault } = command;
        if (fault.at === 'centre')
          return this.#perform({ type: fault.kind === 'down' ? 'centre.stop' : 'centre.start' });
        const sentence = causeFault(fault, world);
        await world.settle();
        return sentence === undefined ? DONE : no(sentence);
      }
      case 'faults.clear':
        world.faults.clear();
        return DONE;
      case 'trace.save':
        return saveTrace(world.trace.exchanges, clock.now(), join(data, 'traces'));
      case 'language.chosen':
        this.#language = command.language;
        return DONE;
    }
  }

  async #export(name: string): Promise<CommandResult> {
    const { card } = await this.#options.world.options.rack.obtain(name);
    const saved = this.#copies.save(card.image);
    return saved.ok ? { ok: true, sentence: `A copy of "${name}" is in ${saved.value}` } : no(saved.fault);
  }

  /** A loaded card has the registration of the rack's own, where that is the same card. */
  async #import(file: string): Promise<CommandResult> {
    const { world } = this.#options;
    const { rack } = world.options;
    const image = this.#copies.load(file);
    if (!image.ok) return no(image.fault);
    const known = await rack.registrationOf(image.value);
    const name = rack.load(image.value, known ?? registrationOf(image.value));
    const renamed = name === image.value.name ? '' : `, since there is a "${image.value.name}" already`;
    return { ok: true, sentence: `${file} lies on the rack as "${name}"${renamed}.` };
  }

  /** The centre follows at every step, so that it never answers by an earlier time. */
  async #moveClock(to: number): Promise<void> {
    const { world, supervisor } = this.#options;
    const { clock } = world.options;
    const { speed } = clock;
    clock.run(0);
    if (to < clock.now()) clock.setBackTo(to);
    else await clock.moveTo(to, () => world.kioskSettled());
    clock.run(speed);
    await supervisor.timeFollowed();
  }

  /** A visit to kiosk or phone that has come to another screen may have changed what the centre holds. */
  #followVisits(): void {
    const { kiosk, phone } = this.#options.world;
    const screens = `${kiosk.view().screen} ${phone.view().screen}`;
    // A key that is pressed at the kiosk changes nothing here.
    if (screens === this.#screens) return;
    this.#screens = screens;
    void this.#askForPreRegistrations();
    this.#announce();
  }

  /** Asks the centre how the pre-registrations of the cards that have been made stand. */
  async #askForPreRegistrations(): Promise<void> {
    const { rack, centre } = this.#options.world.options;
    if (!centre.isConnected) {
      this.#announce();
      return;
    }
    const states = new Map<string, PreRegistrationState>();
    for (const { name, registration } of await rack.made()) {
      const state = registration && (await centre.preRegistration(registration.authenticationCertificate));
      if (state?.ok === true) states.set(name, state.value);
    }
    this.#preRegistrations = states;
    this.#announce();
  }

  #announce(): void {
    if (this.#announced) return;
    this.#announced = true;
    setImmediate(() => {
      this.#announced = false;
      for (const listener of this.#listeners) listener();
    });
  }
}
