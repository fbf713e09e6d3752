// A list of disputes: what it is narrowed to, and how many each choice would show.
import { z } from 'zod';
import { Cause, DisputeKind } from './dispute.ts';

/** `undecided`: open and reopened ones. */
export const DisputeShow = z.enum(['undecided', 'reopened', 'decided', 'settled', 'all']);
export type DisputeShow = z.infer<typeof DisputeShow>;

/** What a list of disputes is narrowed to; '' leaves it open. */
export const DisputeChoice = z.object({
  show: DisputeShow,
  kind: z.union([DisputeKind, z.literal('')]),
  grader: z.string(),
  dimension: z.string(),
  scenario: z.string(),
  cause: z.union([Cause, z.literal('')]),
});
export type DisputeChoice = z.infer<typeof DisputeChoice>;

const Counts = z.array(z.object({ value: z.string(), count: z.number() }));

/** How many disputes each choice would show, commonest first, each counted without its own. */
export const DisputeCounts = z.object({
  show: z.record(DisputeShow, z.number()),
  kind: Counts,
  grader: Counts,
  dimension: Counts,
  scenario: Counts,
  cause: Counts,
});
export type DisputeCounts = z.infer<typeof DisputeCounts>;
