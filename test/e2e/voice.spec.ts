import { expect, test } from '@playwright/test';
import { WELCOME } from '../../electron/simulation/kiosk-scenes';
import { openKioskStage, type KioskStage } from '../../electron/simulation/kiosk-stage';
import type { KioskView } from '../../machines/kiosk/view.types';

/** A platform with a Japanese and an English voice, which keeps what it is asked to say. */
const VOICES = `
  globalThis.said = [];
  globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(globalThis, 'speechSynthesis', { configurable: true, value: {
    getVoices: () => [{ lang: 'ja-JP' }, { lang: 'en_US' }],
    speak: ({ text, lang }) => said.push(lang + ' ' + text),
    cancel: () => undefined, addEventListener: () => undefined, removeEventListener: () => undefined,
  } });`;

test.describe('KIOSK-8: the kiosk can be listened to', () => {
  let stage: KioskStage;
  test.beforeAll(async () => {
    stage = await openKioskStage();
    await stage.page.evaluate(VOICES);
  });
  test.beforeEach(() => stage.page.evaluate('said.length = 0'));
  test.afterAll(() => stage.close());

  const said = (): Promise<readonly string[]> => stage.page.evaluate('[...said]');
  const show = (view: Partial<KioskView>): Promise<void> =>
    stage.show({ ...WELCOME.view, voice: 'on', ...view } as KioskView);

  test('each screen is read out in its language, without the readings over hard words', async () => {
    await show({ screen: 'insert-card' });
    await expect
      .poll(said)
      .toEqual([expect.stringMatching(/^ja-JP マイナンバーカードを置いてください\n読み取り部に置き/)]);
    await show({ screen: 'insert-card', language: 'en' });
    await expect.poll(said).toContainEqual(expect.stringMatching(/^en_US Place your My Number Card/));
  });

  test('what is still missing is said while a person types, and the keys are not (INV-4)', async () => {
    const entering = { screen: 'enter-password', mismatch: false } as const;
    await show({ ...entering, entry: { length: 1, missing: ['characters', 'a-digit'] } });
    await expect.poll(async () => (await said()).length).toBe(1);
    await show({ ...entering, entry: { length: 6, missing: ['a-digit'] } });
    await expect.poll(said).toContainEqual('ja-JP 数字が1文字以上');
  });

  test('it is silent until it is switched on, and in a language that has no voice', async () => {
    await show({ screen: 'closed', voice: 'off' });
    await show({ screen: 'closed', language: 'vi' });
    await show({ screen: 'closed' });
    await expect.poll(said).toHaveLength(1);
  });

  test('INV-7: it stands among the choices of the display', async () => {
    await stage.show(WELCOME.view);
    await stage.page.getByTestId('display').click();
    await expect(stage.page.getByTestId('voice-off')).toHaveAttribute('aria-pressed', 'true');
    await stage.page.getByTestId('close').click();
  });
});
