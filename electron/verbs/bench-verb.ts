import type { Command } from 'commander';

/** `bench`: the benchmarks. */
export function addBenchVerb(program: Command): void {
  program.command('bench').action(() => undefined);
}
