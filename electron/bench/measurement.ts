/** One row of the benchmarks' report. */
export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms';
  /** What it is held against, measured in the same run; or a fixed bound where the contract names one. */
  readonly baseline: number;
  /** `value / baseline`. */
  readonly ratio: number;
  /** The ratio that it should not exceed. */
  readonly bound: number;
}

/** The middle of the figures. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const [lower = Number.NaN, upper = Number.NaN] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? upper : (lower + upper) / 2;
}

/** A row from a figure and its baseline, rounded to what can be told apart. */
export function row(name: string, value: number, baseline: number, bound: number): BenchRow {
  const rounded = (figure: number): number => Math.round(figure * 100) / 100;
  return {
    name,
    value: rounded(value),
    unit: 'ms',
    baseline: rounded(baseline),
    ratio: rounded(value / baseline),
    bound,
  };
}

/** Milliseconds that something takes. */
export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
