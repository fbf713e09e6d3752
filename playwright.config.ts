// How the packaged app is tested, in the real Electron (scripts/test.ts builds it): one window at a time on a display.
import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { hasDisplay } from './scripts/system-libraries.ts';

/**
 * Where each worker has a virtual display of its own (test/support/app.ts), several windows can have the focus. A
 * window and its test keep about half a core busy: two more than there are cores.
 */
const ownDisplays = Math.min(4, availableParallelism() + 2);

/** Files with a test that takes half a minute or more: they are started first, so that none runs alone at the end. */
const LONGEST = /(?:axe|hostile|import|packets|ports|researcher|three-raters)\.e2e\.ts$/;

export default defineConfig({
  testDir: 'test/app',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results/app',
  workers: hasDisplay() ? 1 : ownDisplays,
  fullyParallel: true,
  // their tests are started in this order
  projects: [
    { name: 'long', testMatch: LONGEST },
    { name: 'short', testIgnore: LONGEST },
  ],
  forbidOnly: true,
  // these end work that hangs, and leave time for slow work: on a busy machine it takes ten times as long
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/app.json' }]],
});
