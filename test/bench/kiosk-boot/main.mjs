import { app } from 'electron';
import { touchStart } from '../touch.mjs';

app.on('web-contents-created', (_, contents) => {
  contents.once('did-start-navigation', ({ url }) => {
    if (url.startsWith('ansho://app/kiosk/'))
      contents.once('dom-ready', () => touchStart(contents, '[data-screen="insert-card"]'));
  });
});

// The program itself, as it is built.
await import(new URL('../../../dist/main/main.js', import.meta.url).href);
