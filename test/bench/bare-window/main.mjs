import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';
import { touchStart } from '../touch.mjs';

app.whenReady().then(async () => {
  const window = new BrowserWindow({ width: 1280, height: 1120, webPreferences: { sandbox: true } });
  await window.loadFile(join(import.meta.dirname, 'page.html'));
  await touchStart(window.webContents, '[data-pressed]');
});
