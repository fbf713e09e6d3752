// Calls behind the Library: ids in order, rows by key, facets with counts.
import { z } from 'zod';
import { LabelState } from '../label.ts';
import { ScoreState } from '../score.ts';
import { FacetValue } from '../transcript.ts';

/** Sort by a column of the transcript table, a facet (`facet:NAME`) or a score (`score:GRADER.DIMENSION`). */
export const Sort = z.object({ column: z.string(), descending: z.boolean() });
export type Sort = z.infer<typeof Sort>;

/** `key` is the transcript's row number in this study file (small, for lists); `id` is its hash (for the world). */
export const LibraryRow = z.object({
  key: z.number(),
  id: z.string(),
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
  /** Where the search words stand, as pieces of text; `hit` pieces are highlighted. */
  snippet: z.array(z.object({ text: z.string(), hit: z.boolean() })).nullable(),
});
export type LibraryRow = z.infer<typeof LibraryRow>;

export const FacetCounts = z.object({
  facet: z.string(),
  values: z.array(z.object({ value: FacetValue, count: z.number() })),
});
export type FacetCounts = z.infer<typeof FacetCounts>;

const Filter = z.string().max(4000).describe('filter language of the search box and --where');

export const libraryCalls = {
  'library.keys': {
    input: z.object({ filter: Filter, sort: Sort, rater: z.string().nullable() }),
    output: z.object({ keys: z.array(z.number()) }),
  },
  'library.rows': {
    input: z.object({ keys: z.array(z.number()).max(200), filter: Filter, rater: z.string().nullable() }),
    output: z.array(LibraryRow),
  },
  /** Counts per facet value under the filter, each facet counted without its own constraint. */
  'library.facets': { input: z.object({ filter: Filter, rater: z.string().nullable() }), output: z.array(FacetCounts) },
};
