import { CLEAR_KEY } from '../../machines/entry';
import type { KioskTouch, KioskView } from '../../machines/kiosk/view.types';
import type { SecretName } from '../../machines/rules/secrets';
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

/** The screens on which each secret is asked for: as the proof, as the new one, and once more. */
const SCREENS = {
  'kiosk.pin': { proof: 'enter-pin', fresh: 'enter-new-pin', again: 'repeat-new-pin' },
  'kiosk.password': { proof: 'enter-known-password', fresh: 'enter-password', again: 'repeat-password' },
} as const;

type Typed = Extract<KioskStep, { name: 'kiosk.pin' | 'kiosk.password' }>;

/** CERT-8. True for a page that asks nothing: the next step passes it on its own. */
export function onlyInforms(view: KioskView): boolean {
  return view.screen === 'certificates';
}

async function passInformation(kiosk: KioskHandle): Promise<void> {
  if (onlyInforms(await kiosk.view())) await kiosk.touch({ type: 'confirm.pressed' });
}

/** A secret where it is asked for: the proof's entries one after another; a new one twice. */
async function enterSecret(kiosk: KioskHandle, { name, argument }: Typed): Promise<void> {
  await passInformation(kiosk);
  const screens = SCREENS[name];
  const asked = await kiosk.view();
  const isNew = asked.screen === screens.fresh || asked.screen === screens.again;
  if ('first' in argument) {
    const { first, again } = argument;
    if (asked.screen !== screens.fresh) notOffered(`${name} with first and again`, asked);
    return enterTwice(kiosk, first, again);
  }
  const [only] = argument;
  if (!isNew || only === undefined) return enterProofs(kiosk, name, argument);
  if (asked.screen !== screens.fresh || argument.length > 1) notOffered(name, asked);
  return enterTwice(kiosk, only, only);
}

async function enterProofs(kiosk: KioskHandle, step: Typed['name'], entries: readonly string[]): Promise<void> {
  for (const [index, entry] of entries.entries()) {
    const asked = await kiosk.view();
    if (asked.screen === 'confirm-last-try' && index > 0) await kiosk.touch({ type: 'confirm.pressed' });
    const view = await kiosk.view();
    if (view.screen !== SCREENS[step].proof) notOffered(step, view);
    if (await type(kiosk, entry)) await kiosk.touch({ type: 'confirm.pressed' });
  }
}

async function enterTwice(kiosk: KioskHandle, first: string, again: string): Promise<void> {
  if (!(await type(kiosk, first))) return;
  await kiosk.touch({ type: 'confirm.pressed' });
  if (await type(kiosk, again)) await kiosk.touch({ type: 'confirm.pressed' });
}

async function choose(kiosk: KioskHandle, target: SecretName): Promise<void> {
  const view = await kiosk.view();
  const isOffered = view.screen === 'welcome' || view.screen === 'insert-card';
  if (!isOffered || !view.targets.includes(target)) notOffered(`kiosk.choose: ${target}`, view);
  if (view.targets.length > 1) await kiosk.touch({ type: 'target.chosen', target });
}

async function confirm(kiosk: KioskHandle): Promise<void> {
  const view = await kiosk.view();
  if (view.stillThereUntil !== undefined) await kiosk.touch({ type: 'presence.confirmed' });
  else if (view.screen === 'confirm-last-try' || onlyInforms(view)) await kiosk.touch({ type: 'confirm.pressed' });
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
    case 'kiosk.password':
      return enterSecret(kiosk, step);
    case 'kiosk.confirm':
      return confirm(kiosk);
    case 'kiosk.cancel': {
      const view = await kiosk.view();
      if (!view.canCancel) notOffered('kiosk.cancel', view);
      return kiosk.touch({ type: 'cancel.pressed' });
    }
    case 'kiosk.language':
      return kiosk.touch({ type: 'language.chosen', language: step.argument });
    case 'kiosk.text-size':
      return kiosk.touch({ type: 'text-size.chosen', textSize: step.argument });
    case 'kiosk.appearance':
      return kiosk.touch({ type: 'appearance.chosen', appearance: step.argument });
    case 'kiosk.voice':
      return kiosk.touch({ type: 'voice.chosen', voice: step.argument });
    case 'kiosk.choose':
      return choose(kiosk, step.argument);
  }
}
