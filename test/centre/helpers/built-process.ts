import { join } from 'node:path';
import { build } from 'vite';

const ROOT = join(import.meta.dirname, '..', '..', '..');

/** Builds `centre-process.js` as the application has it, for tests that need the real process. */
export async function buildCentreProcess(): Promise<string> {
  const outDir = join(ROOT, 'node_modules', '.cache', `ansho-centre-${process.pid}`);
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(ROOT, 'electron', 'centre', 'centre-process.ts'),
      outDir,
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: 'centre-process.mjs' } },
    },
  });
  return join(outDir, 'centre-process.mjs');
}
