// `npm test`: unit tests in Node, then the packaged app in the real Electron. `npm test -- unit` or `-- app` runs one
// kind.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { appUnderTest } from './support/app-under-test.ts';
import { runWithDisplay } from './support/launch.ts';
import { command, root, run, say, Stop } from './support/shell.ts';
import { tool } from './support/tool.ts';

interface Outcome {
  passed: number;
  failed: number;
}

const UnitReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number(), success: z.boolean() });
const AppReport = z.object({ stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }) });

const unitFile = join(root, 'test-results', 'unit.json');
const appFile = join(root, 'test-results', 'app.json');

function report(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** A run that ended badly without a failed test (a crash, no test found) counts as one failure. */
const outcome = (passed: number, failed: number, status: number): Outcome => ({
  passed,
  failed: status !== 0 && failed === 0 ? 1 : failed,
});

async function unit(filters: readonly string[]): Promise<Outcome> {
  rmSync(unitFile, { force: true });
  const [node, script] = tool('vitest');
  const { status } = await run(node, [script, 'run', ...filters]);
  const { numPassedTests, numFailedTests } = UnitReport.parse(report(unitFile));
  return outcome(numPassedTests, numFailedTests, status);
}

async function app(filters: readonly string[]): Promise<Outcome> {
  const env = await appUnderTest();
  rmSync(appFile, { force: true });
  const [node, script] = tool('@playwright/test', 'playwright');
  const status = await runWithDisplay(node, [script, 'test', ...filters], { env });
  const { expected, unexpected, flaky } = AppReport.parse(report(appFile)).stats;
  return outcome(expected, unexpected + flaky, status);
}

const KINDS = { unit, app };

await command(async () => {
  const [kind, ...filters] = process.argv.slice(2);
  if (kind !== undefined && kind !== 'unit' && kind !== 'app')
    throw new Stop(`there are unit and app tests, not ${kind}`);
  const outcomes: Outcome[] = [];
  for (const run of kind === undefined ? [KINDS.unit, KINDS.app] : [KINDS[kind]]) outcomes.push(await run(filters));
  const passed = outcomes.reduce((sum, one) => sum + one.passed, 0);
  const failed = outcomes.reduce((sum, one) => sum + one.failed, 0);
  say('tests have ended');
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
});
