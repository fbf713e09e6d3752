// The summary of failed tests at the end of `npm test`: read from the reports of both runners and printed in lines.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../scripts/support/shell.ts';
import { appFailures, failureLines } from '../../scripts/support/test-failures.ts';
import { tool } from '../../scripts/support/tool.ts';
import { unitReport, type UnitReport } from '../../scripts/support/unit-report.ts';

/** Runs test files in a temporary folder; returns the reporter's output, with file names instead of paths. */
function reported(files: Record<string, string>): UnitReport {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-report-'));
  try {
    const reporter = JSON.stringify(join(root, 'scripts/support/unit-report.ts'));
    const config = `import { UnitReporter } from ${reporter};
      export default { test: { globals: true, pool: 'threads', reporters: [new UnitReporter('report.json')] } };`;
    for (const [name, text] of Object.entries({ ...files, 'vitest.config.mjs': config }))
      writeFileSync(join(folder, name), text);
    const [node, script] = tool('vitest');
    const { status } = spawnSync(node, [script, 'run'], { cwd: folder });
    expect(status).toBe(1);
    const report = unitReport(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')));
    const failures = report.failures.map((failure) => ({ ...failure, file: basename(failure.file) }));
    return { ...report, failures: failures.toSorted((a, b) => (a.file < b.file ? -1 : 1)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('the report of vitest has failed tests, failed hooks of groups and files, and files that could not run', () => {
  const { passed, failed, failures, files } = reported({
    'a.test.js': `
      test('fine', () => {});
      describe('group', () => test('bad', () => expect(1).toBe(2)));
      describe('other', () => {
        describe('within', () => {
          beforeAll(() => { throw new Error('no study'); });
          test('never run', () => {});
        });
        afterAll(() => { throw new Error('not gone'); });
        test('run before', () => {});
      });`,
    'b.test.js': `beforeAll(() => { throw new Error('no folder'); }); test('never run', () => {});`,
    'c.test.js': `import './missing.js'; test('never collected', () => {});`,
  });
  expect({ passed, failed, files: files.map(({ ms }) => ms > 0) }).toEqual({
    passed: 2,
    failed: 1,
    files: [true, true, true],
  });
  expect(failures.map(({ file, test: name }) => ({ file, name }))).toEqual([
    { file: 'a.test.js', name: 'afterAll of other' },
    { file: 'a.test.js', name: 'beforeAll of other > within' },
    { file: 'a.test.js', name: 'group > bad' },
    { file: 'b.test.js', name: 'beforeAll' },
    { file: 'c.test.js', name: '' },
  ]);
  const words = ['not gone', 'no study', 'expected 1 to be 2', 'no folder', './missing.js'];
  for (const [at, word] of words.entries()) expect(failures[at]?.error).toContain(word);
});

test('the report of Playwright has failed and flaky tests in groups, and errors outside of tests', () => {
  const result = (...messages: string[]): object => ({ duration: 1, errors: messages.map((message) => ({ message })) });
  const spec = (title: string, status: string, ...results: object[]): object => ({
    file: 'a.e2e.ts',
    title,
    tests: [{ status, results }],
  });
  const suites = [
    {
      specs: [spec('good', 'expected', result())],
      suites: [{ specs: [spec('bad', 'unexpected', result('first')), spec('odd', 'flaky', result('once'), result())] }],
    },
  ];
  expect(appFailures({ suites, errors: [{ message: 'no tests found' }] })).toEqual([
    { file: 'test/app/a.e2e.ts', test: 'bad', error: 'first' },
    { file: 'test/app/a.e2e.ts', test: 'odd', error: 'once' },
    { file: 'test/app', test: '', error: 'no tests found' },
  ]);
});

test('a failure is printed with the first lines of its error, without colours; no failures print nothing', () => {
  const error = `\u001B[31mError\u001B[39m: seen\n\n${Array.from({ length: 20 }, (_, at) => `line ${at}`).join('\n')}`;
  const lines = failureLines([{ file: 'test/a.test.ts', test: 'bad', error }]);
  expect(lines.slice(0, 4)).toEqual(['1 failure:', 'test/a.test.ts > bad', '    Error: seen', '    line 0']);
  expect(lines).toHaveLength(8);
  expect(failureLines([])).toEqual([]);
});
