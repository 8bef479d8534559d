import { existsSync } from 'node:fs';
import { isSeq } from 'yaml';
import { catalogue, describeCard } from '../card/catalogue';
import type { CardDescription } from '../card/card-description';
import { deck } from '../card/deck';
import { failure, success, type Result } from '../result';
import { readYamlFile } from '../settings/yaml-file';

/**
 * The cards of a rack: `catalogue`, `deck` (one card of each class), or a file (YAML or JSON) with a list of
 * descriptions: names of the catalogue, or `{name, extends, …changes}`. A sentence with file, line and field otherwise.
 */
export function readCardList(what: string): Result<readonly CardDescription[], string> {
  if (what === 'catalogue') return success(catalogue());
  if (what === 'deck') return success(deck());
  if (!existsSync(what)) return failure(`there is no file ${what} (or say catalogue, or deck)`);
  const file = readYamlFile(what);
  if (!file.ok) return file;
  const { content, root: list, place } = file.value;
  if (!isSeq(list) || list.items.length === 0) return failure(`${place(list)}: a list of cards is wanted`);
  const given: readonly unknown[] = Array.isArray(content) ? content : [];
  const cards: CardDescription[] = [];
  for (const [index, item] of list.items.entries()) {
    const at = place(item);
    const described = describeCard(given[index]);
    if (!described.ok) return failure(`${at}: ${described.fault.sentence.replace(/\.$/, '')}`);
    const { name } = described.value;
    if (cards.some((card) => card.name === name)) {
      return failure(`${at}: there is another card "${name}": each has a name of its own`);
    }
    cards.push(described.value);
  }
  return success(cards);
}
