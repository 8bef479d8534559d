import { CLEAR_KEY } from '../../machines/entry';
import type { KioskTouch, KioskView } from '../../machines/kiosk/view.types';
import { ScenarioFailure } from './scenario-driver';
import type { Step } from './scenario-format';

/** A kiosk as a person uses it: what it shows, and touches that are done when it waits for the next. */
export interface KioskHandle {
  view(): Promise<KioskView>;
  touch(touch: KioskTouch): Promise<void>;
}

type KioskStep = Extract<Step, { name: `kiosk.${string}` }>;

function notOffered(step: string, view: KioskView): never {
  const card = view.cardInReader ? ', the card still in the reader' : '';
  throw new ScenarioFailure(`the screen "${view.screen}"${card} does not offer ${step}`);
}

/** The screens that a finished session leaves behind. */
const ENDINGS: ReadonlySet<KioskView['screen']> = new Set(['done', 'refused', 'cancelled', 'unconfirmed']);

/** Types an entry; true when the kiosk then offers to confirm it. */
async function type(kiosk: KioskHandle, entry: string): Promise<boolean> {
  await kiosk.touch({ type: 'key.pressed', key: CLEAR_KEY });
  for (const key of entry) await kiosk.touch({ type: 'key.pressed', key });
  const view = await kiosk.view();
  return 'entry' in view && view.entry.length === entry.length && view.entry.missing.length === 0;
}

async function start(kiosk: KioskHandle): Promise<void> {
  const before = await kiosk.view();
  if (ENDINGS.has(before.screen) && !before.cardInReader) await kiosk.touch({ type: 'acknowledge.pressed' });
  const view = await kiosk.view();
  if (view.screen !== 'welcome') notOffered('kiosk.start', view);
  await kiosk.touch({ type: 'start.pressed' });
}

async function enterPins(kiosk: KioskHandle, pins: readonly string[]): Promise<void> {
  for (const [index, pin] of pins.entries()) {
    const asked = await kiosk.view();
    if (asked.screen === 'confirm-last-try' && index > 0) await kiosk.touch({ type: 'confirm.pressed' });
    const view = await kiosk.view();
    if (view.screen !== 'enter-pin') notOffered('kiosk.pin', view);
    if (await type(kiosk, pin)) await kiosk.touch({ type: 'confirm.pressed' });
  }
}

async function enterPassword(kiosk: KioskHandle, first: string, again: string): Promise<void> {
  const view = await kiosk.view();
  if (view.screen !== 'enter-password') notOffered('kiosk.password', view);
  if (!(await type(kiosk, first))) return;
  await kiosk.touch({ type: 'confirm.pressed' });
  if (await type(kiosk, again)) await kiosk.touch({ type: 'confirm.pressed' });
}

async function confirm(kiosk: KioskHandle): Promise<void> {
  const view = await kiosk.view();
  if (view.stillThereUntil !== undefined) await kiosk.touch({ type: 'presence.confirmed' });
  else if (view.screen === 'confirm-last-try') await kiosk.touch({ type: 'confirm.pressed' });
  else notOffered('kiosk.confirm', view);
}

/** Does a `kiosk.*` step other than waiting; throws a `ScenarioFailure` where the screen does not offer it. */
export async function performKioskStep(
  step: Exclude<KioskStep, { name: 'kiosk.wait' }>,
  kiosk: KioskHandle,
): Promise<void> {
  switch (step.name) {
    case 'kiosk.start':
      return start(kiosk);
    case 'kiosk.pin':
      return enterPins(kiosk, step.argument);
    case 'kiosk.password':
      return enterPassword(kiosk, step.argument.first, step.argument.again);
    case 'kiosk.confirm':
      return confirm(kiosk);
    case 'kiosk.cancel': {
      const view = await kiosk.view();
      if (!view.canCancel) notOffered('kiosk.cancel', view);
      return kiosk.touch({ type: 'cancel.pressed' });
    }
    case 'kiosk.language':
      return kiosk.touch({ type: 'language.chosen', language: step.argument });
    case 'kiosk.choose': {
      const view = await kiosk.view();
      if (view.screen !== 'welcome' || step.argument !== 'signing-password')
        notOffered(`kiosk.choose: ${step.argument}`, view);
    }
  }
}
