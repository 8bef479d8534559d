import { defineConfig } from 'vitest/config';
import { VitestReport } from './test/vitest-report.mjs';

const report = process.env['ANSHO_VITEST_REPORT'];

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**', 'test/bench/**'],
    // The embedded database takes 3 to 4 s for its first initialisation.
    testTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    hookTimeout: 60_000,
    reporters: report ? ['default', new VitestReport(report)] : ['default'],
  },
});
