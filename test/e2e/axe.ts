import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

/** axe's program, to be run in a page. */
export const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 A and AA. */
const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/** The rules of axe that sizes and colours decide. */
export const LOOKS = ['color-contrast', 'target-size', 'scrollable-region-focusable'] as const;

/** What axe finds in a page against the standard, or against one of its rules: each as the rule and the first place. */
export async function violations(page: Page, only: readonly string[] | 'all'): Promise<readonly string[]> {
  const options =
    only === 'all'
      ? { runOnly: { type: 'tag', values: STANDARD }, resultTypes: ['violations'] }
      : { runOnly: { type: 'rule', values: only }, resultTypes: ['violations'] };
  return page.evaluate<string[]>(
    `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) =>
      violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => id + ' ' + html.slice(0, 120) + ' ' + failureSummary)))`,
  );
}
