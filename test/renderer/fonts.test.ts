import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import en from '../../assets/locales/en.json';
import ja from '../../assets/locales/ja.json';
import ko from '../../assets/locales/ko.json';
import pt from '../../assets/locales/pt.json';
import vi from '../../assets/locales/vi.json';
import { firstScreenCharacters } from '../../electron/launch/first-screen-texts.mjs';
import zh from '../../assets/locales/zh.json';

/** The characters that a stylesheet's faces of one weight cover, each with the file that has it. */
function coverage(stylesheet: string): { readonly from: number; readonly to: number; readonly file: string }[] {
  return [...stylesheet.matchAll(/url\(['"]?[^)]*?([\w-]+-400-normal)\.woff2[\s\S]*?unicode-range:([^;]*);/g)].flatMap(
    ([, file = '', ranges = '']) =>
      ranges.split(',').map((range) => {
        const [from = '', to = from] = range.trim().slice('U+'.length).split('-');
        return { file, from: Number.parseInt(from, 16), to: Number.parseInt(to, 16) };
      }),
  );
}

/** What dates are written with. */
const DATES = '年月日火水木金土';

/** A page without a catalogue. */
const TROUBLE = readFileSync('renderer/trouble/index.html', 'utf8');

test('the bundled slices of the typeface have every character of the catalogues, of dates and of the page of trouble', () => {
  const bundled = coverage(readFileSync('renderer/shared/fonts.css', 'utf8'));
  const whole = coverage(readFileSync('node_modules/@fontsource/biz-udpgothic/400.css', 'utf8'));
  const has = (code: number) => (slice: { readonly from: number; readonly to: number }) =>
    code >= slice.from && code <= slice.to;
  const missing = Array.from(
    new Set(
      JSON.stringify([{ ...ja, language: ja.language.ja }, { ...en, language: en.language.en }, DATES]) + TROUBLE,
    ),
  )
    .map((character) => ({ character, code: character.codePointAt(0) ?? 0 }))
    .filter(
      ({ character, code }) =>
        !'《》\n'.includes(character) &&
        !/\p{Default_Ignorable_Code_Point}/u.test(character) &&
        !bundled.some(has(code)),
    )
    .map(({ character, code }) => `${character} is in ${whole.find(has(code))?.file ?? 'no slice'}`);
  expect(missing).toEqual([]);
});

test('a kiosk shows its first screens with the two files that are cut for them', () => {
  const cut = readFileSync('renderer/shared/fonts-first-screen.css', 'utf8');
  const has = new Set([...cut.matchAll(/U\+([\da-f]+)/g)].map(([, code = '']) => Number.parseInt(code, 16)));
  // What is missing: `npm run first-screen-typeface` cuts them anew.
  expect(firstScreenCharacters().filter((character) => !has.has(character.codePointAt(0) ?? 0))).toEqual([]);
});

const NAMES = JSON.stringify(ja.language);

test.each([
  ['fonts-zh.css', [zh, '年月日周一二三四五六']],
  ['fonts-ko.css', [ko, '년월일화수목금토']],
  ['fonts-latin.css', [en, pt, vi]],
] as const)('%s, with what every page has, covers its catalogue and the names of the languages', (file, texts) => {
  const bundled = ['fonts.css', file].flatMap((sheet) => coverage(readFileSync(`renderer/shared/${sheet}`, 'utf8')));
  const missing = Array.from(new Set(JSON.stringify(texts) + NAMES)).filter((character) => {
    const code = character.codePointAt(0) ?? 0;
    return !bundled.some(({ from, to }) => code >= from && code <= to);
  });
  expect(missing).toEqual([]);
});
