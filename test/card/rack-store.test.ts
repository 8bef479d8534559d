import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CardImage } from '../../electron/card/card-image';
import { fileNameOf, loadRack, saveCard } from '../../electron/card/rack-store';
import { SimulatedCard } from '../../electron/card/simulated-card';
import { openIssuer, SELECT_JPKI, send, triesIn } from './support';

describe('the rack on disk', () => {
  let image: CardImage;
  let folder: string;
  beforeAll(async () => {
    const issuer = await openIssuer();
    ({ image } = await issuer.issue('fresh'));
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ansho-rack-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('what is saved is found again', () => {
    saveCard(folder, image);
    saveCard(folder, { ...image, name: 'another' });
    expect(loadRack(folder)).toEqual({
      cards: [
        { file: 'another.json', image: { ...image, name: 'another' } },
        { file: 'fresh.json', image },
      ],
      refused: [],
    });
  });

  test('a folder that does not exist is an empty rack', () => {
    expect(loadRack(join(folder, 'none'))).toEqual({ cards: [], refused: [] });
  });

  test("PIN-2: a card's counter outlives the program", () => {
    const card = new SimulatedCard(image, { persist: (next) => saveCard(folder, next) });
    card.powerOn();
    send(card, SELECT_JPKI);
    send(card, '00200098 04 39393939');
    const [racked] = loadRack(folder).cards;
    if (!racked) throw new Error('the rack is empty');
    expect(triesIn(new SimulatedCard(racked.image, { persist: () => undefined }))['authentication-pin']).toBe(2);
  });

  test('a broken file is named with field and reason, left alone, and never overwritten', async () => {
    const file = join(folder, 'fresh.json');
    await writeFile(file, '{"ansho": 1, "kind": "card-image", "card": "mute", "name": "fresh", "atr": 3}');
    const { cards, refused } = loadRack(folder);
    expect(cards).toEqual([]);
    expect(refused).toMatchObject([{ file, field: 'atr' }]);
    expect(() => saveCard(folder, image)).toThrow('It is not overwritten.');
    expect(await readFile(file, 'utf8')).toContain('"atr": 3');
  });

  test('INV-3: a write that fails leaves the old file and nothing beside it', async () => {
    saveCard(folder, image);
    const circular: Record<string, unknown> = {};
    circular['itself'] = circular;
    expect(() => saveCard(folder, { ...image, ...circular })).toThrow();
    expect(await readdir(folder)).toEqual(['fresh.json']);
    expect(loadRack(folder).cards).toHaveLength(1);
  });

  test('every name is a file name', () => {
    const names = ['fresh', '../up', '.hidden', 'a/b', '見本', 'a*b?c'];
    expect(names.map((name) => fileNameOf({ ...image, name }))).toEqual([
      ...['fresh.json', '%2E.%2Fup.json', '%2Ehidden.json', 'a%2Fb.json', '%E8%A6%8B%E6%9C%AC.json', 'a%2Ab%3Fc.json'],
    ]);
  });
});
