// Calls about published rates: from the grader, from gold, and corrected. In the jobs process, since they read
// whole columns.
import { z } from 'zod';
import type { Calls } from '../call.ts';
import { FigureView } from '../figure.ts';
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
  'findings.views': { input: z.object({}), output: z.array(FigureView), reads: ['views'] },
  /** Keeps a figure; one of the same name is replaced. */
  'findings.save_view': { input: FigureView, output: z.object({}), changes: ['views'], repeatable: true },
  'findings.delete_view': {
    input: FigureView.pick({ name: true }),
    output: z.object({}),
    changes: ['views'],
    repeatable: true,
  },
} satisfies Calls;

export const findingsJobs = {
  'findings.rates': {
    input: RatesWish,
    output: RatesReport,
    reads: ['transcripts', 'facets', 'scores', 'labels', 'queues', 'gold', 'mappings', 'rubric', 'settings'],
  },
  /** The same rates, allowing for the rater errors that agreement implies. */
  'findings.latent': {
    input: RatesWish,
    output: LatentReport,
    reads: ['transcripts', 'facets', 'scores', 'labels', 'queues', 'gold', 'mappings', 'rubric', 'raters', 'settings'],
  },
  /** Of two groups of these rates. */
  'findings.difference': {
    input: RatesWish.extend({ first: RateRow.shape.group, second: RateRow.shape.group }),
    output: RateDifference,
    reads: ['transcripts', 'facets', 'scores', 'labels', 'queues', 'gold', 'mappings', 'rubric', 'settings'],
  },
} satisfies Calls;
