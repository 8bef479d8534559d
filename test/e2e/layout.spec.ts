import { expect, test } from '@playwright/test';
import { TEXT_SIZES, type Appearance } from '../../machines/display';
import { LANGUAGES, type Language } from '../../machines/language';
import { whatDoesNotFit } from '../../electron/simulation/kiosk-fit';
import { KIOSK_SCENES, KIOSK_SIZES, STILL_THERE, type KioskScene } from '../../electron/simulation/kiosk-scenes';
import { CONSOLE_SCENES, CONSOLE_SIZES } from '../../electron/simulation/console-scenes';
import { PHONE_SCENES, PHONE_SIZES } from '../../electron/simulation/phone-scenes';
import { openWorkbenchStage, type WorkbenchStage } from '../../electron/simulation/workbench-stage';

/** What a person types on: a key that has to be scrolled to is a key that is not there. */
const ENTRIES = KIOSK_SCENES.filter(({ view }) => 'entry' in view);
const WITHOUT_ENTRY = [...KIOSK_SCENES, STILL_THERE].filter(({ view }) => !('entry' in view));

/** Wider letters and thicker lines come with the looks: each look with one of the larger texts. */
const LARGER: readonly (readonly ['large' | 'largest', Appearance])[] = [
  ['large', 'high-contrast'],
  ['largest', 'dark'],
];

test.describe('KIOSK-8: nothing is cut off, in any language', () => {
  let stage: WorkbenchStage;
  test.beforeAll(async () => {
    stage = await openWorkbenchStage();
  });
  test.afterAll(() => stage.close());

  const misfits = async ({ name, view }: KioskScene): Promise<readonly string[]> => {
    await stage.kiosk.show(view);
    return (await stage.kiosk.page.evaluate(whatDoesNotFit)).map(
      (sentence) => `${name} (${view.language}): ${sentence}`,
    );
  };

  /** The smallest text that is read on the screen; in a dialog, where one stands before it. */
  const smallest = (): Promise<number> =>
    stage.kiosk.page.evaluate(() => {
      const place = document.querySelector('[role="alertdialog"]') ?? document.querySelector('main');
      const read = [...(place?.querySelectorAll('p, li, dd, h2') ?? [])].filter((each) => each.checkVisibility());
      return Math.min(...read.map((text) => Number.parseFloat(getComputedStyle(text).fontSize)));
    });

  const thatDoNotGrow = async (scenes: readonly KioskScene[], languages: readonly Language[]) => {
    const found: string[] = [];
    for (const language of languages) {
      for (const { name, view } of scenes) {
        const sizes: number[] = [];
        for (const textSize of TEXT_SIZES) {
          await stage.kiosk.show({ ...view, language, textSize });
          sizes.push(await smallest());
        }
        const [normal = 0, large = 0, largest = 0] = sizes;
        if (!(normal < large && large < largest)) found.push(`${name} (${language}): ${sizes.join(', ')}`);
      }
    }
    return found;
  };

  for (const size of KIOSK_SIZES) {
    const screen = `${size.width} x ${size.height}`;
    test(`${screen}: every screen fits without scrolling`, async () => {
      await stage.kiosk.resize(size);
      const found: string[] = [];
      for (const language of LANGUAGES) {
        for (const { name, view } of [...KIOSK_SCENES, STILL_THERE])
          found.push(...(await misfits({ name, view: { ...view, language } })));
      }
      expect(found).toEqual([]);
    });

    test(`${screen}: with the largest texts every key is still in reach`, async () => {
      await stage.kiosk.resize(size);
      const found: string[] = [];
      for (const language of LANGUAGES) {
        for (const { name, view } of ENTRIES)
          found.push(...(await misfits({ name, view: { ...view, language, textSize: 'largest' } })));
      }
      expect(found).toEqual([]);
    });

    test(`${screen}: each of the three sizes makes larger what is read, beside the keys as well`, async () => {
      await stage.kiosk.resize(size);
      expect(await thatDoNotGrow(WITHOUT_ENTRY, ['ja'])).toEqual([]);
      expect(await thatDoNotGrow(ENTRIES, LANGUAGES)).toEqual([]);
    });

    for (const [textSize, appearance] of LARGER) {
      test(`${screen}: with ${textSize} texts, ${appearance}, a longer page scrolls and nothing is cut off`, async () => {
        await stage.kiosk.resize(size);
        const found: string[] = [];
        for (const language of LANGUAGES) {
          for (const { name, view } of WITHOUT_ENTRY)
            found.push(...(await misfits({ name, view: { ...view, language, textSize, appearance } })));
        }
        expect(found.filter((sentence) => !sentence.endsWith(': scrolls'))).toEqual([]);
      });
    }
  }

  test('KIOSK-8: a page that goes on below its edge says so, and a tap shows the rest', async () => {
    const longest = KIOSK_SCENES.find(({ name }) => name === 'refused-signing-certificate-not-issued');
    if (longest === undefined) throw new Error('there is no such screen');
    const more = stage.kiosk.page.getByTestId('more');
    await stage.kiosk.resize({ width: 1280, height: 800 });
    await stage.kiosk.show({ ...longest.view, language: 'vi', textSize: 'largest' });
    const main = stage.kiosk.page.locator('main');
    await more.click();
    await expect.poll(() => main.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(0);
    await main.evaluate((page) => page.scrollTo({ top: page.scrollHeight }));
    await expect(more).toBeHidden();
    await main.evaluate((page) => page.scrollTo({ top: 0 }));
    await expect(more).toBeVisible();
    await stage.kiosk.show({ ...longest.view, language: 'vi', textSize: 'normal' });
    await expect(more).toBeHidden();
  });

  for (const size of PHONE_SIZES) {
    test(`the phone, ${size.width} x ${size.height}: nothing is cut off, and every key is in reach`, async () => {
      await stage.phone.resize(size);
      const found: string[] = [];
      for (const language of LANGUAGES) {
        for (const { name, view } of PHONE_SCENES) {
          await stage.phone.show({ ...view, language });
          const sentences = await stage.phone.page.evaluate(whatDoesNotFit);
          // A phone's page is scrolled by a thumb, but for the keys.
          const wrong = sentences.filter((sentence) => sentence !== 'scrolls' || 'entry' in view);
          found.push(...wrong.map((sentence) => `${name} (${language}): ${sentence}`));
        }
      }
      expect(found).toEqual([]);
    });
  }

  for (const size of CONSOLE_SIZES) {
    test(`the console, ${size.width} x ${size.height}: nothing sticks out`, async () => {
      await stage.console.resize(size);
      const found: string[] = [];
      for (const language of LANGUAGES) {
        for (const { name, view } of CONSOLE_SCENES) {
          await stage.console.show({ ...view, language });
          const sentences = await stage.console.page.evaluate(whatDoesNotFit);
          found.push(...sentences.map((sentence) => `${name} (${language}): ${sentence}`));
        }
      }
      expect(found).toEqual([]);
    });
  }

  test('a text that is too long for its key is found', async () => {
    const [entry] = ENTRIES;
    if (entry === undefined) throw new Error('there is no screen to type on');
    await stage.kiosk.show(entry.view);
    await stage.kiosk.page.evaluate(() => {
      const key = document.querySelector<HTMLElement>('[data-testid="key-clear"] .key__word');
      if (key === null) return;
      key.textContent = 'far too long for a key of a pad '.repeat(3);
      key.style.whiteSpace = 'nowrap';
    });
    expect((await stage.kiosk.page.evaluate(whatDoesNotFit)).join()).toContain('key-clear is too small');
  });
});
