// The list of transcripts: its rows, their order, counts of facets, and saved views.
import { z } from 'zod';
import { LONGEST_FILTER, LONGEST_NAME } from './limits.ts';
import { DisputeState } from './dispute.ts';
import { LabelState } from './label.ts';
import { ScoreState } from './score.ts';
import { FacetValue } from './transcript.ts';

/** Sort by a column of the transcript table, a facet (`facet:NAME`) or a score (`score:GRADER.DIMENSION`). */
export const Sort = z.object({ column: z.string(), descending: z.boolean() });
export type Sort = z.infer<typeof Sort>;

/** The order of import: that of the keys. */
export const AS_IMPORTED: Sort = { column: 'key', descending: false };

/**
 * `key` is the transcript's row number in this study file (small, for lists); `id` is its hash (the same in every
 * study).
 */
export const LibraryRow = z.object({
  key: z.number(),
  id: z.string(),
  /** The producer's own id; '' if there is none. */
  source_id: z.string(),
  title: z.string(),
  facets: z.record(z.string(), FacetValue),
  messages: z.number(),
  label: LabelState,
  labels: z.number().describe('raters who submitted a label'),
  /** null while a blind queue hides them from this rater. */
  scores: z
    .array(
      z.object({
        grader: z.string(),
        dimension: z.string(),
        state: ScoreState,
        value: z.number().nullable(),
        label: z.string().nullable(),
      }),
    )
    .nullable(),
  /**
   * The most urgent state among the disputes about its scores, and how many have it. Null without disputes, and while
   * scores are hidden.
   */
  dispute: z.object({ state: DisputeState, count: z.number() }).nullable(),
});
export type LibraryRow = z.infer<typeof LibraryRow>;

/** The text around the first hit of a search in a transcript, as pieces; `hit` pieces are highlighted. */
export const Snippet = z.array(z.object({ text: z.string(), hit: z.boolean() }));
export type Snippet = z.infer<typeof Snippet>;

export const FacetCounts = z.object({
  facet: z.string(),
  values: z.array(z.object({ value: FacetValue, count: z.number() })),
});
export type FacetCounts = z.infer<typeof FacetCounts>;

/** A saved view: a filter with its order and its columns (their ids), under a name. */
export const View = z.object({
  name: z.string().min(1).max(LONGEST_NAME),
  filter: z.string().max(LONGEST_FILTER),
  sort: Sort,
  columns: z.array(z.string()),
});
export type View = z.infer<typeof View>;

/**
 * A list of the Library whose transcripts are opened one after another in Label; of a long list, the part around one
 * transcript.
 */
export const Listed = z.object({ filter: z.string().max(LONGEST_FILTER), sort: Sort, around: z.number().int() });
export type Listed = z.infer<typeof Listed>;
