import type {
  ConsoleBridge,
  KioskBridge,
  OperatorBridge,
  PhoneBridge,
  PracticeBridge,
} from '../../machines/bridge.types';

declare global {
  interface Window {
    /** What the preload of this window offers its page; absent in an ordinary browser. */
    readonly ansho?: KioskBridge | PhoneBridge | ConsoleBridge | PracticeBridge | OperatorBridge;
  }
}

/** The kiosk's bridge, or undefined where this window's preload offers none. */
export function kioskBridge(): KioskBridge | undefined {
  const bridge = window.ansho;
  return bridge !== undefined && 'touch' in bridge && !('onCeremony' in bridge) && !('isPractice' in bridge)
    ? bridge
    : undefined;
}

/** The phone's bridge, or undefined where this window's preload offers none. */
export function phoneBridge(): PhoneBridge | undefined {
  const bridge = window.ansho;
  return bridge !== undefined && 'onCeremony' in bridge ? bridge : undefined;
}

/** The console's bridge, or undefined where this window's preload offers none. */
export function consoleBridge(): ConsoleBridge | undefined {
  const bridge = window.ansho;
  return bridge !== undefined && 'command' in bridge ? bridge : undefined;
}

/** The practice's bridge, or undefined where this window's preload offers none. */
export function practiceBridge(): PracticeBridge | undefined {
  const bridge = window.ansho;
  return bridge !== undefined && 'isPractice' in bridge ? bridge : undefined;
}

/** The operator's bridge, or undefined where this window's preload offers none. */
export function operatorBridge(): OperatorBridge | undefined {
  const bridge = window.ansho;
  return bridge !== undefined && 'operate' in bridge ? bridge : undefined;
}
