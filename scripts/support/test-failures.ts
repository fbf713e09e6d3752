// The failed tests in the output of `npm test`: read from the reports of both runners, and listed again at the end.
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';
import { specsOf, Suite } from './app-report.ts';
import { root } from './shell.ts';

/** A test that failed, or a file that could not be run (its test is then the empty text). */
export interface Failure {
  file: string;
  test: string;
  error: string;
}

const UnitReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
});

/** The failures of vitest's JSON report. Throws ZodError for another report. */
export function unitFailures(report: unknown): Failure[] {
  return UnitReport.parse(report).testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(root, name);
    const failed = assertionResults.filter((one) => one.status === 'failed');
    // vitest calls a file failed without a failed test where its imports or hooks threw
    if (failed.length === 0 && status === 'failed') return [{ file, test: '', error: message }];
    return failed.map((one) => ({ file, test: one.fullName, error: (one.failureMessages ?? []).join('\n') }));
  });
}

const ErrorText = z.object({ message: z.string().optional() });
const AppReport = z.object({ suites: z.array(Suite), errors: z.array(ErrorText).optional() });

/** The failures of Playwright's JSON report, with those outside of any test. Throws ZodError for another report. */
export function appFailures(report: unknown): Failure[] {
  const { suites, errors = [] } = AppReport.parse(report);
  const text = (all: readonly z.infer<typeof ErrorText>[]): string => all.map(({ message }) => message).join('\n');
  const failed = suites
    .flatMap((suite) => specsOf(suite))
    .flatMap(({ file, title, tests }) =>
      tests
        .filter(({ status }) => status === 'unexpected' || status === 'flaky')
        .map(({ results }) => {
          const first = results.find((result) => (result.errors ?? []).length > 0);
          return { file: `test/app/${file}`, test: title, error: text(first?.errors ?? []) };
        }),
    );
  return errors.length === 0 ? failed : [...failed, { file: 'test/app', test: '', error: text(errors) }];
}

const LINES = 6;

/** In lines: each failure with its file, its test and the first lines of its error; none if nothing failed. */
export function failureLines(failures: readonly Failure[]): string[] {
  if (failures.length === 0) return [];
  return [
    failures.length === 1 ? '1 failure:' : `${failures.length} failures:`,
    ...failures.flatMap(({ file, test, error }) => [
      test === '' ? file : `${file} > ${test}`,
      ...stripVTControlCharacters(error)
        .split('\n')
        .filter((line) => line.trim() !== '')
        .slice(0, LINES)
        .map((line) => `    ${line}`),
    ]),
  ];
}
