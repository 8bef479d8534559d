import type { SessionOutcome } from '../../machines/kiosk/kiosk-ports';
import type { StoreProfile } from '../../machines/rules/stores';
import type { Instant } from '../../machines/rules/time';
import type { CardPlace } from '../../machines/workbench/console.types';
import type { Installation } from '../card/installation';
import type { CardRegistration } from '../card/personalise';
import { FaultPlan } from '../card/fault-plan';
import { TraceRecorder } from '../card/trace';
import type { CardReader } from '../card/reader';
import type { SimulatedCard } from '../card/simulated-card';
import { SimulatedReader } from '../card/simulated-reader';
import { systemClock } from '../clock';
import { KioskHost, type KioskHostOptions } from '../kiosk-host';
import { PhoneHost } from '../phone-host';
import type { FaceVerifier } from '../webauthn-simulator/face-verifier';
import type { CardRack, RackSnapshot } from './card-rack';
import type { CentreLine } from '../centre/centre-line';
import { PhoneLine } from './phone-line';
import { ReaderSwitch } from './reader-switch';
import type { WorldClock } from './world-clock';

/** A session that has ended, as the workbench remembers it (INV-8). */
export type EndedSession = SessionOutcome & { readonly at: Instant };

/** Where cards are put so that the kiosk's reader has them. */
export interface CardSlot {
  insert(card: SimulatedCard): void | Promise<void>;
  remove(): unknown;
}

export interface WorldOptions {
  readonly clock: WorldClock;
  readonly store: { readonly name: string; readonly profile: StoreProfile };
  readonly installation: Installation;
  readonly rack: CardRack;
  readonly centre: CentreLine;
  readonly face: FaceVerifier;
  /** How long a reader waits for a mute card, in milliseconds of real time. */
  readonly patience?: number;
  /** A reader on the real stack, and the way in which simulated cards get into it; a simulated one when left out. */
  readonly kioskReader?: { readonly reader: CardReader; readonly slot: CardSlot };
}

/** How long readers wait for a mute card, in milliseconds of real time. */
const PATIENCE = 500;

/** How many ended sessions are remembered. */
const REMEMBERED_SESSIONS = 50;

/** The simulated world around one kiosk: cards, readers, phone, kiosk and clock. */
export class World {
  readonly kioskReader: ReaderSwitch;
  readonly simulatedReader: SimulatedReader;
  readonly phoneReader: SimulatedReader;
  readonly phone: PhoneHost;
  readonly phoneLine: PhoneLine;
  /** What has passed between readers and cards; no entry is in it (INV-4). */
  readonly trace: TraceRecorder;
  /** Faults of cards and readers that wait for their moment. */
  readonly faults = new FaultPlan();
  readonly sessions: EndedSession[] = [];
  kiosk: KioskHost;
  #store: WorldOptions['store'];
  readonly #kioskListeners = new Set<() => void>();
  readonly #introduced = new Set<CardRegistration>();
  #stopKiosk: () => void;

