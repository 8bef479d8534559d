import { afterAll, beforeAll, describe } from 'vitest';
import type { DatabaseOptions } from '../../../electron/centre/database';
import { createWorldOptions, World } from './world';

const START = 60_000;

/** Runs suites on one centre with the given database. */
export function onACentre(
  title: string,
  suites: Readonly<Record<string, (world: () => World) => void>>,
  open: () => Promise<{ database: DatabaseOptions; close?: () => Promise<void> }>,
): void {
  describe(title, () => {
    let world: World | undefined;
    let close: (() => Promise<void>) | undefined;
    beforeAll(async () => {
      const opened = await open();
      close = opened.close;
      world = await World.start(await createWorldOptions(opened.database));
    }, START);
    afterAll(async () => {
      await world?.centre.close();
      await close?.();
    }, START);
    const started = (): World => {
      if (world === undefined) throw new Error('the centre has not started');
      return world;
    };
    for (const [name, suite] of Object.entries(suites)) describe(name, () => suite(started));
  });
}
