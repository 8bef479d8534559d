import type { CardBench } from './card-bench';
import type { ScriptLine } from './card-script';

/** Plays lines to a card as it was issued; gives the first fault, and how many lines led to it. */
export function firstFault(
  lines: readonly ScriptLine[],
  bench: CardBench,
): { readonly what: string; readonly lines: number } | undefined {
  for (const [index, line] of lines.entries()) {
    const { fault } = bench.play(line);
    if (fault !== undefined) return { what: fault, lines: index + 1 };
  }
  return undefined;
}

/**
 * A script that leads to the same fault, without what can be left out: lines are dropped in ever smaller runs, for as
 * long as the fault comes (delta debugging). As it was, when the fault does not come again.
 */
export function shortened(lines: readonly ScriptLine[], what: string, open: () => CardBench): readonly ScriptLine[] {
  const leadsTo = (candidate: readonly ScriptLine[]): boolean => firstFault(candidate, open())?.what === what;
  if (!leadsTo(lines)) return lines;
  let kept = lines;
  for (let run = Math.ceil(kept.length / 2); ; run = Math.ceil(run / 2)) {
    // From the end: the last lines hold what matters.
    for (let from = kept.length - run; from > -run; from -= run) {
      const start = Math.max(0, from);
      const candidate = [...kept.slice(0, start), ...kept.slice(from + run)];
      if (candidate.length < kept.length && leadsTo(candidate)) kept = candidate;
    }
    if (run === 1) return kept;
  }
}
