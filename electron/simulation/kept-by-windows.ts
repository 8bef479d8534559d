import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Page } from '@playwright/test';
import type { Kept } from './secret-search';

/** The page keeps every view that it is sent from now on; `keptByPage` gives them. */
export async function keepViews(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen: string[] = [];
    Reflect.set(globalThis, 'viewsSeen', seen);
    const { ansho } = globalThis as unknown as { ansho: { onView(listener: (view: unknown) => void): () => void } };
    const hear = (view: unknown): void => void seen.push(JSON.stringify(view));
    Reflect.set(globalThis, 'viewsHeard', hear);
    ansho.onView(hear);
  });
}

/** INV-4. What a page was sent, and what stands on it. */
export async function keptByPage(page: Page): Promise<readonly Kept[]> {
  const views = await page.evaluate(() => {
    const seen: unknown = Reflect.get(globalThis, 'viewsSeen');
    return Array.isArray(seen) ? seen.join('\n') : '';
  });
  const name = new URL(page.url()).pathname;
  return [
    { where: `the views of ${name}`, kind: 'text', content: views },
    { where: `the page ${name}`, kind: 'text', content: await page.content() },
  ];
}

/** Texts in which four digits by themselves would be an entry; a card's image is none (`keptByCard`). */
const OWN_TEXT = /^(?!rack).*\.(json|txt|log|yaml)$/;

/**
 * INV-4. Every file in a folder and below it that was written since an instant of the machine's clock: those that are
 * there now, for a browser's come and go.
 */
export async function filesWrittenIn(folder: string, since: number): Promise<readonly Kept[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = await Promise.all(
    paths.map(async (path): Promise<readonly Kept[]> => {
      const content = await contentSince(path, since).catch(() => undefined);
      if (content === undefined) return [];
      const where = relative(folder, path);
      return [{ where, kind: OWN_TEXT.test(where) ? 'text' : 'bytes', content }];
    }),
  );
  return files.flat();
}

async function contentSince(path: string, since: number): Promise<Buffer | undefined> {
  const { mtimeMs } = await stat(path);
  return mtimeMs < since ? undefined : readFile(path);
}
