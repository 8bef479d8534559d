import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SimulatedCard } from '../../electron/card/simulated-card';
import { openIssuer, SELECT_JPKI, status } from './support';

test('no command, whatever its bytes, makes the card fail or answer 9000 with nothing to READ BINARY', async () => {
  const anything = fc.uint8Array({ maxLength: 24 });
  const likely = fc
    .tuple(
      fc.constantFrom(0x00, 0x80),
      fc.constantFrom(0xa4, 0xb0, 0xb2, 0x20, 0x24, 0x2c, 0x82, 0x84, 0x2a, 0xca),
      anything,
    )
    .map(([cla, ins, rest]) => Uint8Array.of(cla, ins, ...rest));
  const { image } = await (await openIssuer()).issue('fresh');
  const card = new SimulatedCard(image, { persist: () => undefined });
  card.powerOn();
  status(card, SELECT_JPKI);
  fc.assert(
    fc.property(fc.oneof(anything, likely), (command) => {
      const answer = card.transmit(command) ?? new Uint8Array(0);
      expect(answer.length).toBeGreaterThanOrEqual(2);
      const isEmptySuccess = command[1] === 0xb0 && Buffer.from(answer).toString('hex') === '9000';
      expect(isEmptySuccess).toBe(false);
    }),
    { numRuns: 3_000 },
  );
});
