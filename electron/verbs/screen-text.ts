import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { KioskView } from '../../machines/kiosk/view.types';

/**
 * The text of the kiosk's real screens, rendered without a window. The renderer's build is loaded at run time: nothing
 * here imports the renderer.
 */
export async function loadScreenText(): Promise<(view: KioskView) => string> {
  const built: unknown = await import(pathToFileURL(join(import.meta.dirname, 'screen-text.js')).href);
  if (typeof built !== 'object' || built === null || !('kioskScreenText' in built)) {
    throw new TypeError('the build has no text of the screens');
  }
  return built.kioskScreenText as (view: KioskView) => string;
}
