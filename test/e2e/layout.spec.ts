import { expect, test } from '@playwright/test';
import { LANGUAGES } from '../../machines/language';
import { whatDoesNotFit } from '../../electron/simulation/kiosk-fit';
import { KIOSK_SCENES, KIOSK_SIZES, type KioskScene } from '../../electron/simulation/kiosk-scenes';
import { openKioskStage, type KioskStage } from '../../electron/simulation/kiosk-stage';

/** What a person types on: a key that has to be scrolled to is a key that is not there. */
const ENTRIES = KIOSK_SCENES.filter(({ view }) => 'entry' in view);

test.describe('KIOSK-8: nothing is cut off, in any language', () => {
  let stage: KioskStage;
  test.beforeAll(async () => {
    stage = await openKioskStage();
  });
  test.afterAll(() => stage.close());

  const misfits = async ({ name, view }: KioskScene): Promise<readonly string[]> => {
    await stage.show(view);
    return (await stage.page.evaluate(whatDoesNotFit)).map((sentence) => `${name} (${view.language}): ${sentence}`);
  };

  for (const size of KIOSK_SIZES) {
    const screen = `${size.width} x ${size.height}`;
    test(`${screen}: every screen fits without scrolling`, async () => {
      await stage.resize(size);
      const found: string[] = [];
      for (const language of LANGUAGES) {
        for (const { name, view } of KIOSK_SCENES)
          found.push(...(await misfits({ name, view: { ...view, language } })));
      }
      expect(found).toEqual([]);
    });

    test(`${screen}: with the largest texts every key is still in reach`, async () => {
      await stage.resize(size);
      const found: string[] = [];
      for (const language of LANGUAGES) {
        for (const { name, view } of ENTRIES)
          found.push(...(await misfits({ name, view: { ...view, language, textSize: 'largest' } })));
      }
      expect(found).toEqual([]);
    });
  }

  test('a text that is too long for its key is found', async () => {
    const [entry] = ENTRIES;
    if (entry === undefined) throw new Error('there is no screen to type on');
    await stage.show(entry.view);
    await stage.page.evaluate(() => {
      const key = document.querySelector<HTMLElement>('[data-testid="key-clear"] .key__word');
      if (key === null) return;
      key.textContent = 'far too long for a key of a pad '.repeat(3);
      key.style.whiteSpace = 'nowrap';
    });
    expect((await stage.page.evaluate(whatDoesNotFit)).join()).toContain('key-clear is too small');
  });
});
