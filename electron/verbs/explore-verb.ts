import type { Command } from 'commander';
import { explore, type Exploration } from '../../machines/model/explore';
import { MODELS } from '../../machines/model/models';
import { print, printJson, say } from './verb';

function failuresOf({ model, unreachable, neverFired, invariants }: Exploration): readonly string[] {
  return [
    ...unreachable.map((state) => `${model}: the state ${state} cannot be reached.`),
    ...neverFired.map((transition) => `${model}: the transition ${transition} never fires.`),
    ...invariants
      .filter((invariant) => invariant.counterexample !== undefined)
      .map(
        ({ rule, statement, counterexample }) =>
          `${model}: ${rule} (${statement}) is broken by ${String(counterexample)}.`,
      ),
  ];
}

function printExploration(exploration: Exploration): void {
  const { model, walk, states, transitions, transitionPairs, paths, invariants } = exploration;
  print(`${model}: ${states.length} states, ${transitions.length} transitions, ${transitionPairs} transition pairs`);
  print(`  walked: ${walk.states.size} snapshots, ${walk.edges.length} steps; a shortest path to each`);
  for (const state of states) {
    const shortest = paths
      .filter((path) => path.to._nodes.some((node) => node.id === state))
      .reduce<readonly string[] | undefined>((best, { events }) => {
        const names = events.map((event) => event.type);
        return best === undefined || names.length < best.length ? names : best;
      }, undefined);
    print(`  ${state}`);
    print(`    ${shortest === undefined || shortest.length === 0 ? 'at the start' : shortest.join(' · ')}`);
  }
  for (const transition of transitions) print(`  ${transition}`);
  for (const { rule, statement, counterexample } of invariants) {
    print(`  ${counterexample === undefined ? 'holds ' : 'BROKEN'} ${rule} ${statement}`);
  }
}

/** `explore`: walks the real machines over every event, done and error event and delay. */
export function addExploreVerb(program: Command): void {
  program
    .command('explore')
    .description(
      'explore the machines (kiosk, phone, practice, operator): states, transitions, shortest paths, invariants',
    )
    .option('--json', 'one JSON document')
    .action(({ json }: { json?: boolean }) => {
      const explorations = MODELS.map(explore);
      if (json === true) {
        printJson({
          models: explorations.map(({ walk, paths, ...rest }) => ({
            ...rest,
            snapshots: walk.states.size,
            steps: walk.edges.length,
            paths: paths.map(({ input, events, to }) => ({ input, events, to: to.value as unknown })),
          })),
        });
      } else explorations.forEach(printExploration);
      const failures = explorations.flatMap(failuresOf);
      failures.forEach(say);
      if (failures.length > 0) process.exitCode = 1;
    });
}
