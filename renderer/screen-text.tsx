import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { KioskView } from '../machines/kiosk/view.types';
import type { PhoneView } from '../machines/phone/view.types';
import { KioskFace } from './kiosk/kiosk-page';
import { PhoneFace } from './phone/phone-page';

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };

const untouched = (): undefined => undefined;

/** What stands on the screens of kiosk and phone in a view, as a person reads it: without the readings over hard words. */
export const screenText = {
  kiosk: (view: KioskView): string => textOf(<KioskFace view={view} touch={untouched} />),
  phone: (view: PhoneView): string => textOf(<PhoneFace view={view} touch={untouched} />),
};

function textOf(face: ReactElement): string {
  return renderToStaticMarkup(face)
    .replace(/<(rt|rp|style|script)\b[^>]*>.*?<\/\1>/gs, '')
    .replace(/<\/?(ruby|rb|span|strong|em|b|wbr)\b[^>]*>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('\u200b', '')
    .replace(/&(amp|lt|gt|quot|#x27);/g, (entity, name: string) => ENTITIES[name] ?? entity)
    .replace(/\s+/g, ' ')
    .trim();
}
