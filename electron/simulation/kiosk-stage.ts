import type { KioskView } from '../../machines/kiosk/view.types';
import { launchElectron } from './electron-app';
import { takeStage, type PageStage } from './page-stage';

export type { Size } from './page-stage';

/** The kiosk's real page in the real application, showing what it is told to. */
export type KioskStage = PageStage<KioskView>;

/** Starts the application; its kiosk says what `show` gives it and keeps still. */
export async function openKioskStage(): Promise<KioskStage> {
  const { application, kiosk, close } = await launchElectron();
  return takeStage<KioskView>({ application, page: kiosk, address: 'ansho://app/kiosk/', shown: shownKiosk, close });
}

/** What stands on the kiosk's page once it shows this view. */
export function shownKiosk({ screen, textSize, appearance, language, stillThereUntil }: KioskView): string {
  const dialog = stillThereUntil === undefined ? '' : ':has([data-testid="still-there"])';
  return (
    `html[lang="${language}"]${dialog} ` +
    `.kiosk[data-screen="${screen}"][data-text-size="${textSize}"][data-appearance="${appearance}"]`
  );
}
