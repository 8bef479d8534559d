import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './processes.mjs';

/** The languages that a kiosk without a person in front of it speaks. */
const LANGUAGES = /** @type {const} */ (['ja', 'en']);

/**
 * The characters of what a kiosk shows before anybody touches it, each once, in their order: its first screens in
 * Japanese and English, and the names of the languages. ASCII is among them.
 */
export function firstScreenCharacters() {
  const ascii = String.fromCharCode(...Array.from({ length: 0x5f }, (_, index) => 0x20 + index));
  const texts = LANGUAGES.map((language) => {
    const catalogue = JSON.parse(readFileSync(join(ROOT, 'assets', 'locales', `${language}.json`), 'utf8'));
    const { simulator, service, language: names, stores, target, starting, welcome, closed, outOfService } = catalogue;
    const { actions, display, operator } = catalogue;
    return [simulator, service, names[language], stores, target, starting, welcome, closed, outOfService].concat(
      actions.start,
      display.open,
      operator.staff,
    );
  });
  const isShown = (/** @type {string} */ character) => !/[《》\n\p{Default_Ignorable_Code_Point}]/u.test(character);
  return [...new Set(ascii + JSON.stringify(texts))].filter(isShown).sort();
}
