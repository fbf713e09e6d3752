// What is begun in an audit: own levels that were picked, and verdicts that are being made.
import { z } from 'zod';
import { Cause, Judgement, type Dispute } from '../../contract/dispute.ts';
import { Drafts } from '../desk/drafts.ts';

const verdicts = Judgement.options.map((option) => option.shape.verdict);

/** A verdict that is being made. */
export const Draft = z.object({ verdict: z.union(verdicts).nullable(), cause: Cause.nullable(), note: z.string() });
export type Draft = z.infer<typeof Draft>;

export const NO_DRAFT: Draft = { verdict: null, cause: null, note: '' };

export const drafts = new Drafts('audit', Draft);

/**
 * Levels picked before the grader's was shown (null: cannot be judged). The grader's level has been seen since, so a
 * pick cannot be changed.
 */
export const picks = new Drafts('pick', z.object({ level: z.number().int().nullable() }));

/** What a pick is about: one level holds for all disputes about a dimension of a transcript. */
export const pickOf = ({ transcript, dimension }: Pick<Dispute, 'transcript' | 'dimension'>): string =>
  `pick ${transcript} ${dimension}`;
