import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { RULE_IDS, RULES, type RuleId } from '../machines/rules/catalogue';
import { REFUSAL_REASONS, REFUSALS } from '../machines/rules/refusals';

/** Where a rule stands: files of the project by their paths in it. */
export interface RuleTrace {
  readonly id: RuleId;
  readonly rule: string;
  readonly code: readonly string[];
  readonly tests: readonly string[];
  readonly scenarios: readonly string[];
  /** Pages' parts that carry the rule; for a refusal, its screens as `refused: REASON`. */
  readonly screens: readonly string[];
}

const CODE = ['machines', 'electron', 'renderer'];
/** The list itself says nothing of where a rule is kept. */
const CATALOGUE = join('machines', 'rules', 'catalogue.ts');

function files(folder: string, ending: RegExp): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** The ids in a text; `STORE-1 to STORE-4` stands for all four. */
export function idsIn(text: string): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const [, family = '', from = '', until] of text.matchAll(/\b([A-Z]+)-(\d+)(?: to \1-(\d+))?/g)) {
    for (let number = Number(from); number <= Number(until ?? from); number += 1) ids.add(`${family}-${number}`);
  }
  return ids;
}

function mentions(project: string, paths: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const path of paths) {
    const name = relative(project, path).split(sep).join('/');
    for (const id of idsIn(readFileSync(path, 'utf8'))) found.set(id, [...(found.get(id) ?? []), name]);
  }
  return found;
}

/** Reads a checkout of the project and tells of each rule where it stands. Throws when it is none. */
export function traceRules(project: string): readonly RuleTrace[] {
  const source = CODE.flatMap((folder) => files(join(project, folder), /\.tsx?$/));
  const code = mentions(
    project,
    source.filter((path) => !path.endsWith(CATALOGUE)),
  );
  const pages = mentions(
    project,
    source.filter((path) => path.endsWith('.tsx')),
  );
  const tests = mentions(project, files(join(project, 'test'), /\.tsx?$/));
  const scenarios = mentions(project, files(join(project, 'test', 'scenarios'), /\.(yaml|yml|json)$/));
  const none: readonly string[] = [];
  return RULE_IDS.map((id) => ({
    id,
    rule: RULES[id],
    code: code.get(id) ?? none,
    tests: tests.get(id) ?? none,
    scenarios: scenarios.get(id) ?? none,
    screens: [
      ...(pages.get(id) ?? none),
      ...REFUSAL_REASONS.filter((reason) => REFUSALS[reason] === id).map((reason) => `refused: ${reason}`),
    ],
  }));
}

/** What a rule lacks, a sentence each: every rule stands in code, in a test and in a scenario, every refusal on a screen. */
export function lacksOf({ id, code, tests, scenarios, screens }: RuleTrace): readonly string[] {
  const isRefusal = id.startsWith('REF-');
  return [
    ...(code.length === 0 ? [`${id} stands nowhere in the code.`] : []),
    ...(tests.length === 0 ? [`${id} has no test.`] : []),
    ...(scenarios.length === 0 ? [`${id} has no scenario.`] : []),
    ...(isRefusal && !screens.some((screen) => screen.startsWith('refused: ')) ? [`${id} has no screen.`] : []),
  ];
}
