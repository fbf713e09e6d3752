// What `npm test` says of failed tests at its end: read from the reports of both runners, and told in lines.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../scripts/support/shell.ts';
import { appFailures, failureLines, unitFailures } from '../../scripts/support/test-failures.ts';

test('vitest: failed tests, and files that could not be run', () => {
  const good = { fullName: 'fine', status: 'passed', failureMessages: [] };
  const bad = { fullName: 'group bad', status: 'failed', failureMessages: ['AssertionError: 1 is not 2'] };
  const testResults = [
    { name: join(root, 'test', 'a.test.ts'), status: 'failed', message: '', assertionResults: [good, bad] },
    { name: join(root, 'test', 'b.test.ts'), status: 'failed', message: 'no module c', assertionResults: [] },
    { name: join(root, 'test', 'd.test.ts'), status: 'passed', message: '', assertionResults: [good] },
  ];
  expect(unitFailures({ testResults })).toEqual([
    { file: join('test', 'a.test.ts'), test: 'group bad', error: 'AssertionError: 1 is not 2' },
    { file: join('test', 'b.test.ts'), test: '', error: 'no module c' },
  ]);
});

test('Playwright: failed and flaky tests in groups, and errors outside of tests', () => {
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

test('told with the first lines of the error, without colours; nothing where nothing failed', () => {
  const error = `\u001B[31mError\u001B[39m: seen\n\n${Array.from({ length: 20 }, (_, at) => `line ${at}`).join('\n')}`;
  const lines = failureLines([{ file: 'test/a.test.ts', test: 'bad', error }]);
  expect(lines.slice(0, 4)).toEqual(['1 failure:', 'test/a.test.ts > bad', '    Error: seen', '    line 0']);
  expect(lines).toHaveLength(8);
  expect(failureLines([])).toEqual([]);
});
