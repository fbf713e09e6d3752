// Calls about published rates: from the grader, from gold, and corrected. The jobs process answers them, since they
// read whole columns.
import { z } from 'zod';
import { MOST_FACETS, MOST_GROUPS } from '../limits.ts';
import { topicsBut, type Calls } from '../call.ts';
import { GroupLook, PrintStyle, StudyLooks } from '../drawing.ts';
import { FigureView, Published } from '../figure.ts';
import { Clusters, Inference, Target } from '../inference.ts';
import { LatentReport, RateDifference, RateRow, RatesReport, RatesWish } from '../rates.ts';

export const findingsCalls = {
  /** The target and the clusters of the study's intervals. */
  'findings.inference': { input: z.object({}), output: Inference, reads: ['settings', 'facets', 'transcripts'] },
  'findings.set_inference': {
    input: z.object({ target: Target.optional(), clusters: z.union([Clusters, z.literal('auto')]).optional() }),
    output: Inference,
    changes: ['settings'],
    repeatable: true,
  },
  /** The looks of figures, and the values of these facets in the order of their first transcript. */
  'findings.looks': {
    input: z.object({ facets: z.array(z.string()).max(MOST_FACETS) }),
    output: StudyLooks,
    reads: ['settings', 'facets', 'transcripts'],
  },
  /** How all figures of the study are printed. */
  'findings.set_print': { input: PrintStyle, output: z.object({}), changes: ['settings'], repeatable: true },
  /**
   * Order, names and looks of the groups of a facet, in all figures of the study; an empty list restores the default.
   */
  'findings.set_groups': {
    input: z.object({ facet: z.string(), groups: z.array(GroupLook).max(MOST_GROUPS) }),
    output: z.object({}),
    changes: ['settings'],
    repeatable: true,
  },
  'findings.views': { input: z.object({}), output: z.array(FigureView), reads: ['views'] },
  /** Saves a figure; it replaces one of the same name, unless that is frozen. */
  'findings.save_view': {
    input: FigureView.pick({ name: true, choice: true }),
    output: z.object({}),
    changes: ['views'],
    repeatable: true,
  },
  /** Deletes a figure that is not frozen. */
  'findings.delete_view': {
    input: FigureView.pick({ name: true }),
    output: z.object({}),
    changes: ['views'],
    repeatable: true,
  },
  'findings.rename_view': {
    input: FigureView.pick({ name: true }).extend({ to: FigureView.shape.name }),
    output: z.object({}),
    changes: ['views'],
    repeatable: false,
  },
  /** The order of the saved figures. */
  'findings.order_views': {
    input: z.object({ names: z.array(z.string()).max(10_000) }),
    output: z.object({}),
    changes: ['views'],
    repeatable: true,
  },
  /** Freezes a figure as it is published; null unfreezes it. */
  'findings.publish_view': {
    input: FigureView.pick({ name: true }).extend({ published: Published.omit({ seal: true }).nullable() }),
    output: z.object({}),
    changes: ['views'],
    repeatable: true,
  },
} satisfies Calls;

export const findingsJobs = {
  'findings.rates': {
    input: RatesWish,
    output: RatesReport,
    reads: topicsBut('views', 'raters', 'packets', 'drafts'),
  },
  /** The same rates, allowing for the rater errors that agreement implies. */
  'findings.latent': {
    input: RatesWish,
    output: LatentReport,
    reads: topicsBut('views', 'packets', 'drafts'),
  },
  /** The difference of two groups of these rates. */
  'findings.difference': {
    input: RatesWish.extend({ first: RateRow.shape.group, second: RateRow.shape.group }),
    output: RateDifference,
    reads: topicsBut('views', 'raters', 'packets', 'drafts'),
  },
} satisfies Calls;
