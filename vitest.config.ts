// How unit, property, command line and fault tests run: in plain Node, each file in a process of its own.
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    globalSetup: ['test/support/built.ts'],
    pool: 'forks',
    // tests of the command line mostly wait for it: one fewer than there are cores would leave half of two cores idle
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ['default', ['json', { outputFile: 'test-results/unit.json' }]],
  },
});
