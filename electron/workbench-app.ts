import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { utilityProcess } from 'electron';
import { z } from 'zod';
import type { PhoneView } from '../machines/phone/view.types';
import type { CommandResult, ConsoleCommand } from '../machines/workbench/console.types';
import type { BuiltParts } from './built-parts';
import { letOthersFirst } from './others-first';
import { openInstallation } from './card/installation';
import { forkedByElectron, spawnCentre } from './centre/centre-handle';
import { CHANNELS } from './preload/channels';
import { beginningOf, ordinaryBeginning, type Beginning } from './simulation/beginning';
import { CardRack } from './simulation/card-rack';
import { CentreLine } from './centre/centre-line';
import { CentreSupervisor } from './centre/centre-supervisor';
import { openRackFolder } from './simulation/rack-folder';
import { Workbench } from './simulation/workbench';
import { World } from './simulation/world';
import { WorldClock } from './simulation/world-clock';
import type { StartOptions } from './start-options';
import { LatentAuthenticator } from './webauthn-simulator/latent-authenticator';
import { PageFaceVerifier } from './webauthn-simulator/page-face-verifier';
import { APP_ORIGIN } from './window/app-protocol';
import { showAtRest } from './window/at-rest';
import { consoleCommandMessage } from './window/console-messages';
import { ceremonyResultMessage, kioskTouchMessage, phoneTouchMessage } from './window/messages';
import { PageChannel } from './window/page-channel';
import type { WorkbenchViews } from './window/workbench-window';

/** How often views that show the time are sent while the clock runs, in milliseconds. */
const CLOCK_TICK = 250;

const NOT_UNDERSTOOD: CommandResult = { ok: false, sentence: 'The console sent something that is no command.' };

/** A workbench that runs. */
export interface WorkbenchApp {
  /** Loads the pages that are not the kiosk's, and starts the centre: what may come after the first screen. */
  continueStarting(): Promise<void>;
  /** Ends everything in order. */
  close(): Promise<void>;
  /** The address that the phone's page may be loaded from besides its own. */
  phoneOrigin(): string | undefined;
}

/** How the world begins. Throws an error whose message is a sentence where a file that was named cannot be read. */
export function beginningFrom({ scenario, store, cards, clock }: StartOptions): Beginning {
  return scenario === undefined ? ordinaryBeginning(store, cards, clock ?? Date.now()) : beginningOf(scenario);
}

/** Puts world, workbench and pages together. Rejects with an error whose message is a sentence. */
export async function openWorkbench(
  views: WorkbenchViews,
  { data, options, parts }: { readonly data: string; readonly options: StartOptions; readonly parts: BuiltParts },
): Promise<WorkbenchApp> {
  const beginning = beginningFrom(options);
  const installation = await openInstallation(join(data, 'installation'));
  const clock = new WorldClock(beginning.clock.now);
  clock.run(beginning.clock.speed);
  const keeper = openRackFolder(join(data, 'rack'));
  const rack = new CardRack({ descriptions: beginning.cards, installation, now: () => clock.now(), keeper });
  const line = new CentreLine();
  const registrarToken = randomBytes(24).toString('hex');

  let phoneOrigin = APP_ORIGIN;
  const kioskPage = new PageChannel({ contents: views.kiosk.webContents, origin: () => APP_ORIGIN });
  const phonePage = new PageChannel<PhoneView>({ contents: views.phone.webContents, origin: () => phoneOrigin });
  const consolePage = new PageChannel({ contents: views.console.webContents, origin: () => APP_ORIGIN });

  const face = new PageFaceVerifier({
    perform: (ceremony) => phonePage.send(CHANNELS.ceremony, ceremony),
    abort: (id) => phonePage.send(CHANNELS.ceremonyAborted, id),
  });
  const authenticator = new LatentAuthenticator();
  const world = new World({ clock, store: beginning.store, installation, rack, centre: line, face });
  const supervisor = new CentreSupervisor({
    clock,
    maintenance: () => world.store.profile.maintenance,
    line,
    registrarToken,
    port: options.port,
    spawn: (time, port) =>
      spawnCentre(forkedByElectron(utilityProcess, parts.centreProcess), {
        database:
          options.database === undefined
            ? {
                kind: 'embedded',
                folder: join(data, 'centre'),
                ...(parts.preparedDatabase === undefined ? {} : { prepared: parts.preparedDatabase }),
              }
            : { kind: 'postgres', url: options.database },
        port,
        clock: time,
        trustAnchors: {
          authentication: installation.trustAnchors,
          signature: [installation.authorities.signing.certificate],
        },
        resetAuthority: installation.resetAuthority.privateKey,
        registrarToken,
        phonePageFolder: join(parts.renderer, 'phone'),
      }),
  });
  const workbench = new Workbench({ world, supervisor, face: authenticator, data });

  const showKiosk = (): void => kioskPage.show(world.kiosk.view());
  const showPhone = (): void => {
    const view = world.phone.view();
    const waiting = supervisor.state.state === 'starting' && view.screen === 'welcome';
    phonePage.show(waiting ? { ...view, screen: 'starting' } : view);
  };
  const showConsole = (): void => consolePage.show(workbench.view());
  world.onKioskChange(showKiosk);
  world.phone.subscribe(showPhone);
  const consoleFollows = showAtRest(showConsole);
  workbench.onChange(consoleFollows.changed);
  workbench.onChange(showPhone);
  const tick = setInterval(() => {
    if (clock.speed === 0) return;
    showConsole();
    showPhone();
  }, CLOCK_TICK);

  kioskPage.hear(CHANNELS.touch, kioskTouchMessage, (touch) => world.kiosk.touch(touch));
  phonePage.hear(CHANNELS.touch, phoneTouchMessage, (touch) => world.phone.touch(touch));
  phonePage.hearPair(CHANNELS.ceremonyResult, z.int(), ceremonyResultMessage, (id, result) =>
    face.finished(id, result),
  );
  const obey = async (command: ConsoleCommand): Promise<CommandResult> => {
    const result = await workbench.command(command);
    // What a person does at the console, it shows with the answer.
    consoleFollows.now();
    return result;
  };
  consolePage.answer(CHANNELS.command, consoleCommandMessage, obey, NOT_UNDERSTOOD);
  views.phone.webContents.on('render-process-gone', () => face.pageLost());

  supervisor.onChange(() => {
    const { url } = supervisor.state;
    if (url === undefined || url === phoneOrigin) return;
    phoneOrigin = url;
    void views.phone.webContents
      .loadURL(`${url}/phone/`)
      .then(() => authenticator.attach(views.phone.webContents.debugger));
  });
  showKiosk();
  showPhone();
  showConsole();

  return {
    phoneOrigin: () => phoneOrigin,
    async continueStarting() {
      void views.console.webContents
        .loadURL(`${APP_ORIGIN}/console/index.html`)
        .then(() => letOthersFirst(views.console.webContents.getOSProcessId()));
      void views.phone.webContents.loadURL(`${APP_ORIGIN}/phone/index.html`);
      if (options.reader === undefined) await workbench.restoreReader();
      else await workbench.chooseReader(options.reader.kind, options.reader.name);
      const [first] = beginning.cards.filter(({ name }) => name === beginning.firstCard);
      if (first !== undefined) void rack.obtain(first.name);
      await supervisor.start();
    },
    async close() {
      clearInterval(tick);
      consoleFollows.stop();
      world.close();
      await supervisor.stop();
    },
  };
}
