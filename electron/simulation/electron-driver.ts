import { mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import type { ConsoleBridge } from '../../machines/bridge.types';
import type { KioskView } from '../../machines/kiosk/view.types';
import type { PhoneView } from '../../machines/phone/view.types';
import type { ConsoleCommand, ConsoleView } from '../../machines/workbench/console.types';
import { fileNameOf } from '../card/rack-store';
import { parseCardImage } from '../card/card-image';
import { launchElectron, type RunningApp } from './electron-app';
import { describeScenarioCard } from './scenario-card';
import { performKioskStep, type KioskHandle } from './kiosk-steps';
import { filesWrittenIn, keepViews, keptByPage } from './kept-by-windows';
import { observeSecrets } from './observed-secrets';
import { BUSY_SCREENS, press, textOf, viewOf } from './page-hands';
import { NO_VISIT, preRegister, type PhoneHandle, type PhoneVisit } from './phone-steps';
import type { Scenario } from './scenario';
import { keptByCard, type Kept } from './secret-search';
import { ScenarioFailure, type Observation, type ScenarioDriver, type ScenarioWorld } from './scenario-driver';
import type { Step } from './scenario-format';
import { standingOf } from './standing';

export interface ElectronDriverOptions {
  /** Where a picture of phone and kiosk is put after every step; none when left out. */
  readonly screenshots?: string;
  /** Given a picture of phone or kiosk whenever another screen has come there. */
  readonly onScreen?: (picture: ScreenPicture) => void;
  /** Told of the application whenever a world begins in it. */
  readonly onBegin?: (app: RunningApp) => void;
}

/** What a person saw at one moment. */
export interface ScreenPicture {
  readonly page: 'phone' | 'kiosk';
  readonly screen: string;
  /** The scenario's step in which it came. */
  readonly step: string;
  readonly jpeg: Buffer;
}

/**
 * Plays scenarios through the real windows: touches are clicks, and what is seen is what the pages show. One Electron
 * serves them all; the world begins anew for each, with its pages, its centre and its data.
 */
export function startElectronDriver(options: ElectronDriverOptions = {}): ScenarioDriver {
  let running: RunningApp | undefined;
  return {
    async begin(scenario) {
      const args = ['--scenario', resolve(scenario.file)];
      const before = running;
      // What fails to begin is not begun upon again.
      running = undefined;
      const app = before === undefined ? await launchElectron({ args }) : await anew(before, args);
      running = app;
      options.onBegin?.(app);
      if (options.screenshots !== undefined) await mkdir(options.screenshots, { recursive: true });
      const world = new ElectronWorld(scenario, app, options);
      await world.makeReady();
      return world;
    },
    async close() {
      await running?.close();
      running = undefined;
    },
  };
}

async function anew(before: RunningApp, args: readonly string[]): Promise<RunningApp> {
  try {
    return await before.beginAnew(args);
  } catch (error) {
    await before.close();
    throw error;
  }
}

class ElectronWorld implements ScenarioWorld {
  readonly #ownCard: string;
  #card: string;
  #visit: PhoneVisit = NO_VISIT;
  #pictures = 0;
  /** On the machine's clock, by which files are dated; a second early, for not every file system counts smaller parts. */
  readonly #began = Date.now() - 1000;
  #step = '';
  readonly #screens = new Map<ScreenPicture['page'], string>();

  constructor(
    private readonly scenario: Scenario,
    private readonly app: RunningApp,
    private readonly options: ElectronDriverOptions,
  ) {
    this.#ownCard = describeScenarioCard(scenario.card).name;
    this.#card = this.#ownCard;
  }

  /** The pages' views are kept from the first on, and the scenario's card is made before its first step. */
  async makeReady(): Promise<void> {
    for (const page of this.#pages) await keepViews(page);
    await this.#put('rack');
  }

  async perform(step: Exclude<Step, { name: 'expect' }>): Promise<void> {
    this.#step = step.name;
    await this.#perform(step);
    if (step.name.startsWith('card.')) await this.#kiosk.view();
    await this.#takePictures(step.name);
  }

  async observe(): Promise<Observation> {
    const view = await this.#kiosk.view();
    const { cards, sessions } = await this.#consoleView();
    return {
      ...standingOf(view, sessions[0]),
      view,
      text: await textOf(this.app.kiosk),
      phoneScreen: { screen: (await this.#phone.view()).screen, text: await textOf(this.app.phone) },
      phone: this.#visit,
      card: observeSecrets(await this.#cardImage()),
      preRegistration: cards.find(({ name }) => name === this.#ownCard)?.preRegistration ?? 'none',
    };
  }

  /** Every file of the data folder that was written since the beginning, the browser's own among them, and what the pages were sent and show. */
  async kept(): Promise<readonly Kept[]> {
    const pages = await Promise.all(this.#pages.map(keptByPage));
    return [
      ...pages.flat(),
      ...keptByCard(await this.#cardImage()),
      ...(await filesWrittenIn(this.app.data, this.#began)),
    ];
  }

  /** The world stays until the next one begins, or the driver closes. */
  close(): Promise<void> {
    return Promise.resolve();
  }

  async #perform(step: Exclude<Step, { name: 'expect' }>): Promise<void> {
    switch (step.name) {
      case 'phone.pre-register':
        return this.#preRegister(step.argument);
      case 'clock.advance':
      case 'kiosk.wait':
        return this.#command({ type: 'clock.advance', milliseconds: step.argument });
      case 'clock.set':
        return this.#command({ type: 'clock.set', to: step.argument });
      case 'card.insert':
        if ((await this.#place()) === 'kiosk') throw new ScenarioFailure('the card lies in the kiosk already');
        return this.#put('kiosk');
      case 'card.remove':
        if ((await this.#place()) !== 'kiosk') throw new ScenarioFailure('no card lies in the kiosk');
        return this.#put('rack');
      case 'card.swap': {
        const place = await this.#place();
        if (place !== 'rack') await this.#put('rack');
        this.#card = step.argument;
        if (place !== 'rack') await this.#put(place);
        return;
      }
      case 'phone.language':
        return press(this.app.phone, { type: 'language.chosen', language: step.argument });
      case 'fault':
        return this.#command({ type: 'fault.cause', fault: step.argument });
      default:
        return performKioskStep(step, this.#kiosk);
    }
  }

  get #pages(): readonly Page[] {
    const { kiosk, phone, console } = this.app;
    return [kiosk, phone, console];
  }

  get #kiosk(): KioskHandle {
    const { kiosk } = this.app;
    return {
      view: () => this.#seen('kiosk', viewOf<KioskView>(kiosk, BUSY_SCREENS)),
      touch: async (touch) => {
        await press(kiosk, touch);
        // What a touch sets going is done before the next step; a key sets nothing going.
        if (touch.type !== 'key.pressed') await this.#seen('kiosk', viewOf<KioskView>(kiosk, BUSY_SCREENS));
      },
    };
  }

  get #phone(): PhoneHandle {
    const { phone } = this.app;
    return {
      view: () => this.#seen('phone', viewOf<PhoneView>(phone, BUSY_SCREENS)),
      touch: (touch) => press(phone, touch),
    };
  }

  /** Takes a picture where the screen is another than the last one that was seen. */
  async #seen<View extends { readonly screen: string; readonly language: string }>(
    page: ScreenPicture['page'],
    coming: Promise<View>,
  ): Promise<View> {
    const view = await coming;
    const { onScreen } = this.options;
    const shown = `${view.screen} ${view.language}`;
    // The face check goes by itself: no picture of it would be sure to show it.
    if (onScreen === undefined || this.#screens.get(page) === shown || view.screen === 'verifying-face') return view;
    this.#screens.set(page, shown);
    await this.app[page].waitForSelector(`html[lang="${view.language}"] [data-screen="${view.screen}"]`);
    const jpeg = await this.app[page].screenshot({ type: 'jpeg', quality: 80, animations: 'disabled' });
    onScreen({ page, screen: view.screen, step: this.#step, jpeg });
    return view;
  }

  async #preRegister({
    target,
    proof,
    face,
  }: Extract<Step, { name: 'phone.pre-register' }>['argument']): Promise<void> {
    if ((await this.#place()) === 'kiosk') throw new ScenarioFailure('the card lies in the kiosk, not in a hand');
    await this.#command({ type: 'face.choose', face });
    await this.#put('phone');
    const phone = this.#phone;
    this.#visit = await preRegister(
      {
        view: async () => {
          const view = await phone.view();
          if (view.screen !== 'verifying-face') return view;
          if (face === 'cancelled') await press(this.app.phone, { type: 'cancel.pressed' });
          return viewOf<PhoneView>(this.app.phone, [...BUSY_SCREENS, 'verifying-face']);
        },
        touch: (touch) => phone.touch(touch),
      },
      target,
      proof,
    );
    await this.#put('rack');
  }

  async #command(command: ConsoleCommand): Promise<void> {
    const result = await this.app.console.evaluate(
      (asked) => (globalThis as unknown as { ansho: ConsoleBridge }).ansho.command(asked),
      command,
    );
    if (!result.ok) throw new ScenarioFailure(result.sentence);
  }

  #put(place: 'rack' | 'phone' | 'kiosk'): Promise<void> {
    return this.#command({ type: 'card.put', card: this.#card, place });
  }

  async #place(): Promise<'rack' | 'phone' | 'kiosk'> {
    const { cards } = await this.#consoleView();
    return cards.find(({ name }) => name === this.#card)?.place ?? 'rack';
  }

  /** What the console is sent, after everything that was asked of it. */
  async #consoleView(): Promise<ConsoleView> {
    await this.#command({ type: 'clock.advance', milliseconds: 0 });
    return viewOf<ConsoleView>(this.app.console);
  }

  async #cardImage(): Promise<Parameters<typeof observeSecrets>[0]> {
    const file = join(this.app.data, 'rack', 'cards', fileNameOf({ name: this.#card }));
    const image = parseCardImage(await readFile(file, 'utf8'), file);
    if (!image.ok) throw new Error(image.fault.sentence);
    return image.value;
  }

  async #takePictures(step: string): Promise<void> {
    const { screenshots } = this.options;
    if (screenshots === undefined) return;
    this.#pictures += 1;
    const number = String(this.#pictures).padStart(2, '0');
    for (const page of ['phone', 'kiosk'] as const) {
      const path = join(screenshots, `${this.scenario.outputName}-${number}-${step}-${page}.png`);
      await this.app[page].screenshot({ path });
    }
  }
}
