// The form of a statistic: its function, name, source and input schema.
import { z } from 'zod';
import type { Estimate } from '../contract/estimate.ts';
import { REASONS, type Reason } from './reasons.ts';

/** The level of the intervals, the same input in every statistic. */
export const Confidence = z.number().gt(0).lt(1).default(0.95);

/** A text in the input that is not used in the computation. */
export const RECORD = z.string().optional().describe('not used in the computation');

export const distinct = (values: readonly unknown[]): boolean => new Set(values).size === values.length;

/** Names without duplicates. */
export const Distinct = z.array(z.string()).min(1).refine(distinct, 'a label must not be listed twice');

/** Shares whose sum differs from 1 by less than this were rounded; others are rejected. */
const ROUNDED = 1e-6;

export const sumToOne = (shares: readonly number[]): boolean =>
  Math.abs(shares.reduce((total, share) => total + share, 0) - 1) <= ROUNDED;

/**
 * One statistic for use without a study (`touchstone stat NAME file.json`). `run` is the function that the program
 * itself uses; `source` is the reference for its definition.
 */
export interface Statistic<Input, Answer extends object> {
  name: string;
  about: string;
  source: string;
  input: z.ZodType<Input>;
  run: (input: Input) => Answer;
}

/** A statistic whose input is not checked yet; the catalogue lists these. */
export interface Listed {
  name: string;
  about: string;
  source: string;
  input: z.ZodType;
  /** Throws ZodError if the input does not match the schema. */
  run: (input: unknown) => object;
}

export const listed = <Input, Answer extends object>({
  name,
  about,
  source,
  input,
  run,
}: Statistic<Input, Answer>): Listed => ({
  name,
  about,
  source,
  input,
  run: (given) => run(input.parse(given)),
});

export interface EstimateParts {
  estimate: number | null;
  low?: number | null;
  high?: number | null;
  level: number;
  n: number;
  method: string;
  notes?: readonly (string | null)[];
}

/** Makes an Estimate: an end that is not a finite number becomes null, and null notes are removed. */
export function estimateOf({
  estimate,
  low = null,
  high = null,
  level,
  n,
  method,
  notes = [],
}: EstimateParts): Estimate {
  const finite = (value: number | null): number | null => (value !== null && Number.isFinite(value) ? value : null);
  const known = finite(estimate);
  return {
    estimate: known,
    low: known === null ? null : finite(low),
    high: known === null ? null : finite(high),
    level,
    n,
    method,
    notes: notes.filter((note) => note !== null),
  };
}

/** An estimate without a value, with the reason in its notes. */
export const undefinedEstimate = (
  reason: Reason,
  about: { level: number; n: number; method: string },
  ...notes: string[]
): Estimate => estimateOf({ ...about, estimate: null, notes: [REASONS[reason], ...notes] });
