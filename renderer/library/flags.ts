// Inputs of the planner: typed shares, and the flags of a design.
import type { Design, Stratum } from '../../contract/queue.ts';

/** A share typed in per cent; null if the text is not a share. */
export function share(text: string): number | null {
  const value = Number(text) / 100;
  return text.trim() !== '' && value >= 0 && value <= 1 ? value : null;
}

/** The part of the design that draws flagged transcripts separately; null if the design has none. */
export function flagsIn(design: Design | string): Extract<Design, { kind: 'flagged' }> | null {
  if (typeof design === 'string') return null;
  const targeted = design.kind === 'audit_mix' ? design.rest : design;
  return targeted.kind === 'flagged' ? targeted : null;
}

/** Number of transcripts that the design's grader flags, from the strata of a preview. */
export const flaggedIn = (strata: readonly Stratum[] | undefined): number =>
  strata?.find(({ key }) => key.endsWith('flagged') && !key.endsWith('unflagged'))?.population ?? 0;
