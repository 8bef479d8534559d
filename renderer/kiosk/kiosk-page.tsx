import { lazy, Suspense } from 'react';
import type { KioskTouch, KioskView } from '../../machines/kiosk/view.types';
import { FIRST_DISPLAY } from '../../machines/display';
import { FIRST_LANGUAGE } from '../../machines/language';
import { Speaking } from '../shared/speaking';
import { useTyping, type Typing } from '../shared/typing';
import { useView, type ViewStore } from '../shared/view-store';
import { KioskFrame } from './kiosk-frame';
import { KioskScreen } from './kiosk-screen';

/** A dialog is a tenth of the page's weight, and no first screen needs one. */
const StillThere = lazy(async () => ({ default: (await import('./still-there')).StillThere }));

/** Nobody needs it before it is switched on. */
const VoiceGuide = lazy(async () => ({ default: (await import('./voice-guide')).VoiceGuide }));

type Touch = (touch: KioskTouch) => void;

/** What a real keyboard may do in this view. While the kiosk asks whether anybody is there, any key says yes. */
function typingIn(view: KioskView | undefined, touch: Touch): Typing {
  if (view === undefined) return {};
  if (view.stillThereUntil !== undefined) return { onKey: () => touch({ type: 'presence.confirmed' }) };
  const onCancel = view.canCancel ? () => touch({ type: 'cancel.pressed' }) : undefined;
  if (!('entry' in view)) return { onCancel, onKey: choosing(view, touch), onConfirm: goingOn(view, touch) };
  return {
    onCancel,
    onKey: (key) => touch({ type: 'key.pressed', key }),
    // Whether the entry is complete is the machine's to say: it has every key before this one.
    onConfirm: () => touch({ type: 'confirm.pressed' }),
  };
}

/** TARGET-2. Whoever has a numeric keypad alone chooses by number what is to be reset. */
function choosing({ screen, targets }: KioskView, touch: Touch): Typing['onKey'] {
  if (targets.length < 2 || (screen !== 'welcome' && screen !== 'insert-card')) return undefined;
  return (key) => {
    const target = targets[Number(key) - 1];
    if (target !== undefined) touch({ type: 'target.chosen', target });
  };
}

/** KIOSK-8. What Enter does on a screen that takes no entry: what its great button does. */
function goingOn(view: KioskView, touch: Touch): Typing['onConfirm'] {
  switch (view.screen) {
    case 'welcome':
      return () => touch({ type: 'start.pressed' });
    case 'confirm-last-try':
    case 'certificates':
      return () => touch({ type: 'confirm.pressed' });
    case 'done':
    case 'refused':
    case 'cancelled':
    case 'unconfirmed':
      return view.cardInReader ? undefined : () => touch({ type: 'acknowledge.pressed' });
    default:
      return undefined;
  }
}

const BEFORE_THE_FIRST_VIEW: KioskView = {
  screen: 'starting',
  ...FIRST_DISPLAY,
  language: FIRST_LANGUAGE,
  store: '',
  targets: ['signing-password'],
  target: 'signing-password',
  canCancel: false,
  cardInReader: false,
};

interface KioskPageProps {
  readonly store: ViewStore<KioskView>;
  readonly touch: Touch;
}

/** The kiosk's page: the latest view, in its frame. */
export function KioskPage({ store, touch }: KioskPageProps) {
  const latest = useView(store);
  useTyping(typingIn(latest, touch));
  return <KioskFace view={latest ?? BEFORE_THE_FIRST_VIEW} touch={touch} />;
}

interface KioskFaceProps {
  readonly view: KioskView;
  readonly touch: Touch;
}

/** One view of the kiosk, with nothing around it that lives longer. */
export function KioskFace({ view, touch }: KioskFaceProps) {
  const { language, voice, stillThereUntil } = view;
  return (
    <Speaking language={language}>
      <KioskFrame view={view} touch={touch}>
        <KioskScreen key={view.screen} view={view} touch={touch} />
      </KioskFrame>
      {voice === 'off' ? null : (
        <Suspense>
          <VoiceGuide key={`${view.screen} ${language}`} language={language} />
        </Suspense>
      )}
      {stillThereUntil === undefined ? null : (
        <Suspense>
          <StillThere key={stillThereUntil} onPresent={() => touch({ type: 'presence.confirmed' })} />
        </Suspense>
      )}
    </Speaking>
  );
}
