import { Command } from 'commander';
import { vi } from 'vitest';
import { carryOut } from '../../electron/verbs/verb';

/** What a command line has come to. */
export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Types a command line with these verbs in it, and waits for its end. */
export async function type(add: (program: Command) => void, ...words: readonly string[]): Promise<Outcome> {
  const program = new Command('ansho').exitOverride();
  add(program);
  const before = process.exitCode;
  const [stdout, stderr] = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockReturnValue(true),
  );
  const written = (spy: typeof stdout): string => spy?.mock.calls.map(([text]) => String(text)).join('') ?? '';
  try {
    process.exitCode = 0;
    await carryOut(program, words);
    return { exitCode: process.exitCode, stdout: written(stdout), stderr: written(stderr) };
  } finally {
    process.exitCode = before;
    stdout?.mockRestore();
    stderr?.mockRestore();
  }
}
