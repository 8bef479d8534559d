import { app, BrowserWindow } from 'electron';

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Says on the screen, and on standard error, why the program cannot start. Closing the window ends it with exit code 2. */
export function showTrouble(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  const window = new BrowserWindow({
    width: 900,
    height: 420,
    title: 'Ansho — simulator',
    autoHideMenuBar: true,
    webPreferences: { sandbox: true, contextIsolation: true },
  });
  const page = `<!doctype html><html lang="en"><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>Ansho — simulator</title>
<body style="font:24px/1.6 sans-serif;margin:48px;color:#1b2733;background:#fff">
<h1 style="font-size:32px">Ansho cannot start · 起動できません</h1><p>${escaped(sentence)}</p>
<p>Mend this and start Ansho again. · 問題を直してから、もう一度起動してください。</p></body></html>`;
  void window.loadURL(`data:text/html;charset=utf-8,${encodeURIComponent(page)}`);
  window.on('closed', () => app.exit(2));
}
