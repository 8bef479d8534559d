import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { APPEARANCES, type Appearance, type TextSize } from '../../machines/display';
import { LANGUAGES } from '../../machines/language';
import { CONSOLE_SCENES } from '../../electron/simulation/console-scenes';
import { launchIntoTrouble } from '../../electron/simulation/electron-app';
import { KIOSK_SCENES, STILL_THERE, WELCOME } from '../../electron/simulation/kiosk-scenes';
import { PHONE_SCENES } from '../../electron/simulation/phone-scenes';
import type { PageStage, Size } from '../../electron/simulation/page-stage';
import { openWorkbenchStage, type WorkbenchStage } from '../../electron/simulation/workbench-stage';
import { AXE, LOOKS, violations } from './axe';

/** What every screen differs in: the refusals are one component, and one of them with a guide to the counter is enough. */
const differs = ({ name }: { readonly name: string }): boolean =>
  !name.startsWith('refused-') || /revoked|not-pre-registered/.test(name);
const SCENES = [...KIOSK_SCENES, STILL_THERE].filter(differs);
const ON_THE_PHONE = PHONE_SCENES.filter(differs);

const WIDE: Size = { width: 1280, height: 800 };
const TALL: Size = { width: 1080, height: 1920 };

interface Look {
  readonly size: Size;
  readonly textSize: TextSize;
  readonly appearance: Appearance;
}

/** Each size of the screen with each larger text, each larger text with each other appearance; every language has two. */
const OTHER_LOOKS: readonly [Look, ...Look[]] = [
  { size: WIDE, textSize: 'large', appearance: 'dark' },
  { size: TALL, textSize: 'largest', appearance: 'dark' },
  { size: WIDE, textSize: 'largest', appearance: 'high-contrast' },
  { size: TALL, textSize: 'large', appearance: 'high-contrast' },
  { size: TALL, textSize: 'normal', appearance: 'standard' },
];
const looksFor = (language: number): readonly Look[] =>
  [2 * language, 2 * language + 1].map((turn) => OTHER_LOOKS[turn % OTHER_LOOKS.length] ?? OTHER_LOOKS[0]);

/** Shows scene after scene, and gives all that axe finds, each with the scene's name. */
async function foundIn<View>(
  stage: PageStage<View>,
  scenes: readonly { readonly name: string; readonly view: View }[],
  change: (view: View) => View,
  rules: readonly string[] | 'all' = 'all',
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { name, view } of scenes) {
    await stage.show(change(view));
    found.push(...(await violations(stage.page, rules)).map((sentence) => `${name}: ${sentence}`));
  }
  return found;
}

test.describe('KIOSK-8: nobody is shut out by the screens (WCAG 2.2 A and AA)', () => {
  let stage: WorkbenchStage;
  test.beforeAll(async () => {
    stage = await openWorkbenchStage();
    for (const page of [stage.kiosk.page, stage.phone.page, stage.console.page]) await page.evaluate(AXE);
  });
  test.beforeEach(() => stage.kiosk.resize(WIDE));
  test.afterAll(() => stage.close());

  for (const language of LANGUAGES) {
    test(`every screen of the kiosk in ${language}`, async () => {
      expect(await foundIn(stage.kiosk, SCENES, (view) => ({ ...view, language }))).toEqual([]);
    });
  }

  for (const appearance of APPEARANCES.filter((each) => each !== 'standard')) {
    test(`the contrast of every screen of the kiosk, ${appearance}`, async () => {
      expect(await foundIn(stage.kiosk, SCENES, (view) => ({ ...view, appearance }), LOOKS)).toEqual([]);
    });
  }

  for (const [index, language] of LANGUAGES.entries()) {
    for (const { size, textSize, appearance } of looksFor(index)) {
      test(`the kiosk in ${language}: ${size.width} x ${size.height}, ${textSize} texts, ${appearance}`, async () => {
        await stage.kiosk.resize(size);
        const changed = { language, textSize, appearance };
        expect(await foundIn(stage.kiosk, SCENES, (view) => ({ ...view, ...changed }), LOOKS)).toEqual([]);
      });
    }
  }

  for (const appearance of APPEARANCES) {
    test(`the choices that lie over the page, ${appearance}`, async () => {
      const { page } = stage.kiosk;
      for (const opener of ['display', 'languages']) {
        await stage.kiosk.show({ ...WELCOME.view, appearance });
        await page.getByTestId(opener).click();
        await expect(page.getByTestId('choices')).toBeVisible();
        expect(await violations(page, 'all'), opener).toEqual([]);
        await page.getByTestId('close').click();
        await expect(page.getByTestId('choices')).toBeHidden();
      }
    });
  }

  for (const language of LANGUAGES) {
    test(`every screen of the phone in ${language}`, async () => {
      await stage.phone.resize({ width: 390, height: 844 });
      expect(await foundIn(stage.phone, ON_THE_PHONE, (view) => ({ ...view, language }))).toEqual([]);
    });

    test(`the console in ${language}`, async () => {
      expect(await foundIn(stage.console, CONSOLE_SCENES, (view) => ({ ...view, language }))).toEqual([]);
    });
  }

  test('a text that is too faint is found', async () => {
    await stage.kiosk.show(WELCOME.view);
    await stage.kiosk.page.evaluate(() => document.querySelector('h1')?.style.setProperty('color', '#dddddd'));
    expect((await violations(stage.kiosk.page, ['color-contrast'])).join()).toContain('color-contrast');
  });
});

test('the page that says why Ansho cannot start (WCAG 2.2 A and AA)', async () => {
  const data = mkdtempSync(join(tmpdir(), 'ansho-trouble-'));
  const file = join(data, 'scenario.yaml');
  writeFileSync(file, 'ansho: 2\n');
  const { application, page } = await launchIntoTrouble({ args: ['--scenario', file], data });
  await page.evaluate(AXE);
  expect(await violations(page, 'all')).toEqual([]);
  await application.evaluate(({ BaseWindow }) => {
    setTimeout(() => BaseWindow.getAllWindows()[0]?.close());
  });
  await application.close();
  rmSync(data, { recursive: true, force: true });
});
