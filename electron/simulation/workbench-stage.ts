import type { KioskView } from '../../machines/kiosk/view.types';
import type { PhoneView } from '../../machines/phone/view.types';
import type { ConsoleView } from '../../machines/workbench/console.types';
import { launchElectron } from './electron-app';
import { shownKiosk } from './kiosk-stage';
import { takeStage, type PageStage } from './page-stage';

/** The workbench's three real pages in one application, each showing what it is told to. */
export interface WorkbenchStage {
  readonly kiosk: PageStage<KioskView>;
  readonly phone: PageStage<PhoneView>;
  readonly console: PageStage<ConsoleView>;
  readonly close: () => Promise<void>;
}

/** Starts the application; its pages say what `show` gives them and keep still. */
export async function openWorkbenchStage(): Promise<WorkbenchStage> {
  const { application, kiosk, phone, console, close } = await launchElectron();
  const common = { application, close };
  return {
    kiosk: await takeStage<KioskView>({ ...common, page: kiosk, address: 'ansho://app/kiosk/', shown: shownKiosk }),
    phone: await takeStage<PhoneView>({
      ...common,
      page: phone,
      address: new URL('/phone/', phone.url()).href,
      shown: ({ screen, language }) => `html[lang="${language}"] .phone[data-screen="${screen}"]`,
    }),
    console: await takeStage<ConsoleView>({
      ...common,
      page: console,
      address: 'ansho://app/console/',
      shown: ({ language }) => `html[lang="${language}"] .console`,
    }),
    close,
  };
}
