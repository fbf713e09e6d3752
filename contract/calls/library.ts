// Calls behind the Library: transcripts in order, their rows, facets with counts.
import { z } from 'zod';
import { LONGEST_FILTER, LONGEST_TITLE, MOST_READ } from '../limits.ts';
import { FILTER_TOPICS, type Calls } from '../call.ts';
import { LabelState } from '../label.ts';
import { FacetCounts, LibraryRow, Snippet, Sort, View } from '../library.ts';

const Filter = z.string().max(LONGEST_FILTER).describe('filter language of the search box and --where');

export const libraryCalls = {
  /**
   * The keys of a filter's transcripts, in order. A search for frequent words is answered in parts: `after` is 0 for
   * the first part, then the `next` of the previous part, until that is null.
   */
  'library.transcripts': {
    input: z.object({ filter: Filter, sort: Sort, rater: z.string().nullable(), after: z.number().int().min(0) }),
    output: z.object({ transcripts: z.array(z.number()), next: z.number().nullable() }),
    reads: FILTER_TOPICS,
  },
  'library.rows': {
    input: z.object({ transcripts: z.array(z.number().int()).max(MOST_READ), rater: z.string().nullable() }),
    output: z.array(LibraryRow),
    reads: ['transcripts', 'facets', 'scores', 'labels', 'queues', 'disputes'],
  },
  /** Snippets of the transcripts with the words of the filter. A call of its own, because it reads their text. */
  'library.snippets': {
    input: z.object({ transcripts: z.array(z.number().int()).max(MOST_READ), filter: Filter }),
    output: z.array(z.object({ key: z.number(), snippet: Snippet })),
    reads: ['transcripts'],
  },
  /** Sets a facet of `transcripts` (null: of all that match the filter), replacing its former value. */
  'library.set_facet': {
    input: z.object({
      filter: Filter,
      transcripts: z.array(z.number().int()).nullable(),
      name: z.string().max(LONGEST_TITLE),
      value: z.string().max(LONGEST_TITLE),
    }),
    output: z.object({ changed: z.number() }),
    changes: ['facets'],
    repeatable: true,
  },
  'library.views': { input: z.object({}), output: z.array(View), reads: ['views'] },
  /** Saves a view; it replaces one of the same name. */
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
    reads: FILTER_TOPICS,
  },
  /** The same counts for the states of the rater's labels. */
  'library.label_states': {
    input: z.object({ filter: Filter, rater: z.string() }),
    output: z.record(LabelState, z.number()),
    reads: FILTER_TOPICS,
  },
} satisfies Calls;
