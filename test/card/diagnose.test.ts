import { beforeAll, describe, expect, test } from 'vitest';
import { diagnoseCard, renderDiagnosis } from '../../electron/card/diagnose';
import { SimulatedReader } from '../../electron/card/simulated-reader';
import { systemClock } from '../../electron/clock';
import { openIssuer, type Issuer } from './support';

describe('PIN-5, CARD 7.2: diagnosis reads what is free, and nothing else', () => {
  let issuer: Issuer;
  beforeAll(async () => {
    issuer = await openIssuer();
  });

  async function diagnose(name?: string) {
    const commands: string[] = [];
    const reader = new SimulatedReader({
      clock: systemClock,
      patience: 10,
      faultOf: (command) => void commands.push(Buffer.from(command).toString('hex')),
    });
    if (name !== undefined) {
      const { card } = await issuer.card(name);
      reader.insert(card);
    }
    const diagnosis = await diagnoseCard(reader, issuer.installation.trustAnchors);
    return { diagnosis, commands, text: renderDiagnosis(diagnosis) };
  }

  test('an own card', async () => {
    const { diagnosis, text } = await diagnose('locked-password');
    expect(diagnosis).toMatchObject({
      kind: 'own',
      atr: '3BE000FF8131FE4514',
      token: 'JPKIAPICCTOKEN2',
      certificatesOnCard: { signing: true, authentication: true },
      triesLeft: { 'authentication-pin': 3, 'signing-password': 0 },
      authenticationAuthority: { issuer: 'C=JP, O=ANSHO-SIM, OU=Simulated JPKI for user authentication' },
    });
    expect(text).toContain('card         a card of this simulator\n');
    expect(text).toMatch(/valid {6}2024-11-24T00:00:00\.000\+09:00 to 20\d\d-\d\d-\d\dT23:59:59\.000\+09:00/);
    expect(text).toContain('tries left   4-digit PIN 3, signing password 0\n');
  });

  test('a card that somebody else issued', async () => {
    const { diagnosis, commands, text } = await diagnose('another-issuer');
    expect(diagnosis).toMatchObject({ kind: 'genuine', triesLeft: { 'authentication-pin': 3, 'signing-password': 5 } });
    expect(text).toContain('nothing but free reads was sent to it');
    expect(commands.filter((command) => !/^(00a4|00b0|00200080$)/.test(command))).toEqual([]);
  });

  test.each([
    ['not-a-my-number-card', 'no My Number Card'],
    ['mute', 'The card does not answer.'],
    [undefined, 'No card lies in the reader.'],
  ])('%s', async (name, sentence) => {
    const { text } = await diagnose(name);
    expect(text).toContain(`card         ${sentence}\n`);
  });
});
