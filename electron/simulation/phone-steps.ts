import { CLEAR_KEY } from '../../machines/entry';
import type { PhoneTouch, PhoneView } from '../../machines/phone/view.types';
import type { RefusalReason } from '../../machines/rules/refusals';

/** A phone as a person uses it: what it shows, and touches that are done when it waits for the next. */
export interface PhoneHandle {
  view(): Promise<PhoneView>;
  touch(touch: PhoneTouch): Promise<void>;
}

/** How far a person got at the phone. */
export interface PhoneVisit {
  readonly outcome: 'registered' | 'refused' | undefined;
  readonly reason: RefusalReason | undefined;
  /** Tries as last shown. */
  readonly tries: number | undefined;
}

export const NO_VISIT: PhoneVisit = { outcome: undefined, reason: undefined, tries: undefined };

/**
 * Goes through the phone with the card already held against it: enters the PINs one after another, confirms a last
 * try, and goes as far as the phone lets it.
 */
export async function preRegister(phone: PhoneHandle, pins: readonly string[]): Promise<PhoneVisit> {
  if (['registered', 'refused'].includes((await phone.view()).screen))
    await phone.touch({ type: 'acknowledge.pressed' });
  await phone.touch({ type: 'start.pressed' });
  let tries: number | undefined;
  for (const pin of pins) {
    if ((await phone.view()).screen === 'confirm-last-try') await phone.touch({ type: 'confirm.pressed' });
    if ((await phone.view()).screen !== 'enter-pin') break;
    await phone.touch({ type: 'key.pressed', key: CLEAR_KEY });
    for (const key of pin) await phone.touch({ type: 'key.pressed', key });
    const view = await phone.view();
    tries = triesOn(view) ?? tries;
    const complete = view.screen === 'enter-pin' && view.entry.missing.length === 0 && view.entry.length === pin.length;
    if (complete) await phone.touch({ type: 'confirm.pressed' });
    tries = triesOn(await phone.view()) ?? tries;
  }
  const end = await phone.view();
  return {
    outcome: end.screen === 'registered' || end.screen === 'refused' ? end.screen : undefined,
    reason: end.screen === 'refused' ? end.reason : undefined,
    tries: triesOn(end) ?? tries,
  };
}

function triesOn(view: PhoneView): number | undefined {
  if (view.screen === 'enter-pin') return view.triesLeft;
  if (view.screen === 'confirm-last-try') return 1;
  return view.screen === 'refused' && view.reason === 'authentication-pin-blocked' ? 0 : undefined;
}
