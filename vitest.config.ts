// How unit, property, command line and fault tests run: in plain Node, several files by one process, one after the
// other.
import { globSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { UnitReporter } from './scripts/support/unit-report.ts';

/** Of what takes longest first, so that no long file is left to run alone at the end: those that run whole programs. */
const LONGEST = ['/test/faults/', '/test/cli/'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = LONGEST.findIndex((part) => moduleId.includes(part));
      return at === -1 ? LONGEST.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
  }
}

const FILES = globSync('test/**/*.test.{ts,tsx}', { cwd: import.meta.dirname });

/** Whether a file puts something in the place of a module, of time or of the environment: its process is its own. */
const replaces = (file: string): boolean =>
  /\bvi\.(?:mock|doMock|stub\w+|useFakeTimers|spyOn)\(|\bprocess\.env\[[^\]]*\] = /.test(
    readFileSync(join(import.meta.dirname, file), 'utf8'),
  );

const own = FILES.filter(replaces);

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: 'own process', include: own } },
      // the modules of the product are loaded once a process, not once a file: half of the time of short files
      {
        extends: true,
        test: { name: 'shared process', include: FILES.filter((file) => !own.includes(file)), isolate: false },
      },
    ],
    globalSetup: ['test/support/built.ts'],
    pool: 'forks',
    sequence: { sequencer: LongestFirst },
    // they wait for programs that they run, and those for the disk: 60 killed imports took 97 s, and 30 of a processor
    maxWorkers: availableParallelism() + 2,
    // ends what hangs; no bound of how long work may take, which on a busy machine is ten times as long
    testTimeout: 300_000,
    hookTimeout: 300_000,
    reporters: ['default', new UnitReporter('test-results/unit.json')],
  },
});
