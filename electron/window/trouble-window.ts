import { app, BrowserWindow, screen } from 'electron';
import { APP_ORIGIN } from './app-protocol';

const PAGE = `${APP_ORIGIN}/trouble/index.html`;
/** The address of the page's own way out; no page is there. */
const CLOSE = `${APP_ORIGIN}/close`;

export interface TroubleOptions {
  /** As large as the screen, as what cannot start would have been. */
  readonly isKiosk?: boolean;
  /** It had started already. */
  readonly hasStopped?: boolean;
}

/**
 * Says on the screen, and on standard error, why the program cannot start, or has stopped. Closing the window ends it:
 * with exit code 2, or 1 where it had started. The application's own pages have to be served by then.
 */
export function showTrouble(sentence: string, { isKiosk = false, hasStopped = false }: TroubleOptions = {}): void {
  const end = (): void => app.exit(hasStopped ? 1 : 2);
  process.stderr.write(`${sentence}\n`);
  const window = new BrowserWindow({
    ...(isKiosk ? { ...screen.getPrimaryDisplay().bounds, fullscreen: true } : { width: 900, height: 560 }),
    title: 'Ansho — simulator',
    autoHideMenuBar: true,
    webPreferences: { sandbox: true, contextIsolation: true },
  });
  window.webContents.on('will-navigate', (event) => {
    event.preventDefault();
    if (event.url === CLOSE) end();
  });
  void window.loadURL(`${PAGE}${hasStopped ? '?stopped' : ''}#${encodeURIComponent(sentence)}`);
  window.on('closed', end);
}
