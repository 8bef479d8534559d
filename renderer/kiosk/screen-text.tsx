import { renderToStaticMarkup } from 'react-dom/server';
import type { KioskView } from '../../machines/kiosk/view.types';
import { KioskFace } from './kiosk-page';

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };

/** What stands on the kiosk's screen in this view, as a person reads it: without the readings over hard words. */
export function kioskScreenText(view: KioskView): string {
  return renderToStaticMarkup(<KioskFace view={view} touch={() => undefined} />)
    .replace(/<(rt|rp|style|script)\b[^>]*>.*?<\/\1>/gs, '')
    .replace(/<\/?(ruby|rb|span|strong|em|b)\b[^>]*>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#x27);/g, (entity, name: string) => ENTITIES[name] ?? entity)
    .replace(/\s+/g, ' ')
    .trim();
}
