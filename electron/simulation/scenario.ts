import { parse } from 'node:path';
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node, type Pair } from 'yaml';
import type { z } from 'zod';
import type { StoreProfile } from '../../machines/rules/stores';
import type { Instant } from '../../machines/rules/time';
import {
  expectationSchema,
  headSchema,
  stepSchemas,
  type Expectation,
  type Step,
  type StepName,
} from './scenario-format';
import { complaintsOf } from '../card/schema-issue';
import { readStore } from '../settings/store-format';
import { readTextFile } from '../settings/text-file';
import { contentOf, fieldAt, nodeAt } from '../settings/yaml-file';

/** A scenario that has been read and found to be one. */
export interface Scenario {
  readonly file: string;
  /** What the files that are written of it begin with. */
  readonly outputName: string;
  readonly name: string;
  readonly rules: readonly string[];
  readonly store: { readonly name: string; readonly profile: StoreProfile };
  readonly clock: Instant;
  /** A catalogue name, or a description that extends one; the catalogue reads it. */
  readonly card: unknown;
  readonly cardLine: number;
  readonly steps: readonly Step[];
}

/** Something in a scenario file that is not as it has to be. */
export interface ScenarioProblem {
  readonly file: string;
  readonly line: number;
  readonly sentence: string;
}

export type ScenarioReading =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly problems: readonly ScenarioProblem[] };

type Report = (node: Node | null | undefined, sentence: string) => void;

function isStepName(name: unknown): name is StepName {
  return typeof name === 'string' && Object.hasOwn(stepSchemas, name);
}

/** Each issue of a schema as a sentence at the node that it is about. */
function reportIssues(
  issues: readonly z.core.$ZodIssue[],
  at: (path: readonly PropertyKey[]) => Node | null,
  what: string,
  report: Report,
): void {
  for (const { path, reason } of issues.flatMap(complaintsOf)) {
    const field = [what, ...path.map(String)].filter((part) => part !== '').join('.');
    report(at(path), `${field}: ${reason}`);
  }
}

/** The one key and value of a step such as `kiosk.pin: "1234"`; a bare name stands for a step that takes nothing. */
function stepParts(
  node: Node,
): { readonly key: unknown; readonly keyNode: Node; readonly value: Node | null } | undefined {
  if (isScalar(node)) return { key: node.value, keyNode: node, value: null };
  if (!isMap(node) || node.items.length !== 1) return undefined;
  const [pair] = node.items as unknown as readonly Pair<Node, Node | null>[];
  if (pair === undefined) return undefined;
  return { key: isScalar(pair.key) ? pair.key.value : undefined, keyNode: pair.key, value: pair.value };
}

function readStep(
  node: Node,
  document: Document,
  lineOf: (node: Node | null | undefined) => number,
  report: Report,
): Step | undefined {
  const parts = stepParts(node);
  if (parts === undefined) {
    report(node, 'a step is one name with what it takes, such as `kiosk.pin: "1234"`');
    return undefined;
  }
  if (!isStepName(parts.key)) {
    report(parts.keyNode, `"${String(parts.key)}" is no step; there are ${Object.keys(stepSchemas).join(', ')}`);
    return undefined;
  }
  const parsed = stepSchemas[parts.key].safeParse(parts.value?.toJS(document));
  if (!parsed.success) {
    reportIssues(parsed.error.issues, (path) => fieldAt(parts.value ?? parts.keyNode, path), parts.key, report);
    return undefined;
  }
  return { name: parts.key, argument: parsed.data, line: lineOf(parts.keyNode) } as Step;
}

/** Reads a scenario (YAML, of which JSON is a part). Gives every problem with its line; a scenario only when there is none. */
export function readScenario(text: string, file: string): ScenarioReading {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const problems: ScenarioProblem[] = [];
  const lineOf = (node: Node | null | undefined): number => lines.linePos(node?.range?.[0] ?? 0).line || 1;
  const report: Report = (node, sentence) => problems.push({ file, line: lineOf(node), sentence });

  for (const error of document.errors) {
    problems.push({ file, line: lines.linePos(error.pos[0]).line, sentence: error.message });
  }
  const root = document.contents;
  if (problems.length === 0 && !isMap(root))
    report(root, 'a scenario is a mapping with ansho, name, clock, card and steps');
  if (problems.length > 0 || !isMap(root)) return { ok: false, problems };

  const content = contentOf(document);
  if (!content.ok) {
    report(content.fault.alias, content.fault.sentence);
    return { ok: false, problems };
  }
  const head = headSchema.safeParse(content.value);
  if (!head.success) reportIssues(head.error.issues, (path) => fieldAt(root, path), '', report);

  const stepsNode = root.get('steps', true);
  const stepNodes = isSeq(stepsNode) ? (stepsNode.items as Node[]) : [];
  const steps = stepNodes.map((node) => readStep(node, document, lineOf, report)).filter((step) => step !== undefined);

  const ending = readExpectation(root.get('expect', true), document, lineOf, report);
  const store = readStore(head.success ? head.data.store : undefined);
  if (!store.ok) report(nodeAt(root, ['store']), `store: ${store.fault}`);

  if (problems.length > 0 || !head.success || !store.ok) return { ok: false, problems };
  const { name, rules, clock, card } = head.data;
  const scenario: Scenario = {
    file,
    outputName: parse(file).name,
    name,
    rules,
    store: store.value,
    clock,
    card,
    cardLine: lineOf(nodeAt(root, ['card'])),
    steps: ending === undefined ? steps : [...steps, ending],
  };
  return { ok: true, scenario };
}

/** Reads a scenario's file; one that cannot be read is a problem of its first line. */
export function readScenarioFile(file: string): ScenarioReading {
  const text = readTextFile(file);
  return text.ok ? readScenario(text.value, file) : { ok: false, problems: [{ file, line: 1, sentence: text.fault }] };
}

/** The scenario's own `expect`, as its last step. */
function readExpectation(
  node: Node | undefined,
  document: Document,
  lineOf: (node: Node | undefined) => number,
  report: Report,
): Step | undefined {
  if (node === undefined) return undefined;
  const parsed = expectationSchema.safeParse(node.toJS(document));
  if (parsed.success) return { name: 'expect', argument: parsed.data satisfies Expectation, line: lineOf(node) };
  reportIssues(parsed.error.issues, (path) => fieldAt(node, path), 'expect', report);
  return undefined;
}