  constructor(readonly options: WorldOptions) {
    const { clock, centre, face, installation, patience = PATIENCE } = options;
    const { trustAnchors } = installation;
    this.trace = new TraceRecorder(clock);
    const common = { clock: systemClock, patience, faultOf: (command: Uint8Array) => this.faults.ofExchange(command) };
    this.simulatedReader = new SimulatedReader({
      ...common,
      name: 'Simulated reader',
      onPowerLost: () => this.#restartKiosk(),
    });
    this.phoneReader = new SimulatedReader({ ...common, name: 'Simulated phone' });
    options.rack.guardWrites((name, save) => this.#write(name, save));
    this.kioskReader = new ReaderSwitch(options.kioskReader?.reader ?? this.simulatedReader);
    this.phoneLine = new PhoneLine(centre);
    const tracedPhone = this.trace.watch(this.phoneReader);
    this.phone = new PhoneHost({
      reader: tracedPhone,
      centre: this.phoneLine,
      clock,
      trustAnchors,
      face,
      camera: () => options.rack.printedFace(options.rack.cardAt('phone')),
      onForeignCard: () => tracedPhone.forgetAnswers(),
      onVisitEnded: (ending) => void this.phoneLine.reportOutcome({ program: 'phone', ...ending }),
    });
    this.#store = options.store;
    this.kiosk = this.#openKiosk();
    this.#stopKiosk = this.#listenToKiosk();
  }

  get store(): WorldOptions['store'] {
    return this.#store;
  }

  /** Calls the listener at every change of the kiosk's view, also when the kiosk is another after a change of store. */
  onKioskChange(listener: () => void): () => void {
    this.#kioskListeners.add(listener);
    return () => this.#kioskListeners.delete(listener);
  }

  /** Puts the kiosk into another store: a kiosk of its own, with no session. */
  chooseStore(store: WorldOptions['store']): void {
    this.#store = store;
    this.#replaceKiosk();
  }

  /** True while the kiosk's cards lie in a reader of this process, which can have faults. */
  get hasSimulatedReader(): boolean {
    return this.options.kioskReader === undefined && this.kioskReader.reader === this.simulatedReader;
  }

  /** The kiosk loses its power, with its reader and the card in it, and gets it back. */
  cutPower(): void {
    this.simulatedReader.cutPower();
    this.#restartKiosk();
  }

  /** Moves a card; whatever lay where it goes goes back to the rack. The centre's registry knows it before it arrives. */
  async put(name: string, place: CardPlace): Promise<void> {
    const { rack } = this.options;
    const { card, registration } = await rack.obtain(name);
    if (place !== 'rack') await this.#introduce(registration);
    await this.#take(name);
    if (place === 'rack') return;
    const other = rack.cardAt(place);
    if (other !== undefined) await this.#take(other);
    rack.move(name, place);
    await this.#slotAt(place).insert(card);
  }

  /** Throws a card away and makes it anew. */
  async renew(name: string): Promise<void> {
    await this.#take(name);
    const { registration } = await this.options.rack.renew(name);
    await this.#introduce(registration);
  }

  /** Takes every card back to the rack and puts it back to what it was. The centre forgets nothing of what was done. */
  async rewindCards(snapshot: RackSnapshot): Promise<void> {
    const { rack } = this.options;
    for (const name of snapshot.keys()) await this.#take(name);
    rack.rewind(snapshot);
    for (const { registration } of snapshot.values()) await this.#introduce(registration);
  }

  /** Tells the centre of every card that has been made: after it has started, or come back. */
  async introduceCards(): Promise<void> {
    this.#introduced.clear();
    const made = await this.options.rack.made();
    const registrations = made.flatMap(({ registration }) => registration ?? []);
    const entered = await this.options.centre.enter(registrations);
    if (entered.ok) registrations.forEach((registration) => this.#introduced.add(registration));
  }

  /** Resolves when kiosk and phone wait for a person or for the clock. */
  async settle(): Promise<void> {
    await Promise.all([this.kioskSettled(), this.phone.settled()]);
  }

  /** Resolves when the kiosk waits for a person or for the clock; after a power cut, the one that has started anew. */
  async kioskSettled(): Promise<void> {
    for (let settled: KioskHost | undefined; settled !== this.kiosk;) {
      settled = this.kiosk;
      await settled.settled();
    }
  }

  close(): void {
    this.#stopKiosk();
    this.kiosk.stop();
    this.phone.stop();
    this.options.clock.run(0);
  }

  /** The centre's registry is told of a card once. */
  async #introduce(registration: CardRegistration | undefined): Promise<void> {
    const { centre } = this.options;
    if (registration === undefined || this.#introduced.has(registration) || !centre.isConnected) return;
    const entered = await centre.enter([registration]);
    if (entered.ok) this.#introduced.add(registration);
  }

  async #take(name: string): Promise<void> {
    const { rack } = this.options;
    const place = rack.placeOf(name);
    if (place === 'rack') return;
    rack.move(name, 'rack');
    await this.#slotAt(place).remove();
  }

  #slotAt(place: Exclude<CardPlace, 'rack'>): CardSlot {
    return place === 'phone' ? this.phoneReader : (this.options.kioskReader?.slot ?? this.simulatedReader);
  }

  #openKiosk(interrupted?: KioskHostOptions['interrupted']): KioskHost {
    const { clock, centre, installation } = this.options;
    const reader = this.trace.watch(this.kioskReader);
    return new KioskHost({
      store: this.#store,
      reader,
      onForeignCard: () => reader.forgetAnswers(),
      centre,
      clock,
      trustAnchors: installation.trustAnchors,
      onSessionEnded: (ending) => this.#remember(ending),
      ...(interrupted === undefined ? {} : { interrupted }),
    });
  }

  #replaceKiosk(interrupted?: KioskHostOptions['interrupted']): void {
    this.#stopKiosk();
    this.kiosk.stop();
    this.kiosk = this.#openKiosk(interrupted);
    this.#stopKiosk = this.#listenToKiosk();
    this.#announceKiosk();
  }

  /** INV-8, REF-18. A session that the power took is told of by the kiosk that starts anew. */
  #restartKiosk(): void {
    this.#replaceKiosk(this.kiosk.interruption());
  }

  #remember(ending: EndedSession): void {
    this.sessions.unshift(ending);
    this.sessions.length = Math.min(this.sessions.length, REMEMBERED_SESSIONS);
    const { outcome, reason } = ending;
    void this.options.centre.reportOutcome({
      program: 'kiosk',
      outcome,
      ...(reason === undefined ? {} : { reason }),
    });
  }

  /** INV-3. One write of a card, or a card torn away in it: then the write is durable or has never been. */
  #write(name: string, save: () => void): void {
    const torn = this.faults.ofWrite();
    if (torn !== 'torn-before') save();
    if (torn === undefined) return;
    void this.#take(name);
    if (torn === 'torn-before') throw new Error(`The card "${name}" was torn away in a write.`);
  }

  #listenToKiosk(): () => void {
    return this.kiosk.subscribe(() => this.#announceKiosk());
  }

  #announceKiosk(): void {
    for (const listener of [...this.#kioskListeners]) listener();
  }
}
