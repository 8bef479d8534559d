import { expect, test } from '@playwright/test';
import { APPEARANCES } from '../../machines/display';
import { LANGUAGES } from '../../machines/language';
import { KIOSK_SCENES, STILL_THERE, WELCOME } from '../../electron/simulation/kiosk-scenes';
import { openKioskStage, type KioskStage } from '../../electron/simulation/kiosk-stage';
import { AXE, violations } from './axe';

/** What every screen differs in: the refusals are one component, and one of them with a guide to the counter is enough. */
const SCENES = [...KIOSK_SCENES, STILL_THERE].filter(
  ({ name }) => !name.startsWith('refused-') || /revoked|not-pre-registered/.test(name),
);

test.describe('KIOSK-8: nobody is shut out by the screens (WCAG 2.2 A and AA)', () => {
  let stage: KioskStage;
  test.beforeAll(async () => {
    stage = await openKioskStage();
    await stage.resize({ width: 1280, height: 800 });
    await stage.page.evaluate(AXE);
  });
  test.afterAll(() => stage.close());

  for (const language of LANGUAGES) {
    test(`every screen in ${language}`, async () => {
      for (const { name, view } of SCENES) {
        await stage.show({ ...view, language });
        expect(await violations(stage.page, 'all'), name).toEqual([]);
      }
    });
  }

  for (const appearance of APPEARANCES.filter((each) => each !== 'standard')) {
    test(`the contrast of every screen, ${appearance}`, async () => {
      for (const { name, view } of SCENES) {
        await stage.show({ ...view, appearance });
        expect(await violations(stage.page, ['color-contrast', 'target-size']), name).toEqual([]);
      }
    });
  }

  for (const appearance of APPEARANCES) {
    test(`the choices that lie over the page, ${appearance}`, async () => {
      for (const opener of ['display', 'languages']) {
        await stage.show({ ...WELCOME.view, appearance });
        await stage.page.getByTestId(opener).click();
        await expect(stage.page.getByTestId('choices')).toBeVisible();
        expect(await violations(stage.page, 'all'), opener).toEqual([]);
        await stage.page.getByTestId('close').click();
        await expect(stage.page.getByTestId('choices')).toBeHidden();
      }
    });
  }

  test('a text that is too faint is found', async () => {
    await stage.show(WELCOME.view);
    await stage.page.evaluate(() => document.querySelector('h1')?.style.setProperty('color', '#dddddd'));
    expect((await violations(stage.page, ['color-contrast'])).join()).toContain('color-contrast');
  });
});
