// Calls behind the Library: ids in order, rows by key, facets with counts.
import { z } from 'zod';
import type { Calls } from '../call.ts';
import { LabelState } from '../label.ts';
import { FacetCounts, LibraryRow, Sort, View } from '../library.ts';

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
    input: z.object({ keys: z.array(z.number().int()).max(200), filter: Filter, rater: z.string().nullable() }),
    output: z.array(LibraryRow),
    reads: ['transcripts', 'facets', 'scores', 'labels', 'queues', 'disputes'],
  },
  /** Gives transcripts a facet, in place of what they have under that name. `keys` null: all that the filter finds. */
  'library.set_facet': {
    input: z.object({
      filter: Filter,
      keys: z.array(z.number().int()).nullable(),
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
