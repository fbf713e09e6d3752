// How the packaged app is tested, in the real Electron (scripts/test.ts builds it): one window at a time on a display.
import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { hasDisplay } from './scripts/system-libraries.ts';

/**
 * Where each worker has a virtual display of its own (test/support/app.ts), several windows can have the focus. A
 * window and its test keep about half a core busy: two more than there are cores.
 */
const ownDisplays = Math.min(4, availableParallelism() + 2);

export default defineConfig({
  testDir: 'test/app',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results/app',
  workers: hasDisplay() ? 1 : ownDisplays,
  fullyParallel: true,
  forbidOnly: true,
  // these end what hangs; they are no bound of how long work may take, which on a busy machine is ten times as long
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/app.json' }]],
});
