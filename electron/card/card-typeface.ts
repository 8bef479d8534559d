import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

/**
 * Bitmaps of some seven thousand characters, drawn from the bundled typeface by `npm run card-typeface`: their number,
 * their codes in UTF-16 and in order, how far each advances, then 24 lines of 24 pixels each, a bit a pixel.
 */
const FILE = join(import.meta.dirname, '..', '..', 'assets', 'card-typeface.br');

/** How high a line of such characters is, in pixels. */
export const LINE_HEIGHT = 24;
const ROW_BYTES = 3;
const GLYPH_BYTES = LINE_HEIGHT * ROW_BYTES;

/** How wide a blank is, by its code, in pixels. */
const BLANKS = new Map([
  [0x20, 6],
  [0x3000, 22],
]);

/** What Japanese printers set in place of a character that they have no type for: 〓. */
const MISSING = 0x3013;

/** A character as it is drawn. */
export interface Glyph {
  /** Pixels from the beginning of this character to the beginning of the next. */
  readonly advance: number;
  /** Whether there is ink at a pixel of its square. */
  readonly hasInk: (x: number, y: number) => boolean;
}

type Typeface = (code: number) => Glyph | undefined;

let typeface: Typeface | undefined;

function readTypeface(): Typeface {
  const content = brotliDecompressSync(readFileSync(FILE));
  const count = content.readUInt16BE(0);
  const places = new Map<number, number>();
  for (let place = 0; place < count; place += 1) places.set(content.readUInt16BE(2 + place * 2), place);
  const advances = content.subarray(2 + count * 2, 2 + count * 3);
  const bits = content.subarray(2 + count * 3);
  return (code) => {
    const place = places.get(code);
    if (place === undefined) return undefined;
    const own = bits.subarray(place * GLYPH_BYTES, (place + 1) * GLYPH_BYTES);
    const hasInk: Glyph['hasInk'] = (x, y) => (((own[y * ROW_BYTES + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1) === 1;
    return { advance: advances[place] ?? 0, hasInk };
  };
}

/** A character's drawing; 〓 where the typeface has none. */
export function glyphOf(character: string): Glyph {
  const code = character.codePointAt(0) ?? 0;
  const blank = BLANKS.get(code);
  if (blank !== undefined) return { advance: blank, hasInk: () => false };
  typeface ??= readTypeface();
  const glyph = typeface(code) ?? typeface(MISSING);
  if (glyph === undefined) throw new Error(`${FILE} is damaged: it has no character for what it does not know.`);
  return glyph;
}
