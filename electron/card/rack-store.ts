import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomically } from '../atomic-file';
import { formatCardImage, parseCardImage, type CardImage } from './card-image';
import type { DocumentRefusal } from './json-document';

/** A card on the rack, and the file (in the rack's folder) that it is kept in. */
export interface RackedCard {
  readonly file: string;
  readonly image: CardImage;
}

/** What lies on a rack; files that are no card images are left alone, and named. */
export interface Rack {
  readonly cards: readonly RackedCard[];
  readonly refused: readonly DocumentRefusal[];
}

const EXTENSION = '.json';

/** Reads the card images (`*.json`) of a folder, by file name. A folder that does not exist is an empty rack. */
export function loadRack(folder: string): Rack {
  const cards: RackedCard[] = [];
  const refused: DocumentRefusal[] = [];
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(EXTENSION)) : [];
  for (const file of files.sort()) {
    const path = join(folder, file);
    const image = parseCardImage(readFileSync(path, 'utf8'), path);
    if (image.ok) cards.push({ file, image: image.value });
    else refused.push(image.fault);
  }
  return { cards, refused };
}

/**
 * INV-3. Saves a card's image in one step: whatever happens, the file holds the old image or the new one. Throws, and
 * changes nothing, when the disk does not take it, or when a file of that name is there that is no card image.
 */
export function saveCard(folder: string, image: CardImage, file = fileNameOf(image)): void {
  const path = join(folder, file);
  if (existsSync(path)) {
    const present = parseCardImage(readFileSync(path, 'utf8'), path);
    if (!present.ok) throw new Error(`${present.fault.sentence} It is not overwritten.`);
  }
  writeFileAtomically(path, formatCardImage(image));
}

/** The file that a card is kept in, by its name: every name gives a file name, and no two the same. */
export function fileNameOf({ name }: Pick<CardImage, 'name'>): string {
  return `${encodeURIComponent(name).replace(/^\./, '%2E').replaceAll('*', '%2A')}${EXTENSION}`;
}
