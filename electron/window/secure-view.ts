import { join } from 'node:path';
import { WebContentsView } from 'electron';

/** A page of ours: sandboxed, isolated, without Node, with the preload of its name and nothing else. */
export function secureView(preloadFolder: string, name: string, { devTools = true } = {}): WebContentsView {
  return new WebContentsView({
    webPreferences: {
      preload: join(preloadFolder, `${name}.cjs`),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      backgroundThrottling: false,
      devTools,
    },
  });
}
