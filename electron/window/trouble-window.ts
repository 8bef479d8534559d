import { app, BrowserWindow, screen } from 'electron';

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** The address of the page's own way out; no page is there. */
const CLOSE = 'ansho://app/close';

/** `isKiosk`: as large as the screen, as what cannot start would have been. */
export interface TroubleOptions {
  readonly isKiosk?: boolean;
}

/** Says on the screen, and on standard error, why the program cannot start. Closing the window ends it with exit code 2. */
export function showTrouble(sentence: string, { isKiosk = false }: TroubleOptions = {}): void {
  process.stderr.write(`${sentence}\n`);
  const window = new BrowserWindow({
    ...(isKiosk ? { ...screen.getPrimaryDisplay().bounds, fullscreen: true } : { width: 900, height: 460 }),
    title: 'Ansho — simulator',
    autoHideMenuBar: true,
    webPreferences: { sandbox: true, contextIsolation: true },
  });
  const page = `<!doctype html><html lang="en"><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>Ansho — simulator</title>
<style>
body { display: grid; grid-template-rows: auto 1fr; height: 100vh; margin: 0; color: #14202b; background: #fff;
  font: ${isKiosk ? 'clamp(20px, 2.4vmin, 30px)' : '20px'}/1.6 'BIZ UDPGothic', sans-serif; overflow-wrap: anywhere; }
aside { padding: 0.3em 1em; background: #ffd042; color: #1d1700; font-weight: 700; text-align: center; }
main { align-self: center; max-width: 60em; margin: 1em auto; padding: 0 1.5em; }
h1 { font-size: 1.6em; }
a { display: inline-block; padding: 0.6em 2em; border: 2px solid #64757f; border-radius: 0.5em; color: inherit;
  font-weight: 700; text-decoration: none; }
</style>
<body><aside>シミュレーター（本物のサービスではありません） · Simulator — not the real service</aside>
<main><h1>Ansho cannot start · 起動できません</h1><p role="alert">${escaped(sentence)}</p>
<p>Mend this and start Ansho again. · 問題を直してから、もう一度起動してください。</p>
<p><a href="${CLOSE}">Close · 閉じる</a></p></main></body></html>`;
  window.webContents.on('will-navigate', (event) => {
    event.preventDefault();
    if (event.url.startsWith(CLOSE)) app.exit(2);
  });
  void window.loadURL(`data:text/html;charset=utf-8,${encodeURIComponent(page)}`);
  window.on('closed', () => app.exit(2));
}
