import { expect, test } from 'vitest';
import type { CentreHandle } from '../../electron/centre/centre-handle';
import { CentreSupervisor } from '../../electron/centre/centre-supervisor';
import { WorldClock } from '../../electron/simulation/world-clock';

/** A supervisor whose centres are ready when the test says so. */
function supervise() {
  const spawned: (() => void)[] = [];
  let stopped = 0;
  const handle: CentreHandle = {
    url: 'http://localhost:4711',
    setTime: () => Promise.resolve(),
    stop: () => Promise.resolve(void (stopped += 1)),
    onExit: () => undefined,
  };
  const supervisor = new CentreSupervisor({
    clock: new WorldClock(0),
    maintenance: () => [],
    line: { connect: () => undefined, cut: () => undefined },
    registrarToken: 'a-token',
    port: 0,
    spawn: () => new Promise((ready) => spawned.push(() => ready(handle))),
  });
  return { supervisor, spawned, stopped: () => stopped };
}

test('a centre that is stopped while it starts does not stay behind', async () => {
  const { supervisor, spawned, stopped } = supervise();
  const started = supervisor.start();
  await expect.poll(() => spawned.length).toBe(1);
  await supervisor.stop();
  spawned[0]?.();
  await started;
  expect(stopped()).toBe(1);
  expect(supervisor.state).toEqual({ state: 'down', sentence: 'The centre was stopped.' });
});

test('one that is wanted again before it was ready is the one that runs: two would share a folder', async () => {
  const { supervisor, spawned, stopped } = supervise();
  void supervisor.start();
  await expect.poll(() => spawned.length).toBe(1);
  await supervisor.stop();
  const again = supervisor.start();
  spawned[0]?.();
  await again;
  expect(supervisor.state).toEqual({ state: 'ready', url: 'http://localhost:4711' });
  expect([spawned.length, stopped()]).toEqual([1, 0]);
});
