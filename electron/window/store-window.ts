import { BaseWindow, screen, type WebContents, type WebContentsView } from 'electron';
import type { OperatorScreen } from '../../machines/operator/view.types';
import type { Orientation, StoreConfiguration } from '../store/store-configuration';
import { isKioskKey } from './kiosk-keys';
import { secureView } from './secure-view';

/** A store's window: the customers' kiosk, the operator's panel over it, and the practice page in its place. */
export interface StoreWindow {
  readonly window: BaseWindow;
  readonly kiosk: WebContentsView;
  readonly operator: WebContentsView;
  /** Makes the page that stands in the kiosk's place while practice is on; without practice there is none. */
  openPractice(): WebContents;
  closePractice(): void;
  /** Lays out what is to be seen. */
  arrange(what: { readonly operator: OperatorScreen['screen']; readonly isPractising: boolean }): void;
  orientation(): Orientation;
  /** The one way to close it. */
  destroy(): void;
}

/** The bar beside the practice page, as a part of the window's height; and the least and most of it, in pixels. */
const BAR = { part: 0.09, least: 64, most: 140 };

/** A window that is no full screen has this shape. */
const SIZES: Readonly<Record<Orientation, { readonly width: number; readonly height: number }>> = {
  landscape: { width: 1280, height: 800 },
  portrait: { width: 675, height: 1200 },
};

/** KIOSK-8. Opens the kiosk's window. Nothing that a customer can do closes it or leads out of it. Nothing is loaded yet. */
export function openStoreWindow(
  preloadFolder: string,
  { fullscreen, orientation }: StoreConfiguration['screen'],
): StoreWindow {
  const { bounds } = screen.getPrimaryDisplay();
  const window = new BaseWindow({
    ...(fullscreen ? bounds : SIZES[orientation ?? 'landscape']),
    title: 'Ansho — simulator',
    backgroundColor: '#eff3f5',
    autoHideMenuBar: true,
    frame: !fullscreen,
    kiosk: fullscreen,
    fullscreen,
    minimizable: false,
    maximizable: false,
    resizable: !fullscreen,
  });
  window.removeMenu();
  window.on('close', (event) => event.preventDefault());
  if (fullscreen) stayFullScreen(window);
  const view = (name: string): WebContentsView => secureView(preloadFolder, name, { devTools: false });
  const views = { kiosk: view('kiosk'), operator: view('operator') };
  let practice: WebContentsView | undefined;
  const add = (each: WebContentsView): void => {
    window.contentView.addChildView(each);
    lock(each.webContents);
  };
  for (const each of Object.values(views)) add(each);
  let shown: Parameters<StoreWindow['arrange']>[0] = { operator: 'away', isPractising: false };
  const layOut = (): void => {
    const { width, height } = window.getContentBounds();
    const whole = { x: 0, y: 0, width, height };
    const isBar = shown.operator === 'practice-bar';
    const bar = isBar ? Math.round(Math.min(BAR.most, Math.max(BAR.least, height * BAR.part))) : 0;
    const above = { ...whole, height: height - bar };
    const isPanel = shown.operator !== 'away' && !isBar;
    place(views.kiosk, above, !isPanel && !shown.isPractising);
    if (practice !== undefined) place(practice, above, !isPanel && shown.isPractising);
    place(views.operator, isBar ? { ...whole, y: height - bar, height: bar } : whole, shown.operator !== 'away');
  };
  window.on('resize', layOut);
  screen.on('display-metrics-changed', () => {
    if (fullscreen && !window.isDestroyed()) window.setBounds(screen.getPrimaryDisplay().bounds);
    layOut();
  });
  layOut();
  return {
    window,
    ...views,
    openPractice() {
      practice ??= view('practice');
      add(practice);
      layOut();
      return practice.webContents;
    },
    closePractice() {
      if (practice === undefined) return;
      window.contentView.removeChildView(practice);
      practice.webContents.close();
      practice = undefined;
    },
    arrange(what) {
      const before = shown;
      shown = what;
      layOut();
      if (before.operator === what.operator && before.isPractising === what.isPractising) return;
      const isPanel = what.operator !== 'away' && what.operator !== 'practice-bar';
      (isPanel ? views.operator : (practice ?? views.kiosk)).webContents.focus();
    },
    orientation() {
      const { width, height } = screen.getPrimaryDisplay().bounds;
      return width >= height ? 'landscape' : 'portrait';
    },
    destroy: () => window.destroy(),
  };
}

function place(view: WebContentsView, bounds: Parameters<WebContentsView['setBounds']>[0], isShown: boolean): void {
  view.setBounds(bounds);
  view.setVisible(isShown);
}

/** Whatever a window manager, a gesture or a key has made of it. */
function stayFullScreen(window: BaseWindow): void {
  const back = (): void => {
    if (!window.isDestroyed() && !window.isKiosk()) window.setKiosk(true);
  };
  window.on('leave-full-screen', back);
  window.on('minimize', () => {
    window.restore();
    back();
  });
}

/** No key, wheel or pinch leads out of a kiosk's page or makes it unreadable. */
function lock(contents: WebContents): void {
  contents.on('before-input-event', (event, input) => {
    if (!isKioskKey(input)) event.preventDefault();
  });
  contents.on('zoom-changed', () => contents.setZoomLevel(0));
  contents.on('dom-ready', () => {
    contents.setZoomLevel(0);
    void contents.setVisualZoomLevelLimits(1, 1);
  });
}
