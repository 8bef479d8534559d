import type { KioskView } from '../../machines/kiosk/view.types';
import type { PhoneView } from '../../machines/phone/view.types';
import type { MaintenancePeriod } from '../../machines/rules/stores';
import type { WorldFault } from '../../machines/workbench/faults.types';
import type { Installation } from '../card/installation';
import type { KeySource } from '../card/rsa-key';
import type { TracedExchange } from '../card/trace';
import { traceAsJson, traceAsText } from '../card/trace-text';
import type { Clock } from '../clock';
import { startCentre } from '../centre/centre';
import { openDatabase, type DatabaseOptions } from '../centre/database';
import { everyRow } from '../centre/every-row';
import { EmulatedFaceVerifier } from '../webauthn-simulator/emulated-face-verifier';
import { CardRack } from './card-rack';
import { CentreLine } from '../centre/centre-line';
import { performKioskStep, type KioskHandle } from './kiosk-steps';
import { observeSecrets } from './observed-secrets';
import { NO_VISIT, preRegister, type PhoneHandle, type PhoneVisit } from './phone-steps';
import type { Scenario } from './scenario';
import { describeScenarioCard } from './scenario-card';
import { keptByCard, type Kept } from './secret-search';
import { ScenarioFailure, type Observation, type ScenarioDriver, type ScenarioWorld } from './scenario-driver';
import type { Step } from './scenario-format';
import { standingOf } from './standing';
import { World, type WorldOptions } from './world';
import { causeFault } from './world-faults';
import { WorldClock } from './world-clock';

export interface HeadlessOptions {
  readonly installation: Installation;
  readonly database: DatabaseOptions;
  readonly keys: KeySource;
  /** What stands on the screens of kiosk and phone: the text of the real ones. */
  readonly screenText: ScreenText;
  /** A reader on the real stack for the kiosk; a simulated one when left out. */
  readonly kioskReader?: NonNullable<WorldOptions['kioskReader']>;
}

/** The text of the real screens, rendered without a window. */
export interface ScreenText {
  readonly kiosk: (view: KioskView) => string;
  readonly phone: (view: PhoneView) => string;
}

const REGISTRAR_TOKEN = 'headless-registrar';

/** Plays scenarios without windows: the real machines, hosts, card and centre (over HTTP), in this process. */
export async function startHeadlessDriver(options: HeadlessOptions): Promise<ScenarioDriver> {
  const { installation } = options;
  const opened = await openDatabase(options.database);
  let worldClock = new WorldClock(0);
  let maintenance: readonly MaintenancePeriod[] = [];
  const clock: Clock = {
    now: () => worldClock.now(),
    setTimeout: (callback, milliseconds) => worldClock.setTimeout(callback, milliseconds),
    clearTimeout: (timer) => worldClock.clearTimeout(timer),
  };
  const centre = await startCentre({
    database: { kind: 'opened', opened },
    port: 0,
    clock,
    maintenance: () => maintenance,
    trustAnchors: {
      authentication: installation.trustAnchors,
      signature: [installation.authorities.signing.certificate],
    },
    resetAuthority: installation.resetAuthority.privateKey,
    registrarToken: REGISTRAR_TOKEN,
  });
  return {
    begin: (scenario) => {
      worldClock = new WorldClock(scenario.clock);
      maintenance = scenario.store.profile.maintenance;
      const rows = () => everyRow(opened.database);
      return HeadlessWorld.begin(scenario, worldClock, { url: centre.url, rows }, options);
    },
    close: () => centre.close(),
  };
}

/** The centre that a run's worlds share: where it is, and all that its database holds. */
interface CentreOfRun {
  readonly url: string;
  readonly rows: () => Promise<string>;
}

class HeadlessWorld implements ScenarioWorld {
  readonly #world: World;
  readonly #ownCard: string;
  #card: string;
  #visit: PhoneVisit = NO_VISIT;
  readonly #views: string[] = [];

