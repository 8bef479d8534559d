import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { CardBench, type CardMaker } from '../../electron/soak/card-bench';
import { commandLine, readScript, scriptAsText, type ScriptLine } from '../../electron/soak/card-script';
import { defective } from './defective-card';
import { openIssuer, SELECT_JPKI, type Issuer } from './support';

let issuer: Issuer;
let issued: Awaited<ReturnType<Issuer['issue']>>;
beforeAll(async () => {
  issuer = await openIssuer();
  issued = await issuer.issue('fresh');
});

const bench = (makeCard?: CardMaker): CardBench => {
  const { image, keys } = issued;
  return new CardBench({ image, keys, resetAuthority: issuer.installation.resetAuthority.privateKey, makeCard });
};

/** Plays lines; throws at the first that goes wrong, with the script that leads there, for `soak replay`. */
function play(lines: readonly ScriptLine[], makeCard?: CardMaker): void {
  const on = bench(makeCard);
  for (const [index, line] of lines.entries()) {
    const wrong = on.play(line).fault;
    const script = scriptAsText({ card: 'fresh', lines: lines.slice(0, index + 1) });
    if (wrong !== undefined) throw new Error(`${wrong}, at the end of:\n${script}`);
  }
}

const anything = fc.uint8Array({ maxLength: 24 });
const likely = fc
  .tuple(
    fc.constantFrom(0x00, 0x80),
    fc.constantFrom(0xa4, 0xb0, 0xb2, 0x20, 0x24, 0x2c, 0x82, 0x84, 0x2a, 0xca, 0xc0, 0xa2, 0xae, 0xfc, 0x32),
    anything,
  )
  .map(([cla, ins, rest]) => Uint8Array.of(cla, ins, ...rest));
const lines = fc
  .array(fc.oneof(anything, likely), { maxLength: 60 })
  .map((commands) => [SELECT_JPKI.replaceAll(' ', ''), ...commands.map((command) => commandLine(command))]);

test('no command, whatever its bytes, makes the card fail or answer 9000 with nothing to READ BINARY', () => {
  fc.assert(
    fc.property(lines, (each) => play(each)),
    { numRuns: 200 },
  );
});

test('a counterexample is short, and is a script that leads there again', () => {
  // A card that answers a READ behind the end of a file with 9000 and nothing.
  const makeCard = defective({
    answers: (command, right) =>
      command[1] === 0xb0 && Buffer.from(right).toString('hex') === '6b00' ? Uint8Array.of(0x90, 0x00) : right,
  });
  const read = fc.constantFrom('00A4020C020008', '00B0000001', '00B0000301', '00B0880301', '00B0860020');
  const found = fc.check(
    fc.property(
      fc.array(
        fc.oneof(
          read,
          lines.map(([first = '']) => first),
        ),
        { maxLength: 40 },
      ),
      (each) => play([SELECT_JPKI.replaceAll(' ', ''), ...each], makeCard),
    ),
    { numRuns: 1_000, seed: 7 },
  );
  const message = String(found.errorInstance);
  const script = readScript(message.slice(message.indexOf('card:')), 'counterexample');
  if (!script.ok) throw new Error(script.fault);
  expect(script.value.card).toBe('fresh');
  expect(script.value.lines.length).toBeLessThanOrEqual(3);
  const on = bench(makeCard);
  expect(script.value.lines.map((line) => on.play(line).fault)).toEqual([
    ...Array<undefined>(script.value.lines.length - 1).fill(undefined),
    '9000 with nothing to READ BINARY',
  ]);
  expect(() => play(script.value.lines)).not.toThrow();
});
