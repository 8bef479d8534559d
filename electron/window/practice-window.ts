import { BaseWindow, screen, type WebContentsView } from 'electron';
import { secureView } from './secure-view';

const SIZE = { width: 1280, height: 800 };

/** Opens a window with the practice's page alone. Nothing is loaded yet. */
export function openPracticeWindow(preloadFolder: string): {
  readonly window: BaseWindow;
  readonly practice: WebContentsView;
} {
  const { width, height } = screen.getPrimaryDisplay().workAreaSize;
  const window = new BaseWindow({
    width: Math.min(SIZE.width, width),
    height: Math.min(SIZE.height, height),
    title: 'Ansho — simulator',
    backgroundColor: '#eff3f5',
    autoHideMenuBar: true,
  });
  window.removeMenu();
  const practice = secureView(preloadFolder, 'practice');
  window.contentView.addChildView(practice);
  const layOut = (): void => {
    const { width: across, height: down } = window.getContentBounds();
    practice.setBounds({ x: 0, y: 0, width: across, height: down });
  };
  window.on('resize', layOut);
  layOut();
  return { window, practice };
}
