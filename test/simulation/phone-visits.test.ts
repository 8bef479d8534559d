import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPremises, type Premises } from './support';

let premises: Premises;
beforeAll(async () => {
  premises = await openPremises();
});
afterAll(() => premises.close());

const CARD = 'locked-password';

test('INV-8: the centre is told what every visit to the phone came to, once', async () => {
  const visit = await premises.openWorld([CARD]);
  const { world, face, line } = visit;
  const { phone } = world;
  phone.touch({ type: 'start.pressed' });
  phone.touch({ type: 'cancel.pressed' });
  await face.setFace('no-match');
  await visit.preRegister(CARD);
  phone.touch({ type: 'acknowledge.pressed' });
  await face.setFace('match');
  await visit.preRegister(CARD);
  phone.touch({ type: 'acknowledge.pressed' });

  const counted = async () => {
    const day = await line.outcomesOfDay();
    return day.ok ? day.value.counts : [];
  };
  await expect.poll(counted).toEqual([
    { hour: 10, program: 'phone', outcome: 'cancelled', count: 1 },
    { hour: 10, program: 'phone', outcome: 'refused', reason: 'face-not-matched', count: 1 },
    { hour: 10, program: 'phone', outcome: 'registered', count: 1 },
  ]);
});
