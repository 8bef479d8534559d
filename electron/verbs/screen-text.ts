import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ScreenText } from '../simulation/headless-driver';

/**
 * The text of the real screens of kiosk and phone, rendered without a window. The renderer's build is loaded at run time: nothing
 * here imports the renderer.
 */
export async function loadScreenText(): Promise<ScreenText> {
  const built: unknown = await import(pathToFileURL(join(import.meta.dirname, 'screen-text.js')).href);
  if (typeof built !== 'object' || built === null || !('screenText' in built)) {
    throw new TypeError('the build has no text of the screens');
  }
  return built.screenText as ScreenText;
}
