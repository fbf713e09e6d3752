// Runs the reference cases of a family through the catalogue and compares every expected key.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { catalogue } from '../../statistics/catalogue.ts';

const Json = z.json();
type Json = z.infer<typeof Json>;
const Case = z.object({
  id: z.string(),
  stat: z.string(),
  title: z.string(),
  input: z.record(z.string(), Json),
  /** Null if the input must be refused. */
  expected: z.record(z.string(), Json).nullable(),
  expect_refusal: z.boolean().default(false),
  tolerance: z.object({ abs: z.number(), rel: z.number() }),
});
export type Case = z.infer<typeof Case>;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Descriptions of all differences between the answer and the expected value. */
function differences(got: unknown, expected: Json, { abs, rel }: Case['tolerance'], at: string): string[] {
  if (typeof expected === 'number' && typeof got === 'number')
    return Math.abs(got - expected) <= abs + rel * Math.abs(expected) ? [] : [`${at}: ${got}, expected ${expected}`];
  if (Array.isArray(expected) && Array.isArray(got)) {
    if (expected.length !== got.length) return [`${at}: ${got.length} values, expected ${expected.length}`];
    return expected.flatMap((each, index) => differences(got[index], each, { abs, rel }, `${at}[${index}]`));
  }
  if (isRecord(expected) && isRecord(got))
    return Object.entries(expected).flatMap(([key, value]) =>
      differences(got[key], Json.parse(value), { abs, rel }, `${at}.${key}`),
    );
  return Object.is(got, expected) ? [] : [`${at}: ${JSON.stringify(got)}, expected ${JSON.stringify(expected)}`];
}

/** The cases of a file of test/fixtures/statistics. */
export const casesOf = (family: string): Case[] => {
  const file: unknown = JSON.parse(readFileSync(resolve('test/fixtures/statistics', `${family}.json`), 'utf8'));
  return z.union([z.array(Case), z.object({ cases: z.array(Case) }).transform(({ cases }) => cases)]).parse(file);
};

/**
 * Makes one test for each case of these statistics: every expected key equals the key of the same name in the answer.
 */
export function checkFamily(family: string, statistics: readonly string[]): void {
  describe(`reference values: ${family}`, () => {
    test.each(casesOf(family).filter(({ stat }) => statistics.includes(stat)))(
      '$stat $id: $title',
      ({ stat, input, expected, expect_refusal, tolerance }) => {
        const statistic = catalogue.find((each) => each.name === stat);
        expect(statistic, `${stat} is in the catalogue`).toBeDefined();
        if (expect_refusal) {
          expect(() => statistic?.run(input)).toThrow(z.ZodError);
          return;
        }
        expect(differences(statistic?.run(input), expected, tolerance, stat)).toEqual([]);
      },
    );
  });
}
