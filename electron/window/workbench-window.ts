import { BaseWindow, screen, type WebContentsView } from 'electron';
import { secureView } from './secure-view';

/** The three pages of the workbench. */
export interface WorkbenchViews {
  readonly window: BaseWindow;
  readonly kiosk: WebContentsView;
  readonly phone: WebContentsView;
  readonly console: WebContentsView;
}

const SIZE = { width: 1280, height: 1120 };
const PHONE_WIDTH = 400;
const CONSOLE_HEIGHT = 320;

/** Opens the workbench's window: phone and kiosk side by side, the console below. Nothing is loaded yet. */
export function openWorkbenchWindow(preloadFolder: string): WorkbenchViews {
  const { width, height } = screen.getPrimaryDisplay().workAreaSize;
  const window = new BaseWindow({
    width: Math.min(SIZE.width, width),
    height: Math.min(SIZE.height, height),
    title: 'Ansho — simulator',
    backgroundColor: '#e8edf2',
    autoHideMenuBar: true,
  });
  window.removeMenu();
  return { window, ...placeViews(window, preloadFolder) };
}

/** Puts three new pages in the place of the ones that the window has. Nothing is loaded yet. */
export function renewViews({ window, ...pages }: WorkbenchViews, preloadFolder: string): WorkbenchViews {
  window.removeAllListeners('resize');
  for (const view of [pages.kiosk, pages.phone, pages.console]) {
    window.contentView.removeChildView(view);
    view.webContents.close();
  }
  return { window, ...placeViews(window, preloadFolder) };
}

function placeViews(window: BaseWindow, preloadFolder: string): Omit<WorkbenchViews, 'window'> {
  const views = {
    kiosk: secureView(preloadFolder, 'kiosk'),
    phone: secureView(preloadFolder, 'phone'),
    console: secureView(preloadFolder, 'console'),
  };
  for (const view of [views.kiosk, views.phone, views.console]) window.contentView.addChildView(view);
  const layOut = (): void => {
    const bounds = window.getContentBounds();
    const consoleHeight = Math.min(CONSOLE_HEIGHT, Math.round(bounds.height / 3));
    const above = bounds.height - consoleHeight;
    const phoneWidth = Math.min(PHONE_WIDTH, Math.round(bounds.width / 3));
    views.phone.setBounds({ x: 0, y: 0, width: phoneWidth, height: above });
    views.kiosk.setBounds({ x: phoneWidth, y: 0, width: bounds.width - phoneWidth, height: above });
    views.console.setBounds({ x: 0, y: above, width: bounds.width, height: consoleHeight });
  };
  window.on('resize', layOut);
  layOut();
  return views;
}
