// The summary of times at the end of `npm test`: read from the reports of both runners and printed in lines.
import { expect, test } from 'vitest';
import { appFiles, timeLines } from '../../scripts/support/test-times.ts';

test('Playwright’s times are added up over groups and attempts, by file', () => {
  const spec = (file: string, ...durations: number[]): object => ({
    file,
    title: 'a test',
    tests: [{ status: 'expected', results: durations.map((duration) => ({ duration })) }],
  });
  const suites = [
    { specs: [spec('a.e2e.ts', 100)], suites: [{ specs: [spec('a.e2e.ts', 20, 3)] }] },
    { specs: [spec('b.e2e.ts', 7)] },
  ];
  expect(appFiles({ suites })).toEqual([
    { what: 'test/app/a.e2e.ts', ms: 123 },
    { what: 'test/app/b.e2e.ts', ms: 7 },
  ]);
});

test('stages are printed in order, then the ten slowest files', () => {
  const files = Array.from({ length: 12 }, (_, at) => ({ what: `f${at}`, ms: at * 1000 }));
  const lines = timeLines([{ what: 'unit tests', ms: 61_240 }], files);
  expect(lines.slice(0, 4)).toEqual([
    'time by stage:',
    '   61.2 s  unit tests',
    'the 10 slowest files:',
    '   11.0 s  f11',
  ]);
  expect(lines).toHaveLength(13);
});
