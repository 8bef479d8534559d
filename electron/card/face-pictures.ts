import { crc32, deflateSync } from 'node:zlib';
import { glyphOf, LINE_HEIGHT } from './card-typeface';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

function chunk(type: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'ascii'), content]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(content.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** White around the words, in pixels. */
const MARGIN = 2;

/** One line of words, black on white: the rows of a PNG of one bit a pixel, each after its filter byte. */
function drawn(text: string): { readonly width: number; readonly height: number; readonly rows: Uint8Array } {
  const glyphs = Array.from(text.normalize('NFC'), glyphOf);
  const width = glyphs.reduce((sum, { advance }) => sum + advance, 2 * MARGIN);
  const height = LINE_HEIGHT + 2 * MARGIN;
  const rowBytes = 1 + Math.ceil(width / 8);
  const rows = new Uint8Array(rowBytes * height).fill(0xff);
  for (let y = 0; y < height; y += 1) rows[y * rowBytes] = 0;
  let left = MARGIN;
  for (const { advance, hasInk } of glyphs) {
    for (let y = 0; y < LINE_HEIGHT; y += 1) {
      for (let x = 0; x < advance; x += 1) {
        if (!hasInk(x, y)) continue;
        const at = (y + MARGIN) * rowBytes + 1 + ((left + x) >> 3);
        rows[at] = (rows[at] ?? 0) & ~(0x80 >> ((left + x) & 7));
      }
    }
    left += advance;
  }
  return { width, height, rows };
}

/** CARD 6.2. A picture (PNG) of printed words, one line, with the words themselves in the picture's title. */
export function textAsPng(text: string): Buffer {
  const { width, height, rows } = drawn(text);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // One bit a pixel, grey.
  header[8] = 1;
  const title = Buffer.concat([Buffer.from('Title\0\0\0\0\0', 'latin1'), Buffer.from(text, 'utf8')]);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('iTXt', title),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', new Uint8Array(0)),
  ]);
}
