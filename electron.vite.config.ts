import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { resolve } from 'node:path';

/** Bundled into the programs: reading hundreds of files is most of a start's time. What is native, or WebAssembly, stays outside. */
const BUNDLED = [
  '@fastify/static',
  '@fastify/swagger',
  '@peculiar/x509',
  '@simplewebauthn/server',
  'commander',
  'drizzle-orm',
  'fastify',
  'nid-webauthn-emulator',
  'pino',
  'xstate',
  'yaml',
  'zod',
];

const here = (path: string): string => resolve(import.meta.dirname, path);

export default defineConfig({
  main: {
    build: {
      outDir: 'dist/main',
      target: 'node20.18',
      externalizeDeps: { include: ['@playwright/test', 'smartcard'], exclude: BUNDLED },
      rolldownOptions: {
        input: {
          main: here('electron/main.ts'),
          cli: here('electron/cli.ts'),
          'centre-process': here('electron/centre/centre-process.ts'),
          machines: here('machines/index.ts'),
          'store-stage': here('electron/simulation/store-stage.ts'),
          'screen-text': here('renderer/screen-text.tsx'),
        },
        // Chunks lie beside the programs, so that all of them find the other built parts in the same way.
        output: { format: 'es', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'dist/preload',
      // A sandboxed preload loads nothing from beside it.
      isolatedEntries: true,
      target: 'node20.18',
      rolldownOptions: {
        input: {
          kiosk: here('electron/preload/kiosk.ts'),
          phone: here('electron/preload/phone.ts'),
          console: here('electron/preload/console.ts'),
          practice: here('electron/preload/practice.ts'),
          operator: here('electron/preload/operator.ts'),
        },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: here('renderer'),
    base: './',
    plugins: [react()],
    build: {
      // Reading the pages' code is a good part of a start.
      outDir: here('dist/renderer'),
      minify: true,
      sourcemap: true,
      target: 'chrome130',
      rolldownOptions: {
        input: {
          kiosk: here('renderer/kiosk/index.html'),
          phone: here('renderer/phone/index.html'),
          console: here('renderer/console/index.html'),
          practice: here('renderer/practice/index.html'),
          operator: here('renderer/operator/index.html'),
          trouble: here('renderer/trouble/index.html'),
        },
      },
    },
  },
});
