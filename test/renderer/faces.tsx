import { renderToStaticMarkup } from 'react-dom/server';
import { FIRST_DISPLAY } from '../../machines/display';
import type { KioskView } from '../../machines/kiosk/view.types';
import type { Language } from '../../machines/language';
import type { PhoneView } from '../../machines/phone/view.types';
import type { CommandResult, ConsoleView } from '../../machines/workbench/console.types';
import { ConsoleFace } from '../../renderer/console/console-page';
import { KioskFace } from '../../renderer/kiosk/kiosk-page';
import { PhoneFace } from '../../renderer/phone/phone-page';

/** A union's members without the given keys: `Omit` alone would forget what tells them apart. */
type Without<View, Keys extends PropertyKey> = View extends unknown ? Omit<View, Keys> : never;

type Framed =
  | 'language'
  | 'textSize'
  | 'appearance'
  | 'voice'
  | 'store'
  | 'targets'
  | 'target'
  | 'canCancel'
  | 'cardInReader'
  | 'counterToday';
type KioskScene = Without<KioskView, Framed> & Partial<KioskView> & { readonly counterToday?: boolean };
type PhoneScene = Without<PhoneView, 'language' | 'target' | 'canCancel' | 'now' | 'counterToday' | 'bothLocked'> &
  Partial<PhoneView>;

export const NOON = Date.parse('2026-11-24T12:00:00+09:00');

/** What a person sees and hears of a page: its markup, and its text without the readings above the words. */
export interface Face {
  readonly markup: string;
  readonly text: string;
  /** The names of the things that can be tapped now. */
  readonly tappable: readonly string[];
}

function faceOf(markup: string): Face {
  const buttons = [...markup.matchAll(/<button[^>]*>/g)].map(([tag]) => tag);
  const names = buttons.filter((tag) => !/ disabled/.test(tag)).map((tag) => /data-testid="([^"]*)"/.exec(tag)?.[1]);
  return {
    markup,
    text: markup
      .replace(/<r[tp]>[^<]*<\/r[tp]>/g, '')
      .replace(/<wbr\/>|<span class="remark">((?:[^<]|<span lang="ja">[^<]*<\/span>)*)<\/span>/g, '$1')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' '),
    tappable: names.filter((name) => name !== undefined),
  };
}

/** The kiosk's face of a view. */
export function kioskFace(scene: KioskScene, language: Language = 'ja'): Face {
  const frame = {
    ...FIRST_DISPLAY,
    store: 'lawson',
    targets: ['signing-password'],
    target: 'signing-password',
    canCancel: false,
    cardInReader: false,
    counterToday: true,
    language,
  } as const;
  const view = { ...frame, ...scene };
  return faceOf(renderToStaticMarkup(<KioskFace view={view} touch={() => undefined} />));
}

/** The phone's face of a view. */
export function phoneFace(scene: PhoneScene, language: Language = 'ja'): Face {
  const view = {
    target: 'signing-password',
    canCancel: false,
    now: NOON,
    counterToday: true,
    bothLocked: false,
    language,
    ...scene,
  } as const;
  return faceOf(renderToStaticMarkup(<PhoneFace view={view} touch={() => undefined} />));
}

/** The console's face of a view. */
export function consoleFace(view: ConsoleView, latest: CommandResult = { ok: true }): Face {
  return faceOf(renderToStaticMarkup(<ConsoleFace view={view} latest={latest} onCommand={() => undefined} />));
}
