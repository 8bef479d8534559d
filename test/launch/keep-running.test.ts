import { describe, expect, test } from 'vitest';
import { keepRunning, kioskArguments } from '../../electron/launch/keep-running.mjs';

/** A launcher whose program lives and ends as told: how long, and with which exit code. */
async function live(lives: readonly (readonly [seconds: number, code: number])[], askedAfter = Infinity) {
  const waits: number[] = [];
  const said: string[] = [];
  let now = 0;
  let starts = 0;
  const code = await keepRunning(
    () => {
      const [seconds, exitCode] = lives[starts] ?? [0, 0];
      starts += 1;
      now += seconds * 1000;
      return Promise.resolve(exitCode);
    },
    {
      now: () => now,
      wait: (milliseconds) => {
        waits.push(milliseconds / 1000);
        return Promise.resolve();
      },
      say: (line) => void said.push(line),
      isAskedToEnd: () => starts >= askedAfter,
    },
  );
  return { code, starts, waits, said };
}

describe('a kiosk is kept running', () => {
  test.each([
    ['closed by its operator', 0],
    ['another one runs already', 1],
    ['a configuration that is refused', 2],
  ])('%s: it stays away', async (_, code) => {
    expect(await live([[10, code]])).toMatchObject({ code, starts: 1, waits: [] });
  });

  test('the operator asks for a new start: at once', async () => {
    expect(
      await live([
        [10, 75],
        [10, 75],
        [10, 0],
      ]),
    ).toMatchObject({ starts: 3, waits: [] });
  });

  test('killed: started again, ever later while it dies at once, a minute at most', async () => {
    const { starts, waits, said } = await live([...Array.from({ length: 8 }, () => [1, 137] as const), [1, 0]]);
    expect(starts).toBe(9);
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    expect(said[0]).toContain('exit code 137');
  });

  test('one that has lived for five minutes has died of something new', async () => {
    expect(
      (
        await live([
          [1, 139],
          [1, 139],
          [300, 139],
          [1, 0],
        ])
      ).waits,
    ).toEqual([1, 2, 1]);
  });

  test('a signal that asks us to end is no death', async () => {
    expect(await live([[10, 143]], 1)).toMatchObject({ code: 143, starts: 1, waits: [] });
  });
});

test('the configuration file is meant from where the person is', () => {
  const resolve = (file: string) => `/home/${file}`;
  expect(kioskArguments(['--no-sandbox', '--kiosk', 'kiosk.yaml', '--data', 'x'], resolve)).toEqual([
    '--kiosk',
    '/home/kiosk.yaml',
    '--no-sandbox',
    '--data',
    'x',
  ]);
  expect(kioskArguments(['--kiosk=kiosk.yaml'], resolve)).toEqual(['--kiosk', '/home/kiosk.yaml']);
  expect(kioskArguments(['--data', 'x'], resolve)).toBeUndefined();
});
