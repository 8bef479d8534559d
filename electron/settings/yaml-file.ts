import {
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Alias,
  type Document,
  type Node,
} from 'yaml';
import { failure, success, type Result } from '../result';
import { readTextFile } from './text-file';

/** A YAML (or JSON) file that has been read. */
export interface YamlFile {
  /** What the file says, as plain data. */
  readonly content: unknown;
  readonly root: Node | null;
  /** Where a node stands, as `file:line`; of nothing, the file's first line. */
  readonly place: (node: unknown) => string;
}

/** Reads a YAML (or JSON) file; a sentence with file and line when it is none. */
export function readYamlFile(file: string): Result<YamlFile, string> {
  const lines = new LineCounter();
  const text = readTextFile(file);
  if (!text.ok) return failure(`${file} ${text.fault}`);
  const document = parseDocument(text.value, { lineCounter: lines });
  const at = (offset: number | undefined): string => `${file}:${lines.linePos(offset ?? 0).line}`;
  const place = (node: unknown): string => at(isNode(node) ? node.range?.[0] : undefined);
  const [problem] = document.errors;
  if (problem !== undefined) return failure(`${at(problem.pos[0])}: ${problem.message.split('\n')[0] ?? ''}`);
  const content = contentOf(document);
  if (!content.ok) return failure(`${place(content.fault.alias)}: ${content.fault.sentence}`);
  return success({ content: content.value, root: document.contents, place });
}

/** What a document says, as plain data; the alias at fault when its aliases cannot be put in their places. */
export function contentOf(
  document: Document,
): Result<unknown, { readonly alias: Alias | undefined; readonly sentence: string }> {
  try {
    return success(document.toJS());
  } catch {
    const aliases: Alias[] = [];
    visit(document, { Alias: (_, alias) => void aliases.push(alias) });
    const lost = aliases.find((alias) => alias.resolve(document) === undefined);
    return failure(
      lost === undefined
        ? { alias: aliases[0], sentence: 'the aliases stand for far too much' }
        : { alias: lost, sentence: `the alias *${lost.source} has no anchor &${lost.source} before it` },
    );
  }
}

/** The innermost node on the path that is there. */
export function nodeAt(from: Node | null, path: readonly PropertyKey[]): Node | null {
  let node = from;
  for (const key of path) {
    const next: unknown = isMap(node) ? node.get(key, true) : isSeq(node) ? node.get(Number(key), true) : undefined;
    if (!isNode(next)) return node;
    node = next;
  }
  return node;
}

/** The name of the field on the path, where it stands; else the innermost node that is there. */
export function fieldAt(from: Node | null, path: readonly PropertyKey[]): Node | null {
  const parent = nodeAt(from, path.slice(0, -1));
  const pair = isMap(parent)
    ? parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(path.at(-1)))
    : undefined;
  return isNode(pair?.key) ? pair.key : nodeAt(from, path);
}
