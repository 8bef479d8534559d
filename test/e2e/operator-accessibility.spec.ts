import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { CHANNELS } from '../../electron/preload/channels';
import { startElectron, windowAt } from '../../electron/simulation/electron-app';
import { OPERATOR_SCENES } from '../../electron/simulation/operator-scenes';
import { LANGUAGES } from '../../machines/language';
import type { OperatorView } from '../../machines/operator/view.types';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** WCAG 2.2 A and AA. */
const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
/** Told along with a view that comes from here; the page does not hear of it. */
const STAGED = 'staged';
const SIZES = [
  { width: 1280, height: 800 },
  { width: 1080, height: 1920 },
] as const;

test.describe('the operator’s panel (WCAG 2.2 A and AA)', () => {
  let folder: string;
  let application: ElectronApplication;
  let page: Page;

  test.beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ansho-store-'));
    const file = join(folder, 'kiosk.yaml');
    writeFileSync(file, 'ansho-store: 1\nstore: lawson\noperator: { code: "7294" }\n');
    const program = join(import.meta.dirname, 'store-stage');
    ({ application } = await startElectron({ program, data: join(folder, 'data'), args: ['--kiosk', file] }));
    page = await windowAt(application, /^ansho:\/\/app\/operator\//);
    await page.waitForSelector('[data-screen="away"]', { state: 'attached' });
    await keepStill();
    await page.evaluate(AXE);
  });
  test.afterAll(async () => {
    const main = application.process();
    const gone = new Promise((resolve) => main.once('exit', resolve));
    main.kill('SIGTERM');
    await gone;
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  });

  /** The kiosk lives on behind its pages; from here on this one is to be seen, and hears of staged views alone. */
  function keepStill(): Promise<void> {
    return application.evaluate(
      ({ BaseWindow, webContents }, { channel, staged }) => {
        const operator = webContents.getAllWebContents().find((each) => each.getURL().includes('/operator/'));
        if (operator === undefined) return;
        for (const view of BaseWindow.getAllWindows().flatMap((window) => window.contentView.children)) {
          view.setVisible('webContents' in view && view.webContents === operator);
          view.setVisible = () => undefined;
        }
        const send = operator.send.bind(operator);
        operator.send = (to, ...payload: unknown[]) => {
          if (to !== channel || payload.at(-1) === staged) send(to, ...payload);
        };
      },
      { channel: CHANNELS.view, staged: STAGED },
    );
  }

  async function show(view: OperatorView): Promise<void> {
    await application.evaluate(
      ({ webContents }, { channel, shown, staged }) =>
        webContents
          .getAllWebContents()
          .find((each) => each.getURL().includes('/operator/'))
          ?.send(channel, shown, staged),
      { channel: CHANNELS.view, shown: view, staged: STAGED },
    );
    await page.waitForSelector(`html[lang="${view.language}"] [data-screen="${view.screen}"]`);
  }

  for (const language of LANGUAGES) {
    test(`every screen in ${language}, and nothing sticks out sideways`, async () => {
      const session = await page.context().newCDPSession(page);
      for (const size of SIZES) {
        await session.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: 1, mobile: false });
        for (const { name, view } of OPERATOR_SCENES) {
          await show({ ...view, language });
          const found = await page.evaluate<string[]>(
            `axe.run(document, ${JSON.stringify({ runOnly: { type: 'tag', values: STANDARD } })}).then(({ violations }) =>
              violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => id + ' ' + html.slice(0, 120) + ' ' + failureSummary)))`,
          );
          expect(found, `${name} at ${size.width}`).toEqual([]);
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
