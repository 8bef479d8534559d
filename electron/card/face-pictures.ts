import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const CELL = 8;

function chunk(type: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'ascii'), content]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(content.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/**
 * CARD 6.2. A picture (PNG) in place of printed words: a box for each character, black on white, with the words
 * themselves in the picture's title. A card shows a drawing of its words; the simulator carries no typeface to draw with.
 */
export function textAsPng(text: string): Buffer {
  const characters = Array.from(text);
  const width = Math.max(1, characters.length) * CELL;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(CELL, 4);
  // One bit a pixel, grey.
  header[8] = 1;
  const line = (ink: number): number[] => characters.map((character) => (/\s/u.test(character) ? 0xff : ink));
  const rows = Array.from({ length: CELL }, (_, row) => [0, ...line(row === 0 || row === CELL - 1 ? 0xff : 0x81)]);
  const title = Buffer.concat([Buffer.from('Title\0\0\0\0\0', 'latin1'), Buffer.from(text, 'utf8')]);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('iTXt', title),
    chunk('IDAT', deflateSync(Uint8Array.from(rows.flat()))),
    chunk('IEND', new Uint8Array(0)),
  ]);
}
