import type { KioskTouch, KioskView } from './kiosk/view.types';
import type { OperatorTouch, OperatorView } from './operator/view.types';
import type { FaceCeremony, FaceCeremonyResult, PhoneTouch, PhoneView } from './phone/view.types';
import type { PracticeTouch, PracticeView } from './practice/view.types';
import type { CommandResult, ConsoleCommand, ConsoleView } from './workbench/console.types';

/** Ends a subscription. */
export type Unsubscribe = () => void;

/** `window.ansho` of the kiosk's page. */
export interface KioskBridge {
  /** `heard` is the number of the latest touch that the view shows. */
  onView(listener: (view: KioskView, heard: number) => void): Unsubscribe;
  /** Sends a touch, and gives its number. */
  touch(touch: KioskTouch): number;
}

/** `window.ansho` of the phone's page. */
export interface PhoneBridge {
  /** `heard` is the number of the latest touch that the view shows. */
  onView(listener: (view: PhoneView, heard: number) => void): Unsubscribe;
  /** Sends a touch, and gives its number. */
  touch(touch: PhoneTouch): number;
  /** The page performs the ceremony; the signal is aborted when the machine no longer waits for it. */
  onCeremony(
    perform: (ceremony: FaceCeremony, aborted: (listener: () => void) => void) => Promise<FaceCeremonyResult>,
  ): Unsubscribe;
}

/** `window.ansho` of the practice's page. */
export interface PracticeBridge {
  onView(listener: (view: PracticeView, heard: number) => void): Unsubscribe;
  touch(touch: PracticeTouch): void;
  /** Tells this bridge from the kiosk's. */
  readonly isPractice: true;
}

/** `window.ansho` of the operator's page. */
export interface OperatorBridge {
  onView(listener: (view: OperatorView, heard: number) => void): Unsubscribe;
  operate(touch: OperatorTouch): void;
}

/** `window.ansho` of the console's page. */
export interface ConsoleBridge {
  onView(listener: (view: ConsoleView, heard: number) => void): Unsubscribe;
  command(command: ConsoleCommand): Promise<CommandResult>;
}
