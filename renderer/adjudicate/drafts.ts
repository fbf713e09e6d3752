// Unfinished decisions: their differences from the proposal that follows from the raters' labels.
import { z } from 'zod';
import { Evidence } from '../../contract/evidence.ts';
import { Drafts } from '../desk/drafts.ts';

/** The values that the adjudicator changed; an undefined field follows from the raters' labels. */
export const Draft = z.object({
  level: z.number().int().nullable().optional(),
  components: z.array(z.string()).optional(),
  evidence: z.array(Evidence).optional(),
  rationale: z.string(),
});
export type Draft = z.infer<typeof Draft>;

export const NO_DRAFT: Draft = { rationale: '' };

export const drafts = new Drafts('gold', Draft);
