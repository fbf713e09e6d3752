// How the packaged app is tested: one window at a time, in the real Electron (scripts/test.ts builds it and finds a
// display).
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test/app',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results/app',
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/app.json' }]],
});
