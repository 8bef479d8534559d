import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { FollowedTime } from '../../electron/centre/centre-messages';
import { CentreSupervisor } from '../../electron/centre/centre-supervisor';
import type { ReaderSource } from '../../electron/simulation/reader-choice';
import { Workbench } from '../../electron/simulation/workbench';
import type { TestWorld } from './support';

export interface TestWorkbench {
  readonly workbench: Workbench;
  /** The data folder, gone after the test. */
  readonly data: string;
  /** What the centre was told of the world's time, the latest last. */
  readonly told: FollowedTime[];
}

/** A data folder of one test. */
export function dataFolder(): string {
  const data = mkdtempSync(join(tmpdir(), 'ansho-workbench-'));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  return data;
}

/** The workbench over a world whose centre runs beside it already: the console can stop and start the line to it. */
export function openWorkbench(
  { world, line, face, clock }: TestWorld,
  centreUrl: string,
  { data = dataFolder(), readers }: { readonly data?: string; readonly readers?: ReaderSource } = {},
): TestWorkbench {
  const told: FollowedTime[] = [];
  const supervisor = new CentreSupervisor({
    clock,
    maintenance: () => world.store.profile.maintenance,
    line,
    registrarToken: 'test-registrar',
    port: 0,
    spawn: () =>
      Promise.resolve({
        url: centreUrl,
        setTime: (time) => Promise.resolve(void told.push(time)),
        stop: () => Promise.resolve(),
        onExit: () => undefined,
      }),
  });
  const workbench = new Workbench({ world, supervisor, face, data, ...(readers && { readers }) });
  return { workbench, data, told };
}
