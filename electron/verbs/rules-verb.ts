import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { lacksOf, traceRules, type RuleTrace } from '../traceability';
import { print, printJson, say, UnusableInput } from './verb';

/** The project's folder, seen from the built program. */
const PROJECT = join(import.meta.dirname, '..', '..');

function printTrace({ id, rule, code, tests, scenarios, screens }: RuleTrace): void {
  print(`${id.padEnd(9)} ${rule}`);
  const lists = { code, tests, scenarios, screens };
  for (const [name, entries] of Object.entries(lists)) {
    print(`  ${name.padEnd(10)} ${entries.length === 0 ? '-' : entries.join(' ')}`);
  }
}

/** `rules`: each rule of the service with its code, tests, scenarios and screens. */
export function addRulesVerb(program: Command): void {
  program
    .command('rules')
    .description(
      'list the rules of the service, each with its code, tests, scenarios and screens; fails where one lacks any',
    )
    .option('--json', 'one JSON document')
    .action(({ json }: { json?: boolean }) => {
      if (!existsSync(join(PROJECT, 'test', 'scenarios'))) {
        throw new UnusableInput(`${PROJECT} is no checkout of the project: its sources and tests are not there.`);
      }
      const traces = traceRules(PROJECT);
      if (json === true) printJson({ rules: traces });
      else traces.forEach(printTrace);
      const lacks = traces.flatMap(lacksOf);
      lacks.forEach(say);
      if (lacks.length > 0) process.exitCode = 1;
    });
}
