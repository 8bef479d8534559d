import { readFileSync } from 'node:fs';
import { isMap, isNode, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import { failure, success, type Result } from '../result';

/** A YAML (or JSON) file that has been read. */
export interface YamlFile {
  readonly document: Document.Parsed;
  readonly root: Node | null;
  /** Where a node stands, as `file:line`; of nothing, the file's first line. */
  readonly place: (node: unknown) => string;
}

/** Reads a YAML (or JSON) file; a sentence with file and line when it is none. */
export function readYamlFile(file: string): Result<YamlFile, string> {
  const lines = new LineCounter();
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return failure(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  const document = parseDocument(text, { lineCounter: lines });
  const at = (offset: number | undefined): string => `${file}:${lines.linePos(offset ?? 0).line}`;
  const [problem] = document.errors;
  if (problem !== undefined) return failure(`${at(problem.pos[0])}: ${problem.message.split('\n')[0] ?? ''}`);
  return success({
    document,
    root: document.contents,
    place: (node) => at(isNode(node) ? node.range?.[0] : undefined),
  });
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
