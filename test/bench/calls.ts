// Malformed calls to the processes behind the window, and argument vectors of the command line: the full numbers, of
// which `npm test` runs a part.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from '../../scripts/support/shell.ts';
import { tool } from '../../scripts/support/tool.ts';
import { unitReport } from '../../scripts/support/unit-report.ts';
import { figure, type Bench, type Figure } from './figure.ts';

/** The number of tests of a file that fail when it runs all its cases. Throws if no test was run. */
async function failedOf(name: string): Promise<number> {
  const [node, script] = tool('vitest');
  const env = { ...process.env, TOUCHSTONE_WHOLE: '1' };
  const file = join(root, 'test-results', 'unit.json');
  // removes the report of an earlier run, which could be taken for this one's
  rmSync(file, { force: true });
  await run(node, [script, 'run', `test/faults/${name}.test.ts`], { env, stdout: 'aside' });
  const { passed, failed } = unitReport(JSON.parse(readFileSync(file, 'utf8')));
  if (failed + passed === 0) throw new Error(`no test of ${name} was run`);
  return failed;
}

async function measure(): Promise<Figure[]> {
  const calls = await failedOf('malformed-calls');
  const vectors = await failedOf('argument-vectors');
  return [
    figure({ name: 'failed tests of calls', value: calls, unit: '', versus: '20,000 malformed calls', atMost: 0 }),
    figure({ name: 'failed tests of vectors', value: vectors, unit: '', versus: '2,200 argument vectors', atMost: 0 }),
  ];
}

export const calling: Bench = {
  name: 'calls',
  about: '20,000 malformed calls and 2,200 argument vectors: none ends in an accident',
  run: measure,
};
