// Drafts: unfinished input that is not recorded yet, by the thing that it is about.
import { z } from 'zod';
import type { Adjudication } from './gold.ts';
import type { DisputeName } from './dispute.ts';

/** `document` is JSON; the place that writes it also reads it. */
export const KeptDraft = z.object({ about: z.string().min(1).max(2000), document: z.string().max(2_000_000) });
export type KeptDraft = z.infer<typeof KeptDraft>;

/** What the draft of a decision on one dimension of a transcript is about. */
export const goldDraft = ({ transcript, dimension }: Pick<Adjudication, 'transcript' | 'dimension'>): string =>
  `gold ${transcript} ${dimension}`;

/** What the draft of a verdict on a dispute is about. */
export const auditDraft = ({ transcript, dimension, grader, kind, against }: DisputeName): string =>
  `audit ${JSON.stringify([transcript, dimension, grader, kind, against])}`;
