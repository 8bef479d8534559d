import { expect, test } from '@playwright/test';
import { OPERATOR_SCENES } from '../../electron/simulation/operator-scenes';
import { openOperatorStage, type OperatorStage } from '../../electron/simulation/operator-stage';
import { LANGUAGES } from '../../machines/language';
import { AXE, violations } from './axe';

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1080, height: 1920 },
] as const;

test.describe('the operator’s panel (WCAG 2.2 A and AA)', () => {
  let stage: OperatorStage;

  test.beforeAll(async () => {
    stage = await openOperatorStage();
    await stage.page.evaluate(AXE);
  });
  test.afterAll(() => stage.close());

  for (const language of LANGUAGES) {
    test(`every screen in ${language}, and nothing sticks out sideways`, async () => {
      const { page } = stage;
      for (const size of SIZES) {
        await stage.resize(size);
        for (const { name, view } of OPERATOR_SCENES) {
          await stage.show({ ...view, language });
          expect(await violations(page, 'all'), `${name} at ${size.width}`).toEqual([]);
          const over = await page.evaluate(() =>
            [...document.querySelectorAll('#page *')].flatMap((element) =>
              element.closest('svg') === null && element.getBoundingClientRect().right > innerWidth + 1
                ? [element.className || element.tagName]
                : [],
            ),
          );
          expect(over, `${name} at ${size.width}`).toEqual([]);
        }
      }
    });
  }
});
