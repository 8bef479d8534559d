// npm run first-screen-typeface: cuts the bundled typeface to what a kiosk's first screens show, so that they wait for two
// files instead of thirty. To be run again when test/renderer/fonts.test.ts says that a character is missing.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { firstScreenCharacters } from './first-screen-texts.mjs';
import { ROOT, say } from './processes.mjs';

const WEIGHTS = /** @type {const} */ ([400, 700]);
const FILES = join(ROOT, 'node_modules', '@fontsource', 'biz-udpgothic', 'files');
const STYLE_SHEET = join(ROOT, 'renderer', 'shared', 'fonts-first-screen.css');

const characters = firstScreenCharacters();
const ranges = characters.map((character) => `U+${character.codePointAt(0)?.toString(16)}`);

/** @param {number} weight */
const face = (weight) => `@font-face {
  font-family: 'BIZ UDPGothic';
  font-weight: ${weight};
  font-display: block;
  src: url('../../assets/first-screen-${weight}.woff2') format('woff2');
  unicode-range: ${ranges.join(', ')};
}
`;

for (const weight of WEIGHTS) {
  const whole = readFileSync(join(FILES, `biz-udpgothic-japanese-${weight}-normal.woff2`));
  const cut = await subsetFont(whole, characters.join(''), { targetFormat: 'woff2' });
  const file = join('assets', `first-screen-${weight}.woff2`);
  writeFileSync(join(ROOT, file), cut);
  say(`${file}: ${characters.length} characters, ${cut.length} bytes`);
}
const comment =
  '/* What a first screen shows, in one file for each weight: `npm run first-screen-typeface` writes this. */\n';
writeFileSync(STYLE_SHEET, comment + WEIGHTS.map(face).join(''));
