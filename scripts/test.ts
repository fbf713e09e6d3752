// `npm test`: runs unit tests in Node, then the packaged app in the real Electron. `npm test -- unit` or `-- app` runs
// one kind.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readJson } from '../contract/json.ts';
import { freshBundles, freshSample } from './build.ts';
import { appUnderTest } from './support/app-under-test.ts';
import { command, root, run, say, Stop } from './support/shell.ts';
import { appFailures, failureLines, type Failure } from './support/test-failures.ts';
import { appFiles, timeLines, type Took } from './support/test-times.ts';
import { tool } from './support/tool.ts';
import { unitReport } from './support/unit-report.ts';

interface Outcome {
  passed: number;
  failed: number;
}

const AppReport = z.object({ stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }) });

const unitFile = join(root, 'test-results', 'unit.json');
const appFile = join(root, 'test-results', 'app.json');

/** A report as it was written; its readers parse it. */
const report = (file: string): unknown => readJson(readFileSync(file, 'utf8'));

/** A run that failed without a failed test (a crash, no test found) counts as one failure. */
const outcome = (passed: number, failed: number, status: number): Outcome => ({
  passed,
  failed: status !== 0 && failed === 0 ? 1 : failed,
});

const stages: Took[] = [];
const files: Took[] = [];
const failures: Failure[] = [];

/** Runs a stage and records its time, which is printed at the end. */
async function stage<T>(what: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const done = await work();
  stages.push({ what, ms: performance.now() - began });
  return done;
}

async function unit(filters: readonly string[]): Promise<Outcome> {
  await stage('bundles and sample study', async () => {
    await freshBundles();
    await freshSample();
  });
  rmSync(unitFile, { force: true });
  const [node, script] = tool('vitest');
  const { status } = await stage('unit tests', () => run(node, [script, 'run', ...filters]));
  const ran = unitReport(report(unitFile));
  files.push(...ran.files);
  failures.push(...ran.failures);
  return outcome(ran.passed, ran.failures.length, status);
}

async function app(filters: readonly string[]): Promise<Outcome> {
  const env = await stage('packaged app', appUnderTest);
  rmSync(appFile, { force: true });
  const [node, script] = tool('@playwright/test', 'playwright');
  const { status } = await stage('app tests', () => run(node, [script, 'test', ...filters], { env }));
  const document = report(appFile);
  files.push(...appFiles(document));
  failures.push(...appFailures(document));
  const { expected, unexpected, flaky } = AppReport.parse(document).stats;
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
  for (const line of timeLines(stages, files)) say(line);
  for (const line of failureLines(failures)) say(line);
  say('tests have ended');
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
});
