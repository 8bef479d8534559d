import { app, BrowserWindow, screen } from 'electron';
import { APP_ORIGIN } from './app-protocol';

const PAGE = `${APP_ORIGIN}/trouble/index.html`;
/** The address of the page's own way out; no page is there. */
const CLOSE = `${APP_ORIGIN}/close`;

/** `isKiosk`: as large as the screen, as what cannot start would have been. */
export interface TroubleOptions {
  readonly isKiosk?: boolean;
}

/**
 * Says on the screen, and on standard error, why the program cannot start. Closing the window ends it with exit code 2.
 * The application's own pages have to be served by then.
 */
export function showTrouble(sentence: string, { isKiosk = false }: TroubleOptions = {}): void {
  process.stderr.write(`${sentence}\n`);
  const window = new BrowserWindow({
    ...(isKiosk ? { ...screen.getPrimaryDisplay().bounds, fullscreen: true } : { width: 900, height: 560 }),
    title: 'Ansho — simulator',
    autoHideMenuBar: true,
    webPreferences: { sandbox: true, contextIsolation: true },
  });
  window.webContents.on('will-navigate', (event) => {
    event.preventDefault();
    if (event.url === CLOSE) app.exit(2);
  });
  void window.loadURL(`${PAGE}#${encodeURIComponent(sentence)}`);
  window.on('closed', () => app.exit(2));
}
