import { expect, test } from '@playwright/test';
import { LANGUAGES } from '../../machines/language';
import { launchPractice, type RunningPractice } from '../../electron/simulation/electron-app';
import { whatDoesNotFit } from '../../electron/simulation/kiosk-fit';
import { PRACTICE_SCENES, PRACTICE_SIZES } from '../../electron/simulation/practice-scenes';
import { openPracticeStage, type PracticeStage } from '../../electron/simulation/practice-stage';
import { AXE, violations } from './axe';

test.describe('the practice as a trainee has it', () => {
  let practice: RunningPractice;
  test.beforeAll(async () => {
    practice = await launchPractice();
  });
  test.afterAll(() => practice.close());

  const showing = (screen: string) => expect(practice.page.locator(`[data-screen="${screen}"]`)).toBeVisible();

  test('the window says that it is a simulator, and is the only one', async () => {
    await expect(practice.page.getByTestId('simulator-band')).toContainText('シミュレーター');
    expect(practice.application.windows()).toHaveLength(1);
  });

  test('KIOSK-8: a round of ten with the keyboard alone: asked, told, judged by rules, scored, and missed ones back', async () => {
    const { page } = practice;
    const press = async (key: string, times = 1): Promise<void> => {
      for (let turn = 0; turn < times; turn += 1) await page.keyboard.press(key);
    };
    /** Goes on by Tab until that button has the focus, which can be seen. */
    const goTo = async (name: string): Promise<void> => {
      const target = page.getByTestId(name);
      for (let turn = 0; turn < 30; turn += 1) {
        if (await target.evaluate((element) => element === document.activeElement)) break;
        await press('Tab');
      }
      await expect(target).toBeFocused();
      expect(await target.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid');
    };

    await goTo('start');
    await press('Enter');
    await showing('customer');
    await goTo('ask-registered');
    await press('Enter');
    await expect(page.getByTestId('found-registered')).toBeVisible();
    let right = 0;
    const missed: string[] = [];
    for (let number = 1; number <= 10; number += 1) {
      await showing('customer');
      const words = (await page.getByTestId('words').getAttribute('data-words')) ?? '';
      await press(number % 2 === 0 ? '1' : '2');
      await showing('judged');
      const isRight = (await page.getByTestId('judgement').getAttribute('data-right')) === 'true';
      if (isRight) right += 1;
      else missed.push(words);
      await expect(page.locator('[data-testid^="rule-"]').first()).toBeVisible();
      await expect(page.getByTestId('kiosk-shows')).not.toBeEmpty();
      await goTo('next');
      await press('Enter');
    }
    await showing('score');
    await expect(page.getByTestId('score')).toHaveAttribute('data-right', String(right));
    await expect(page.getByTestId('missed').locator('li')).toHaveCount(missed.length);

    await goTo('repeat');
    await press('Enter');
    const back: string[] = [];
    for (let number = 1; number <= missed.length; number += 1) {
      await showing('customer');
      back.push((await page.getByTestId('words').getAttribute('data-words')) ?? '');
      await press('1');
      await showing('judged');
      await goTo('next');
      await press('Enter');
    }
    await showing('score');
    expect(back).toEqual(missed);
  });

  test('a touch that is more than a touch is dropped', async () => {
    const { page } = practice;
    await page.getByTestId('leave').click();
    await showing('welcome');
    await page.evaluate(() => {
      const bridge = Reflect.get(globalThis, 'ansho') as { touch(message: unknown): void };
      bridge.touch({ type: 'key.pressed', key: '1' });
      bridge.touch({ type: 'advice.chosen', advice: 'say nothing' });
      bridge.touch({ type: 'start.pressed', and: 'more' });
    });
    await showing('welcome');
  });
});

test.describe('KIOSK-8: the practice shuts nobody out', () => {
  let stage: PracticeStage;
  test.beforeAll(async () => {
    stage = await openPracticeStage();
    await stage.page.evaluate(AXE);
  });
  test.afterAll(() => stage.close());

  /** One customer is as accessible as another: what differs is the kind of screen. */
  const kinds = PRACTICE_SCENES.filter(({ name }) => !name.includes('-') || /ready$|under-15$|score/.test(name));

  for (const language of LANGUAGES) {
    test(`WCAG 2.2 A and AA: every kind of screen in ${language}`, async () => {
      await stage.resize({ width: 1280, height: 800 });
      for (const { name, view } of kinds) {
        await stage.show({ ...view, language });
        expect(await violations(stage.page, 'all'), name).toEqual([]);
      }
    });
  }

  for (const size of PRACTICE_SIZES) {
    for (const language of LANGUAGES) {
      test(`${size.width} x ${size.height}: every screen fits without scrolling in ${language}`, async () => {
        await stage.resize(size);
        const found: string[] = [];
        for (const { name, view } of PRACTICE_SCENES) {
          await stage.show({ ...view, language });
          const misfits = await stage.page.evaluate(whatDoesNotFit);
          found.push(...misfits.map((sentence) => `${name}: ${sentence}`));
        }
        expect(found).toEqual([]);
      });
    }
  }
});
