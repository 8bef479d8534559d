import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, Menu, powerSaveBlocker, utilityProcess } from 'electron';
import type { OperatorView } from '../machines/operator/view.types';
import { SECOND, type Instant } from '../machines/rules/time';
import type { BuiltParts } from './built-parts';
import { openPcscReader } from './card/pcsc-reader';
import type { CardReader } from './card/reader';
import { forkedByElectron } from './centre/centre-handle';
import { giveSignsOfLife } from './launch/sign-of-life.mjs';
import { CHANNELS } from './preload/channels';
import type { Result } from './result';
import { openPractice, PRACTICE_PAGE, type Practice } from './practice-app';
import { connectCentre } from './store/store-centre';
import { StoreClock } from './store/store-clock';
import { readStoreConfiguration, sentenceOf, type StoreConfiguration } from './store/store-configuration';
import { StoreKiosk } from './store/store-kiosk';
import { openStoreLog, type StoreLog } from './store/store-log';
import { kioskPages } from './store/store-pages';
import { APP_ORIGIN, serveAppProtocol } from './window/app-protocol';
import { denyByDefault, denyPermissions } from './window/deny-by-default';
import { keepPage } from './window/keep-page';
import { kioskTouchMessage } from './window/messages';
import { operatorTouchMessage } from './window/operator-messages';
import { PageChannel } from './window/page-channel';
import { openStoreWindow } from './window/store-window';
import { onUncaughtError } from './uncaught-error';
import { showTrouble } from './window/trouble-window';

/** How the program ends, for the launcher that keeps it running: anything else is a death. */
const EXIT = { closed: 0, alreadyRuns: 1, died: 70, restart: 75 } as const;

/** How long the first self-test waits for the centre, in milliseconds: until then the page says that the kiosk starts. */
const FIRST_TEST_WAITS = 15 * SECOND;

export interface StoreOptions {
  /** The configuration file. */
  readonly file: string;
  /** Before what the file says. */
  readonly data?: string;
  /** For trials: the clock begins at this instant. */
  readonly clock?: Instant;
  readonly parts: BuiltParts;
  /** Opens the card reader; on PC/SC when left out. */
  readonly openReader?: (name: string | undefined) => Promise<Result<CardReader, string>>;
}

/** Starts a store's kiosk alone (`--kiosk FILE`). To be called before the application is ready. */
export function startStore(options: StoreOptions): void {
  const configuration = readStoreConfiguration(options.file);
  const own = configuration.ok ? configuration.value.data : undefined;
  const data = options.data ?? own ?? join(app.getPath('userData'), 'store');
  app.setPath('userData', join(data, 'browser'));
  const log = openStoreLog(data);
  if (!app.requestSingleInstanceLock()) {
    process.stderr.write(
      `A kiosk runs already with the data folder ${data}. Close it first, or choose another folder.\n`,
    );
    app.exit(EXIT.alreadyRuns);
    return;
  }
  const die = (error: unknown): void => {
    log.error('The kiosk has died of an error.', { detail: error instanceof Error ? error.stack : String(error) });
    app.exit(EXIT.died);
  };
  onUncaughtError(die);
  process.on('unhandledRejection', die);
  app.on('child-process-gone', (_, { type, reason, exitCode, name }) => {
    log.warn('A process of the kiosk has gone.', { type, reason, exitCode, name });
  });
  // A page goes nowhere; it may come back to where it is.
  denyByDefault((contents, url) => url === contents.getURL());
  void app.whenReady().then(async () => {
    Menu.setApplicationMenu(null);
    denyPermissions();
    serveAppProtocol(options.parts.renderer);
    const refuse = (sentence: string): void => {
      log.error('The kiosk cannot start.', { sentence });
      showTrouble(sentence, { isKiosk: true });
    };
    if (!configuration.ok) refuse(sentenceOf(configuration.fault));
    else {
      const refusal = await openStore(configuration.value, data, log, options);
      if (refusal !== undefined) refuse(refusal);
    }
  });
}

