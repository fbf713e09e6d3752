// Calls behind the Library: ids in order, rows by key, facets with counts.
import { z } from 'zod';
import type { Calls } from '../call.ts';
import { DisputeState } from '../dispute.ts';
import { LabelState } from '../label.ts';
import { ScoreState } from '../score.ts';
import { FacetValue } from '../transcript.ts';

/** Sort by a column of the transcript table, a facet (`facet:NAME`) or a score (`score:GRADER.DIMENSION`). */
export const Sort = z.object({ column: z.string(), descending: z.boolean() });
export type Sort = z.infer<typeof Sort>;

/** The order in which transcripts came in: that of their keys. */
export const AS_IMPORTED: Sort = { column: 'key', descending: false };

/** `key` is the transcript's row number in this study file (small, for lists); `id` is its hash (for the world). */
export const LibraryRow = z.object({
  key: z.number(),
  id: z.string(),
  /** The producer's own id; '' where it gave none. */
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
   * The most pressing state among the disputes about its scores, and how many are in it; null without any, and while
   * scores are hidden.
   */
  dispute: z.object({ state: DisputeState, count: z.number() }).nullable(),
  /** Where the search words stand, as pieces of text; `hit` pieces are highlighted. */
  snippet: z.array(z.object({ text: z.string(), hit: z.boolean() })).nullable(),
});
export type LibraryRow = z.infer<typeof LibraryRow>;

export const FacetCounts = z.object({
  facet: z.string(),
  values: z.array(z.object({ value: FacetValue, count: z.number() })),
});
export type FacetCounts = z.infer<typeof FacetCounts>;

/** A filter with its order and its columns (their ids), kept under a name. */
export const View = z.object({
  name: z.string().min(1).max(80),
  filter: z.string().max(4000),
  sort: Sort,
  columns: z.array(z.string()),
});
export type View = z.infer<typeof View>;

const Filter = z.string().max(4000).describe('filter language of the search box and --where');

export const libraryCalls = {
  /**
   * Keys of a filter in order. Words that stand in much of the study are answered in parts: the first begins behind
   * `after` 0, each other behind what the one before gave as `next`, until that is null.
   */
  'library.keys': {
    input: z.object({ filter: Filter, sort: Sort, rater: z.string().nullable(), after: z.number().int().min(0) }),
    output: z.object({ keys: z.array(z.number()), next: z.number().nullable() }),
    reads: ['transcripts', 'facets', 'scores', 'labels', 'queues', 'rubric', 'gold', 'disputes'],
  },
  'library.rows': {
    input: z.object({ keys: z.array(z.number()).max(200), filter: Filter, rater: z.string().nullable() }),
    output: z.array(LibraryRow),
    reads: ['transcripts', 'facets', 'scores', 'labels', 'queues', 'disputes'],
  },
  /** Gives transcripts a facet, in place of what they have under that name. `keys` null: all that the filter finds. */
  'library.set_facet': {
    input: z.object({
      filter: Filter,
      keys: z.array(z.number()).nullable(),
      name: z.string().max(120),
      value: z.string().max(120),
    }),
    output: z.object({ changed: z.number() }),
    changes: ['facets'],
    repeatable: true,
  },
  'library.views': { input: z.object({}), output: z.array(View), reads: ['views'] },
  /** Keeps a view; one of the same name is replaced. */
  'library.save_view': { input: View, output: z.object({}), changes: ['views'], repeatable: true },
  'library.delete_view': {
    input: View.pick({ name: true }),
    output: z.object({}),
    changes: ['views'],
    repeatable: true,
  },
  /** Counts per facet value under the filter, each facet counted without its own constraint. */
  'library.facets': {
    input: z.object({ filter: Filter, rater: z.string().nullable() }),
    output: z.array(FacetCounts),
    reads: ['transcripts', 'facets', 'scores', 'labels', 'queues', 'rubric', 'gold', 'disputes'],
  },
  /** The same for where the rater's labels stand. */
  'library.label_states': {
    input: z.object({ filter: Filter, rater: z.string() }),
    output: z.record(LabelState, z.number()),
    reads: ['transcripts', 'facets', 'scores', 'labels', 'queues', 'rubric', 'gold', 'disputes'],
  },
} satisfies Calls;
