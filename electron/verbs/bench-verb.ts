import type { Command } from 'commander';
import { benchApdu } from '../bench/apdu';
import { benchBoot } from '../bench/boot';
import { benchKey } from '../bench/key';
import { LeftOut, type BenchRow } from '../bench/measurement';
import { benchRack } from '../bench/rack';
import { benchSession } from '../bench/session';
import { benchSign } from '../bench/sign';
import { print, printJson, say, UnusableInput } from './verb';

const BENCHMARKS: Readonly<Record<string, () => Promise<readonly BenchRow[]>>> = {
  boot: benchBoot,
  key: benchKey,
  session: benchSession,
  rack: benchRack,
  apdu: benchApdu,
  sign: benchSign,
};

async function bench(names: readonly string[], { json }: { readonly json?: boolean }): Promise<void> {
  const known = Object.keys(BENCHMARKS);
  const wanted = names.length === 0 ? known : names;
  const unknown = wanted.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new UnusableInput(`There is no benchmark ${unknown.join(', ')}; there are ${known.join(', ')}.`);
  const rows: BenchRow[] = [];
  for (const name of wanted) {
    try {
      rows.push(...((await BENCHMARKS[name]?.()) ?? []));
    } catch (error) {
      if (!(error instanceof LeftOut)) throw error;
      say(`${name}: left out: ${error.message}.`);
      if (names.includes(name)) process.exitCode = 1;
    }
  }
  if (json === true) printJson(rows);
  else {
    for (const { name, value, unit, baseline, ratio, bound } of rows) {
      print(`${name.padEnd(16)} ${value} ${unit}, baseline ${baseline} ${unit}: ratio ${ratio} (bound ${bound})`);
    }
  }
  const over = rows.filter(({ ratio, bound }) => ratio > bound);
  over.forEach(({ name, ratio, bound }) => say(`${name}: the ratio ${ratio} is over ${bound}.`));
  if (over.length > 0) process.exitCode = 1;
}

/** `bench`: the benchmarks, each a ratio to a baseline measured in the same run. */
export function addBenchVerb(program: Command): void {
  program
    .command('bench')
    .description(`the benchmarks: ${Object.keys(BENCHMARKS).join(', ')}`)
    .argument('[name...]', 'which; all when left out')
    .option('--json', 'JSON rows {name, value, unit, baseline, ratio, bound}')
    .action(bench);
}