  private constructor(
    scenario: Scenario,
    private readonly clock: WorldClock,
    private readonly centre: CentreOfRun,
    private readonly line: CentreLine,
    private readonly face: EmulatedFaceVerifier,
    private readonly options: HeadlessOptions,
  ) {
    const { installation, keys } = options;
    const swapped = scenario.steps.flatMap((step) => (step.name === 'card.swap' ? [step.argument] : []));
    const own = describeScenarioCard(scenario.card);
    const others = [...new Set(swapped)].filter((name) => name !== own.name).map(describeScenarioCard);
    const rack = new CardRack({ descriptions: [own, ...others], installation, now: () => clock.now(), keys });
    this.#ownCard = own.name;
    this.#card = own.name;
    this.#world = new World({
      clock,
      store: scenario.store,
      installation,
      rack,
      centre: line,
      face,
      ...(options.kioskReader === undefined ? {} : { kioskReader: options.kioskReader }),
    });
    this.#world.onKioskChange(() => this.#views.push(JSON.stringify(this.#world.kiosk.view())));
    this.#world.phone.subscribe((view) => this.#views.push(JSON.stringify(view)));
  }

  static async begin(
    scenario: Scenario,
    clock: WorldClock,
    centre: CentreOfRun,
    options: HeadlessOptions,
  ): Promise<HeadlessWorld> {
    const line = new CentreLine();
    line.connect(centre.url, REGISTRAR_TOKEN);
    const face = new EmulatedFaceVerifier(centre.url);
    const world = new HeadlessWorld(scenario, clock, centre, line, face, options);
    await world.#rack.obtain(world.#card);
    await world.#world.introduceCards();
    return world;
  }

  async perform(step: Exclude<Step, { name: 'expect' }>): Promise<void> {
    switch (step.name) {
      case 'phone.pre-register':
        return this.#preRegister(step.argument);
      case 'phone.language':
        return this.#phone.touch({ type: 'language.chosen', language: step.argument });
      case 'clock.advance':
      case 'kiosk.wait':
        return this.#moveClock(this.clock.now() + step.argument);
      case 'clock.set':
        return this.#moveClock(step.argument);
      case 'card.insert':
        return this.#insert();
      case 'card.remove':
        if (this.#rack.placeOf(this.#card) !== 'kiosk') throw new ScenarioFailure('no card lies in the kiosk');
        return this.#put('rack');
      case 'card.swap':
        return this.#swap(step.argument);
      case 'fault':
        return this.#causeFault(step.argument);
      default:
        return performKioskStep(step, this.#kiosk);
    }
  }

  async observe(): Promise<Observation> {
    const view = this.#world.kiosk.view();
    const phoneView = this.#world.phone.view();
    const { card } = await this.#rack.obtain(this.#card);
    const { registration } = await this.#rack.obtain(this.#ownCard);
    const state = registration && (await this.line.preRegistration(registration.authenticationCertificate));
    return {
      ...standingOf(view, this.#world.sessions[0]),
      view,
      text: this.options.screenText.kiosk(view),
      phoneScreen: { screen: phoneView.screen, text: this.options.screenText.phone(phoneView) },
      phone: this.#visit,
      card: observeSecrets(card.image),
      preRegistration: state?.ok === true ? state.value : 'none',
    };
  }

  trace(): readonly TracedExchange[] {
    return this.#world.trace.exchanges;
  }

  async kept(): Promise<readonly Kept[]> {
    const { exchanges } = this.#world.trace;
    const made = await this.#rack.made();
    return [
      { where: 'the views of kiosk and phone', kind: 'text', content: this.#views.join('\n') },
      { where: 'the trace', kind: 'text', content: traceAsText(exchanges) },
      { where: 'the trace', kind: 'text', content: traceAsJson(exchanges) },
      ...exchanges.map(({ command }) => ({
        where: 'a command in the trace',
        kind: 'command' as const,
        content: command,
      })),
      { where: 'the sessions’ outcomes', kind: 'text', content: JSON.stringify(this.#world.sessions) },
      ...made.flatMap(({ card }) => keptByCard(card.image)),
      { where: 'the centre’s database', kind: 'text', content: await this.centre.rows() },
    ];
  }

  async close(): Promise<void> {
    if (this.#rack.placeOf(this.#card) === 'kiosk') await this.#world.put(this.#card, 'rack');
    this.#world.close();
  }

  get #rack(): CardRack {
    return this.#world.options.rack;
  }

  get #kiosk(): KioskHandle {
    return {
      view: () => Promise.resolve(this.#world.kiosk.view()),
      touch: async (touch) => {
        this.#world.kiosk.touch(touch);
        await this.#world.kioskSettled();
      },
    };
  }

  get #phone(): PhoneHandle {
    return {
      view: () => Promise.resolve(this.#world.phone.view()),
      touch: async (touch) => {
        this.#world.phone.touch(touch);
        await this.#world.phone.settled();
      },
    };
  }

  async #preRegister({
    target,
    proof,
    face,
  }: Extract<Step, { name: 'phone.pre-register' }>['argument']): Promise<void> {
    if (this.#rack.placeOf(this.#card) === 'kiosk')
      throw new ScenarioFailure('the card lies in the kiosk, not in a hand');
    await this.face.setFace(face);
    await this.#put('phone');
    this.#visit = await preRegister(this.#phone, target, proof);
    await this.#put('rack');
  }

  async #causeFault(fault: WorldFault): Promise<void> {
    if (fault.at === 'centre') {
      if (fault.kind === 'down') this.line.cut();
      else this.line.connect(this.centre.url, REGISTRAR_TOKEN);
      return;
    }
    const sentence = causeFault(fault, this.#world);
    if (sentence !== undefined) throw new ScenarioFailure(sentence);
    await this.#world.settle();
  }

  async #insert(): Promise<void> {
    if (this.#rack.placeOf(this.#card) === 'kiosk') throw new ScenarioFailure('the card lies in the kiosk already');
    await this.#put('kiosk');
  }

  async #swap(name: string): Promise<void> {
    const place = this.#rack.placeOf(this.#card);
    if (place !== 'rack') await this.#put('rack');
    this.#card = name;
    if (place !== 'rack') await this.#put(place);
  }

  async #put(place: 'rack' | 'phone' | 'kiosk'): Promise<void> {
    await this.#world.put(this.#card, place);
    await this.#world.settle();
  }

  async #moveClock(to: number): Promise<void> {
    if (to < this.clock.now()) this.clock.setBackTo(to);
    else await this.clock.moveTo(to, () => this.#world.settle());
  }
}
