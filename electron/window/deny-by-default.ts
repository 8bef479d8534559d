import { app, session, type WebContents } from 'electron';

/**
 * Electron's security checklist, for every page there will ever be: no navigation away, no new window, no webview, no
 * permission, no download, no device. `mayNavigate` tells the addresses that a page is allowed to load.
 */
export function denyByDefault(mayNavigate: (contents: WebContents, url: string) => boolean): void {
  app.on('web-contents-created', (_, contents) => {
    const guard = (event: { readonly url: string; preventDefault(): void }): void => {
      if (!mayNavigate(contents, event.url)) event.preventDefault();
    };
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.on('will-navigate', guard);
    contents.on('will-redirect', guard);
  });
}

/** No page of this session gets a permission, a device or a download. */
export function denyPermissions(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_, __, callback) => callback(false));
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.on('will-download', (event) => event.preventDefault());
}
