// Where the time of `npm test` goes: its stages, and the files of tests that took longest.
import { relative } from 'node:path';
import { z } from 'zod';
import { specsOf, Suite } from './app-report.ts';
import { root } from './shell.ts';

/** What something took, in milliseconds. */
export interface Took {
  what: string;
  ms: number;
}

const UnitReport = z.object({
  testResults: z.array(z.object({ name: z.string(), startTime: z.number(), endTime: z.number() })),
});

const AppReport = z.object({ suites: z.array(Suite) });

/** The files of vitest's JSON report. Throws ZodError for another report. */
export const unitFiles = (report: unknown): Took[] =>
  UnitReport.parse(report).testResults.map(({ name, startTime, endTime }) => ({
    what: relative(root, name),
    ms: endTime - startTime,
  }));

/** The files of Playwright's JSON report, with all tries of their tests. Throws ZodError for another report. */
export function appFiles(report: unknown): Took[] {
  const files = new Map<string, number>();
  for (const { file, tests } of AppReport.parse(report).suites.flatMap((suite) => specsOf(suite)))
    for (const { duration } of tests.flatMap(({ results }) => results))
      files.set(file, (files.get(file) ?? 0) + duration);
  return [...files].map(([file, ms]) => ({ what: `test/app/${file}`, ms }));
}

const LONGEST = 10;

/** In lines: each stage in the order in which it ran, then the files that took longest, the longest first. */
export function timeLines(stages: readonly Took[], files: readonly Took[]): string[] {
  const line = ({ what, ms }: Took): string => `${(ms / 1000).toFixed(1).padStart(7)} s  ${what}`;
  const longest = files.toSorted((a, b) => b.ms - a.ms).slice(0, LONGEST);
  return ['time by stage:', ...stages.map(line), `the ${longest.length} slowest files:`, ...longest.map(line)];
}
