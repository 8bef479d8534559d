// npm run card-typeface: draws the bitmaps that the pictures of a card's printed words are set in, from the bundled
// typeface, into assets/. To be run again when the typeface changes.
/* global document, OffscreenCanvas -- of the page that draws */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { TextDecoder } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { withDisplay } from './display.mjs';
import { ensureInstalled } from './install.mjs';
import { launch, ROOT, say, Stop } from './processes.mjs';
import { isRoot } from './sandbox.mjs';

const FACE = join(ROOT, 'node_modules', '@fontsource', 'biz-udpgothic', '400.css');
const TARGET = join(ROOT, 'assets', 'card-typeface.br');

/** As in electron/card/card-typeface.ts: pixels of a glyph's square, and where in it a letter is drawn. */
const SQUARE = 24;
const SIZE = 22;
const BASELINE = 19;

/** The style sheet of the typeface, with its files in it. */
function styleSheet() {
  return readFileSync(FACE, 'utf8').replaceAll(/src: url\((?<file>[^)]+\.woff2)\)[^;]*;/gu, (_, file) => {
    const content = readFileSync(join(dirname(FACE), String(file))).toString('base64');
    return `src: url(data:font/woff2;base64,${content}) format('woff2');`;
  });
}

/** Whether the typeface has a character. @param {string} css @returns {(code: number) => boolean} */
function coverage(css) {
  const ranges = [...css.matchAll(/U\+(?<from>[\dA-F]+)(?:-(?<to>[\dA-F]+))?/giu)].map(({ groups }) => {
    const from = Number.parseInt(String(groups?.['from']), 16);
    return /** @type {const} */ ([from, groups?.['to'] === undefined ? from : Number.parseInt(groups['to'], 16)]);
  });
  return (code) => ranges.some(([from, to]) => from <= code && code <= to);
}

/** What names and addresses are written in: ASCII, and the characters of Japan's own character set with its vendors' additions. */
function characters() {
  const decoder = new TextDecoder('euc-jp');
  const found = new Set(Array.from({ length: 0x5e }, (_, index) => String.fromCodePoint(0x21 + index)));
  for (let row = 0xa1; row <= 0xfe; row += 1) {
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) found.add(decoder.decode(Uint8Array.of(row, cell)));
  }
  const isOne = (/** @type {string} */ text) => text.length === 1 && text !== '\ufffd' && text.trim() !== '';
  return [...found].filter(isOne).sort();
}

/** Runs in the page. @param {{list: string, square: number, size: number, baseline: number}} task */
async function drawAll({ list, square, size, baseline }) {
  const font = `${size}px "BIZ UDPGothic"`;
  await document.fonts.load(font, list);
  const canvas = new OffscreenCanvas(square, square);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('there is no canvas');
  context.font = font;
  return Array.from(list, (character) => {
    context.clearRect(0, 0, square, square);
    context.fillText(character, 0, baseline);
    const { data } = context.getImageData(0, 0, square, square);
    const ink = Array.from({ length: square * square }, (_, pixel) => ((data[pixel * 4 + 3] ?? 0) >= 112 ? 1 : 0));
    return { advance: Math.ceil(context.measureText(character).width), ink };
  });
}

/** @param {string} executablePath @param {NodeJS.ProcessEnv} env */
async function draw(executablePath, env) {
  const { _electron } = await import('@playwright/test');
  const css = styleSheet();
  const isCovered = coverage(css);
  const list = characters().filter((character) => isCovered(character.charCodeAt(0)));
  const program = mkdtempSync(join(tmpdir(), 'ansho-typeface-'));
  writeFileSync(join(program, 'package.json'), '{ "name": "typeface", "main": "main.cjs" }');
  writeFileSync(
    join(program, 'main.cjs'),
    'const { app, BrowserWindow } = require("electron"); void app.whenReady().then(() => new BrowserWindow().loadURL("about:blank"));',
  );
  const args = [program, '--disable-gpu', ...(isRoot() ? ['--no-sandbox'] : [])];
  const application = await _electron.launch({
    executablePath,
    args,
    env: /** @type {Record<string, string>} */ (env),
  });
  try {
    const page = await application.firstWindow();
    await page.addStyleTag({ content: css });
    const task = { list: list.join(''), square: SQUARE, size: SIZE, baseline: BASELINE };
    writeFileSync(TARGET, brotliCompressSync(packed(list, await page.evaluate(drawAll, task))));
    say(`${list.length} characters are in ${TARGET}`);
  } finally {
    await application.close();
    rmSync(program, { recursive: true });
  }
}

/** @param {readonly string[]} list @param {readonly {advance: number, ink: readonly number[]}[]} glyphs */
function packed(list, glyphs) {
  const codes = Buffer.alloc(2 + list.length * 2);
  codes.writeUInt16BE(list.length);
  list.forEach((character, index) => codes.writeUInt16BE(character.charCodeAt(0), 2 + index * 2));
  const advances = Uint8Array.from(glyphs, ({ advance }) => advance);
  const bits = glyphs.flatMap(({ ink }) =>
    Array.from({ length: ink.length / 8 }, (_, byte) => Number.parseInt(ink.slice(byte * 8, byte * 8 + 8).join(''), 2)),
  );
  return Buffer.concat([codes, advances, Uint8Array.from(bits)]);
}

await launch(async () => {
  const { electron, noElectron } = await ensureInstalled({ purpose: 'app' });
  if (electron === undefined) throw new Stop(`There is no Electron to draw with: ${noElectron ?? 'none was found'}`);
  return withDisplay(async (env) => {
    await draw(electron.path, env);
    return 0;
  });
});
