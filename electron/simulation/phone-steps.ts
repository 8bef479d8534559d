import { CLEAR_KEY } from '../../machines/entry';
import type { PhoneTouch, PhoneView } from '../../machines/phone/view.types';
import type { SecretName } from '../../machines/rules/secrets';
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
 * Goes through the phone with the card already held against it: enters the proofs one after another, confirms a last
 * try, and goes as far as the phone lets it.
 */
export async function preRegister(
  phone: PhoneHandle,
  target: SecretName,
  proofs: readonly string[],
): Promise<PhoneVisit> {
  if (['registered', 'refused'].includes((await phone.view()).screen))
    await phone.touch({ type: 'acknowledge.pressed' });
  if (target !== (await phone.view()).target) await phone.touch({ type: 'target.chosen', target });
  await phone.touch({ type: 'start.pressed' });
  for (const page of ['card-face', 'hold-card']) {
    if ((await phone.view()).screen === page) await phone.touch({ type: 'confirm.pressed' });
  }
  let tries: number | undefined;
  for (const proof of proofs) {
    if ((await phone.view()).screen === 'confirm-last-try') await phone.touch({ type: 'confirm.pressed' });
    if (!isAsked(await phone.view())) break;
    await phone.touch({ type: 'key.pressed', key: CLEAR_KEY });
    for (const key of proof) await phone.touch({ type: 'key.pressed', key });
    const view = await phone.view();
    tries = triesOn(view) ?? tries;
    const complete = isAsked(view) && view.entry.missing.length === 0 && view.entry.length === proof.length;
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

/** The screens that ask for the proof. */
function isAsked(view: PhoneView): view is Extract<PhoneView, { screen: 'enter-pin' | 'enter-known-password' }> {
  return view.screen === 'enter-pin' || view.screen === 'enter-known-password';
}

function triesOn(view: PhoneView): number | undefined {
  if (isAsked(view)) return view.triesLeft;
  if (view.screen === 'confirm-last-try') return 1;
  return view.screen === 'refused' && view.reason.endsWith('-blocked') ? 0 : undefined;
}
