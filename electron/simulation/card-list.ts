import { existsSync, readFileSync } from 'node:fs';
import { isNode, isSeq, LineCounter, parseDocument } from 'yaml';
import { catalogue, describeCard } from '../card/catalogue';
import type { CardDescription } from '../card/card-description';
import { deck } from '../card/deck';
import { failure, success, type Result } from '../result';

/**
 * The cards of a rack: `catalogue`, `deck` (one card of each class), or a file (YAML or JSON) with a list of
 * descriptions: names of the catalogue, or `{name, extends, …changes}`. A sentence with file, line and field otherwise.
 */
export function readCardList(what: string): Result<readonly CardDescription[], string> {
  if (what === 'catalogue') return success(catalogue());
  if (what === 'deck') return success(deck());
  if (!existsSync(what)) return failure(`there is no file ${what} (or say catalogue, or deck)`);
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(what, 'utf8'), { lineCounter: lines });
  const at = (offset: number | undefined): string => `${what}:${lines.linePos(offset ?? 0).line}`;
  const [problem] = document.errors;
  if (problem !== undefined) return failure(`${at(problem.pos[0])}: ${problem.message.split('\n')[0] ?? ''}`);
  const list = document.contents;
  if (!isSeq(list) || list.items.length === 0) return failure(`${what}:1: a list of cards is wanted`);
  const given = list.toJS(document) as readonly unknown[];
  const cards: CardDescription[] = [];
  for (const [index, item] of list.items.entries()) {
    const place = at(isNode(item) ? item.range[0] : undefined);
    const described = describeCard(given[index]);
    if (!described.ok) return failure(`${place}: ${described.fault.sentence.replace(/\.$/, '')}`);
    const { name } = described.value;
    if (cards.some((card) => card.name === name)) {
      return failure(`${place}: there is another card "${name}": each has a name of its own`);
    }
    cards.push(described.value);
  }
  return success(cards);
}
