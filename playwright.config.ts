import { defineConfig } from '@playwright/test';

// One at a time and no second chance: the windows share a screen, and a flaky test is a failed one.
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  timeout: 120_000,
  // What is waited for comes when it comes: making a card's keys alone takes seconds on a slow machine.
  expect: { timeout: 30_000 },
  workers: 1,
  retries: 0,
  reporter: 'list',
});
