// The shape of a statistic: numbers in, an answer out, with its name, source and the form of its input.
import { z } from 'zod';
import type { Estimate } from '../contract/estimate.ts';
import { REASONS, type Reason } from './reasons.ts';

/** The level of the intervals, as every statistic takes it. */
export const Confidence = z.number().gt(0).lt(1).default(0.95);

/** A remark that goes with an input and changes nothing. */
export const RECORD = z.string().optional().describe('for the record');

export const distinct = (values: readonly unknown[]): boolean => new Set(values).size === values.length;

/** Names that are told apart. */
export const Distinct = z.array(z.string()).min(1).refine(distinct, 'a label stands twice');

/** Shares this far from a sum of 1 were rounded; further, and they are no shares. */
const ROUNDED = 1e-6;

export const sumToOne = (shares: readonly number[]): boolean =>
  Math.abs(shares.reduce((total, share) => total + share, 0) - 1) <= ROUNDED;

/**
 * One statistic as people without a study see it (`touchstone stat NAME file.json`). `run` is the function that the
 * program itself uses; `source` is where its definition comes from.
 */
export interface Statistic<Input, Answer extends object> {
  name: string;
  about: string;
  source: string;
  input: z.ZodType<Input>;
  run: (input: Input) => Answer;
}

/** A statistic whose input is still to be checked; what the catalogue lists. */
export interface Listed {
  name: string;
  about: string;
  source: string;
  input: z.ZodType;
  /** Throws ZodError where the input has another form. */
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

/** Makes an Estimate: an end that is not a finite number becomes null, and null notes are left out. */
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
