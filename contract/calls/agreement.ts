// Calls about agreement of raters. The jobs process answers them, since their intervals are resampled.
import { z } from 'zod';
import { topicsBut, type Calls } from '../call.ts';
import { AgreementBy, AgreementPart, AgreementScope, DimensionAgreement } from '../agreement.ts';

export const agreementJobs = {
  /** Every dimension with levels that two raters or more have answered. */
  'agreement.dimensions': {
    input: AgreementScope,
    output: z.array(DimensionAgreement),
    reads: topicsBut('views', 'mappings', 'packets', 'drafts'),
  },
  'agreement.by': {
    input: AgreementScope.extend({ dimension: z.string(), by: AgreementBy }),
    output: z.array(AgreementPart),
    reads: topicsBut('views', 'mappings', 'packets', 'drafts'),
  },
} satisfies Calls;
