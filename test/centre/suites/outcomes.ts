import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { valueOf, type World } from '../helpers/world';

/** The record of a day. Other suites share the centre: each test here has a day of its own. */
export function outcomeRules(world: () => World): void {
  test('INV-8: a day’s sessions are counted by what they came to and by the hour in Japan', async () => {
    const { clock, client } = world();
    clock.set('2027-02-03T06:30:00+09:00');
    valueOf(await client.reportOutcome({ program: 'kiosk', outcome: 'reset' }));
    clock.set('2027-02-03T06:59:59.999+09:00');
    valueOf(await client.reportOutcome({ program: 'kiosk', outcome: 'reset' }));
    valueOf(await client.reportOutcome({ program: 'phone', outcome: 'registered' }));
    clock.set('2027-02-03T22:59:00+09:00');
    const refused = { program: 'kiosk', outcome: 'refused', reason: 'pre-registration-expired' } as const;
    valueOf(await client.reportOutcome(refused));
    expect(valueOf(await client.outcomesOfDay())).toEqual({
      date: '2027-02-03',
      counts: [
        { hour: 6, program: 'kiosk', outcome: 'reset', count: 2 },
        { hour: 6, program: 'phone', outcome: 'registered', count: 1 },
        { hour: 22, ...refused, count: 1 },
      ],
    });
  });

  test('INV-8: a session that is told of twice counts once, as it was told first', async () => {
    const { clock, client } = world();
    clock.set('2027-02-05T10:00:00+09:00');
    const session = randomUUID();
    valueOf(await client.reportOutcome({ program: 'kiosk', outcome: 'reset', session }));
    valueOf(await client.reportOutcome({ program: 'kiosk', outcome: 'unconfirmed', session }));
    valueOf(await client.reportOutcome({ program: 'kiosk', outcome: 'reset', session: randomUUID() }));
    expect(valueOf(await client.outcomesOfDay()).counts).toEqual([
      { hour: 10, program: 'kiosk', outcome: 'reset', count: 2 },
    ]);
  });

  test('INV-8: a session that the centre learns of later counts when it ended, and never at a time that is still to come', async () => {
    const { clock, client } = world();
    clock.set('2027-02-08T06:31:00+09:00');
    const at = Date.parse('2027-02-07T22:40:00+09:00');
    valueOf(await client.reportOutcome({ program: 'kiosk', outcome: 'reset', at }));
    valueOf(await client.reportOutcome({ program: 'kiosk', outcome: 'cancelled', at: clock.now() + 3_600_000 }));
    expect(valueOf(await client.outcomesOfDay('2027-02-07')).counts).toEqual([
      { hour: 22, program: 'kiosk', outcome: 'reset', count: 1 },
    ]);
    expect(valueOf(await client.outcomesOfDay()).counts).toEqual([
      { hour: 6, program: 'kiosk', outcome: 'cancelled', count: 1 },
    ]);
  });

  test('INV-8: a day is one in Japan, from its first millisecond to its last', async () => {
    const { clock, client } = world();
    for (const instant of [
      '2027-02-09T23:59:59.999+09:00',
      '2027-02-10T00:00:00.000+09:00',
      '2027-02-10T23:59:59.999+09:00',
      '2027-02-11T00:00:00.000+09:00',
    ]) {
      clock.set(instant);
      valueOf(await client.reportOutcome({ program: 'kiosk', outcome: 'cancelled' }));
    }
    const hours = async (date: string) => valueOf(await client.outcomesOfDay(date)).counts.map(({ hour }) => hour);
    expect(await hours('2027-02-09')).toEqual([23]);
    expect(await hours('2027-02-10')).toEqual([0, 23]);
    expect(await hours('2027-02-11')).toEqual([0]);
    expect(await hours('2027-02-12')).toEqual([]);
  });

  test('what is no date is refused with a sentence', async () => {
    const answer = await fetch(`${world().centre.url}/v1/outcomes/day?date=2027-02-30`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ sentence: expect.stringContaining('date') as string });
  });
}
