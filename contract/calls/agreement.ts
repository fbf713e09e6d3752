// Calls about how far raters agree. In the jobs process, since intervals are resampled.
import { z } from 'zod';
import type { Calls } from '../call.ts';
import { AgreementBy, AgreementPart, AgreementScope, DimensionAgreement } from '../agreement.ts';

export const agreementJobs = {
  /** Every dimension with levels that two raters or more have answered. */
  'agreement.dimensions': {
    input: AgreementScope,
    output: z.array(DimensionAgreement),
    reads: ['transcripts', 'facets', 'scores', 'labels', 'queues', 'gold', 'disputes', 'rubric', 'raters', 'settings'],
  },
  'agreement.by': {
    input: AgreementScope.extend({ dimension: z.string(), by: AgreementBy }),
    output: z.array(AgreementPart),
    reads: ['transcripts', 'facets', 'scores', 'labels', 'queues', 'gold', 'disputes', 'rubric', 'raters', 'settings'],
  },
} satisfies Calls;
