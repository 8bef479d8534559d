import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { textAsPng } from '../../electron/card/face-pictures';

/** The chunks of a PNG by their types. */
function chunksOf(png: Buffer): ReadonlyMap<string, Buffer> {
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    chunks.set(png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  return chunks;
}

/** The picture's lines, `#` for ink. */
function linesOf(text: string): readonly string[] {
  const chunks = chunksOf(textAsPng(text));
  const [header, content] = [chunks.get('IHDR'), chunks.get('IDAT')];
  if (!header || !content) throw new Error('no picture');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const rows = inflateSync(content);
  const rowBytes = rows.length / height;
  return Array.from({ length: height }, (_, y) => {
    const bytes = [...rows.subarray(y * rowBytes + 1, (y + 1) * rowBytes)];
    const bits = bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('');
    return bits.slice(0, width).replaceAll('1', ' ').replaceAll('0', '#');
  });
}

const inked = (text: string): readonly number[] =>
  linesOf(text).flatMap((line, index) => (line.includes('#') ? [index] : []));

describe('CARD 6.2: printed words as a picture', () => {
  test('are drawn: the one stroke of 一 lies across the middle, the three of 三 are apart', () => {
    const one = inked('一');
    const [top = 0, bottom = 0] = [one[0], one.at(-1)];
    expect(bottom - top).toBeLessThanOrEqual(3);
    expect(top).toBeGreaterThan(8);
    expect(bottom).toBeLessThan(20);
    const strokes = linesOf('三').map((line) => (line.includes('#') ? '#' : ' '));
    expect(strokes.join('').trim().split(/ +/)).toHaveLength(3);
  });

  test('stand one behind the other, each as it is drawn alone', () => {
    const [first, second, both] = [linesOf('見'), linesOf('本'), linesOf('見本')];
    const inner = (lines: readonly string[]): readonly string[] => lines.map((line) => line.slice(2, -2));
    expect(inner(both)).toEqual(inner(first).map((line, index) => line + (inner(second)[index] ?? '')));
  });

  test('a blank is a gap without ink, and wider in Japanese', () => {
    expect(inked(' ')).toEqual([]);
    expect(inked('\u3000')).toEqual([]);
    expect(linesOf('\u3000')[0]?.length).toBeGreaterThan(linesOf(' ')[0]?.length ?? 0);
  });

  test.each(['髙', '﨑', '丁', 'A', '0', 'ア', '々'])('%s, which names and addresses have, is known', (character) => {
    expect(linesOf(character)).not.toEqual(linesOf('〓'));
    expect(inked(character).length).toBeGreaterThan(0);
  });

  test('a character that no typeface here has is set as printers set it: 〓', () => {
    expect(linesOf('\u{20b9f}')).toEqual(linesOf('〓'));
  });

  test('the words stand in the title too', () => {
    expect(chunksOf(textAsPng('見本 花子')).get('iTXt')?.toString('utf8')).toBe('Title\0\0\0\0\0見本 花子');
  });
});