/** Puts the kiosk together and shows it; a sentence when the configuration names something that is not there. */
async function openStore(
  configuration: StoreConfiguration,
  data: string,
  log: StoreLog,
  { file, clock: begin, parts, openReader = openOnPcsc }: StoreOptions,
): Promise<string | undefined> {
  try {
    mkdirSync(data, { recursive: true });
  } catch (error) {
    return `The data folder ${data} cannot be written: ${error instanceof Error ? error.message : String(error)}`;
  }
  const clock = new StoreClock(begin);
  const centre = await connectCentre(configuration, data, clock, {
    forkCentre: forkedByElectron(utilityProcess, parts.centreProcess),
    preparedDatabase: parts.preparedDatabase,
    phonePageFolder: join(parts.renderer, 'phone'),
  });
  if (!centre.ok) return `${file}: ${centre.fault}`;
  const reader = await openReader(configuration.reader.name);
  const views = openStoreWindow(parts.preload, configuration.screen);
  const { orientation } = configuration.screen;
  const kiosk = new StoreKiosk({
    configuration,
    data,
    clock,
    reader: reader.ok ? reader.value : missingReader(reader.fault),
    centre: centre.value.line,
    centreState: () => centre.value.state(),
    trustAnchors: centre.value.trustAnchors,
    pages: kioskPages(parts),
    screen: () => ({ is: views.orientation(), wanted: orientation }),
    log,
    onRestart: () => void end(process.env['ANSHO_KEPT_RUNNING'] === undefined ? relaunch() : EXIT.restart),
    onClose: () => void end(EXIT.closed),
  });
  let isEnding = false;
  const end = async (exitCode: number): Promise<void> => {
    if (isEnding) return;
    isEnding = true;
    log.info('The kiosk ends.', { exitCode });
    kiosk.stop();
    await centre.value.stop();
    views.destroy();
    app.exit(exitCode);
  };
  app.on('window-all-closed', () => undefined);
  app.on('before-quit', (event) => {
    event.preventDefault();
    void end(EXIT.closed);
  });

  const kioskPage = new PageChannel({ contents: views.kiosk.webContents, origin: () => APP_ORIGIN });
  const operatorPage = new PageChannel<OperatorView>({
    contents: views.operator.webContents,
    origin: () => APP_ORIGIN,
  });
  kioskPage.hear(CHANNELS.touch, kioskTouchMessage, (touch) => kiosk.touchKiosk(touch));
  operatorPage.hear(CHANNELS.touch, operatorTouchMessage, (touch) => kiosk.touchOperator(touch));
  let practice: Practice | undefined;
  const show = (): void => {
    const operator = kiosk.operatorView();
    const { isPractising } = kiosk;
    kioskPage.show(kiosk.kioskView());
    operatorPage.show(operator);
    if (isPractising && practice === undefined) {
      const page = views.openPractice();
      practice = openPractice(page);
      void keepPage(page, PRACTICE_PAGE, log);
    } else if (!isPractising) {
      practice?.close();
      practice = undefined;
      views.closePractice();
    }
    views.arrange({ operator: operator.screen, isPractising });
  };
  kiosk.onChange(show);
  show();
  centre.value.onChange(() => kiosk.centreChanged());
  powerSaveBlocker.start('prevent-display-sleep');
  giveSignsOfLife();
  log.info('The kiosk has started.', { store: configuration.store.name, centre: configuration.centre.kind });

  // A centre that takes longer, or hangs, puts the kiosk out of service until it is there.
  const centreWaitedFor = new Promise<void>((resolve) => clock.setTimeout(resolve, FIRST_TEST_WAITS));
  await Promise.all([
    keepPage(views.kiosk.webContents, `${APP_ORIGIN}/kiosk/index.html`, log),
    keepPage(views.operator.webContents, `${APP_ORIGIN}/operator/index.html`, log),
    Promise.race([centre.value.start(), centreWaitedFor]),
  ]);
  await kiosk.selfTest();
  return undefined;
}

function openOnPcsc(name: string | undefined): Promise<Result<CardReader, string>> {
  return openPcscReader({ name, waitsForService: true });
}

/** A reader that is not there and says why: the kiosk is out of service. */
function missingReader(sentence: string): CardReader {
  return {
    name: 'PC/SC',
    state: () => ({ kind: 'missing', sentence }),
    onStateChange: () => () => undefined,
    connect: () => Promise.resolve({ ok: false, fault: { reason: 'reader-lost' } }),
    close: () => Promise.resolve(),
  };
}

/** Without a launcher that would start it again, it does so itself. */
function relaunch(): number {
  app.relaunch();
  return EXIT.closed;
}
