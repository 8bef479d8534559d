import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from '@playwright/test';
import { APPEARANCES } from '../../machines/display';
import { LANGUAGES } from '../../machines/language';
import { KIOSK_SCENES, STILL_THERE, WELCOME } from '../../electron/simulation/kiosk-scenes';
import { openKioskStage, type KioskStage } from '../../electron/simulation/kiosk-stage';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 A and AA. */
const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/** What axe finds against the standard, or against one of its rules: each as the rule and the first place. */
async function violations(stage: KioskStage, only: readonly string[] | 'all'): Promise<readonly string[]> {
  const options =
    only === 'all'
      ? { runOnly: { type: 'tag', values: STANDARD }, resultTypes: ['violations'] }
      : { runOnly: { type: 'rule', values: only }, resultTypes: ['violations'] };
  return stage.page.evaluate<string[]>(
    `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) =>
      violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => id + ' ' + html.slice(0, 120) + ' ' + failureSummary)))`,
  );
}

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
        expect(await violations(stage, 'all'), name).toEqual([]);
      }
    });
  }

  for (const appearance of APPEARANCES.filter((each) => each !== 'standard')) {
    test(`the contrast of every screen, ${appearance}`, async () => {
      for (const { name, view } of SCENES) {
        await stage.show({ ...view, appearance });
        expect(await violations(stage, ['color-contrast', 'target-size']), name).toEqual([]);
      }
    });
  }

  for (const appearance of APPEARANCES) {
    test(`the choices that lie over the page, ${appearance}`, async () => {
      for (const opener of ['display', 'languages']) {
        await stage.show({ ...WELCOME.view, appearance });
        await stage.page.getByTestId(opener).click();
        await expect(stage.page.getByTestId('choices')).toBeVisible();
        expect(await violations(stage, 'all'), opener).toEqual([]);
        await stage.page.getByTestId('close').click();
        await expect(stage.page.getByTestId('choices')).toBeHidden();
      }
    });
  }

  test('a text that is too faint is found', async () => {
    await stage.show(WELCOME.view);
    await stage.page.evaluate(() => document.querySelector('h1')?.style.setProperty('color', '#dddddd'));
    expect((await violations(stage, ['color-contrast'])).join()).toContain('color-contrast');
  });
});
