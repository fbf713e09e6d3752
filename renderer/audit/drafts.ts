// Unfinished work of an audit: own levels, and unfinished verdicts.
import { z } from 'zod';
import { Cause, Judgement, type Dispute } from '../../contract/dispute.ts';
import { Drafts } from '../desk/drafts.ts';

const verdicts = Judgement.options.map((option) => option.shape.verdict);

/** An unfinished verdict. */
export const Draft = z.object({ verdict: z.union(verdicts).nullable(), cause: Cause.nullable(), note: z.string() });
export type Draft = z.infer<typeof Draft>;

export const NO_DRAFT: Draft = { verdict: null, cause: null, note: '' };

export const drafts = new Drafts('audit', Draft);

/**
 * Own levels, chosen before the grader's level was shown (null: cannot be judged). An own level cannot be changed,
 * because the auditor has seen the grader's level since.
 */
export const picks = new Drafts('pick', z.object({ level: z.number().int().nullable() }));

/** The name of an own level: one level applies to all disputes about a dimension of a transcript. */
export const pickOf = ({ transcript, dimension }: Pick<Dispute, 'transcript' | 'dimension'>): string =>
  `pick ${transcript} ${dimension}`;
