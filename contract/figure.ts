// A figure: its choices, how it is saved, and its contents as a file.
import { z } from 'zod';
import { LONGEST_FILTER, LONGEST_NAME, LONGEST_TITLE } from './limits.ts';
import { FigureDrawing, FigureKind } from './drawing.ts';
import { RateKind } from './rates.ts';
import { FacetValue } from './transcript.ts';
import { Seal } from './seal.ts';

/**
 * The choices behind a figure. '' means none (no grader, no split, no filter); for dimension and facet it means the
 * first one.
 */
export const FigureChoice = z.object({
  dimension: z.string(),
  grader: z.string(),
  by: z.string(),
  split: z.string(),
  filter: z.string().max(LONGEST_FILTER),
  at: z.number().int().optional().describe('the lowest level that counts as an event; without it, that of the rubric'),
  event: z
    .string()
    .max(1000)
    .optional()
    .describe('a composite outcome as a line of text, in place of dimension and level'),
  without: z.boolean().optional().describe('evaluation-aware transcripts are left out'),
  together: z.enum(['bonferroni', 'max_t']).optional().describe('the intervals of all groups hold together'),
  below: z.number().gt(0).lt(1).optional().describe('the bound that each rate is tested to be below'),
  again: z.boolean().optional().describe('with intervals that hold at every look'),
  margin: z
    .number()
    .gt(0)
    .lt(1)
    .optional()
    .describe('the margin within which the compared groups are tested to be equivalent'),
  figure: FigureKind,
  log: z.boolean().optional().describe('the axis of lines is logarithmic'),
  rate: RateKind.describe('the rate that lines draw'),
  first: FacetValue.optional().describe('two groups that are compared'),
  second: FacetValue.optional(),
  rates: z.array(RateKind).min(1).max(3).optional().describe('the rates that rows and slopes draw; without it, all'),
  title: z.string().max(200).optional(),
  rate_title: z.string().max(LONGEST_TITLE).optional().describe('of the axis of rates'),
  facet_title: z.string().max(LONGEST_TITLE).optional().describe('of the axis of the facet'),
});
export type FigureChoice = z.infer<typeof FigureChoice>;

/** Maximum size of a figure. A usual one has a few kB; a much larger one is a defect and is refused. */
const MOST_BYTES = 32_000_000;

const MOST_ROWS = 100_000;

/** The table behind a figure: what CSV and JSONL are written from. A missing value is null. */
export const FigureTable = z.object({
  head: z.array(z.string().max(4000)).max(400),
  rows: z.array(z.array(z.union([z.string().max(100_000), z.number(), z.null()])).max(400)).max(MOST_ROWS),
});
export type FigureTable = z.infer<typeof FigureTable>;

/** A figure as it was published; later changes of the data do not change it. `at`: an ISO time. */
export const Published = z.object({
  at: z.string(),
  drawing: FigureDrawing,
  table: FigureTable,
  seal: Seal.optional().describe('of the study when it was frozen; figures of older studies have none'),
});
export type Published = z.infer<typeof Published>;

const FigureName = z.string().trim().min(1).max(LONGEST_NAME);

/** A saved figure. `published`: null unless it is frozen. */
export const FigureView = z.object({ name: FigureName, choice: FigureChoice, published: Published.nullable() });
export type FigureView = z.infer<typeof FigureView>;

export const FigureContent = z.discriminatedUnion('as', [
  z.object({ as: z.enum(['svg', 'tex', 'md']), text: z.string().max(MOST_BYTES) }),
  z.object({
    as: z.enum(['png', 'pdf']),
    bytes: z.instanceof(Uint8Array).refine(({ length }) => length <= MOST_BYTES, 'The figure is too large'),
  }),
  z.object({ as: z.enum(['csv', 'jsonl']), table: FigureTable }),
]);
export type FigureContent = z.infer<typeof FigureContent>;
