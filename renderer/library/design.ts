// The form of a sample, and the design that it describes.
import type { Allocation, Design, ScoreFrom, ScoreName } from '../../contract/queue.ts';

/**
 * The fields of the form. Numbers are stored as text until they are read, because a field may contain anything while it
 * is edited.
 */
export interface SampleDraft {
  kind: Exclude<Design['kind'], 'audit_mix'>;
  n: string;
  by: string;
  allocation: Allocation;
  /** `grader` and `dimension` of a score, in the form of `scoreKey`. */
  score: string;
  threshold: string;
  /** An event of several conditions, which defines flags instead of one score and a threshold. */
  event: string;
  /** Share in per cent drawn at random from all transcripts, in addition to a targeted draw. */
  random: string;
  overlap: string;
}

export const EMPTY_DRAFT: SampleDraft = {
  kind: 'random',
  n: '100',
  by: 'scenario',
  allocation: 'proportional',
  score: '',
  threshold: '',
  event: '',
  random: '20',
  overlap: '',
};

export const scoreKey = ({ grader, dimension }: ScoreName): string => JSON.stringify([grader, dimension]);

const number = (text: string): number | null =>
  text.trim() === '' || !Number.isFinite(Number(text)) ? null : Number(text);

/** A whole number of at least 1; null for any other text. */
export function wholeNumber(text: string): number | null {
  const value = number(text);
  return value !== null && Number.isInteger(value) && value >= 1 ? value : null;
}

/** The scores that flag an event, or a sentence about what is wrong with the event; null without an event. */
export type EventFlags = readonly ScoreFrom[] | string | null;

function targeted(
  draft: SampleDraft,
  scores: readonly ScoreName[],
  flags: EventFlags,
): Exclude<Design, { kind: 'audit_mix' }> | string {
  const score = scores.find((one) => scoreKey(one) === draft.score);
  const threshold = number(draft.threshold);
  switch (draft.kind) {
    case 'random':
      return { kind: 'random' };
    case 'stratified':
      if (draft.allocation === 'neyman' && score === undefined) return 'Choose the grader whose scores vary';
      return { kind: 'stratified', by: [draft.by], allocation: draft.allocation, score: score ?? null };
    case 'disagreement': {
      const same = scores.filter((one) => one.dimension === score?.dimension);
      return same.length < 2 ? 'Choose a dimension that two graders scored' : { kind: 'disagreement', scores: same };
    }
    case 'flagged':
    case 'uncertainty':
      if (score === undefined) return 'Choose the grader';
      if (draft.kind === 'flagged' && flags !== null) return byEvent(flags);
      return threshold === null
        ? 'Enter the lowest score that the grader flags'
        : { kind: draft.kind, score, threshold };
  }
}

function byEvent(flags: NonNullable<EventFlags>): Extract<Design, { kind: 'flagged' }> | string {
  if (typeof flags === 'string') return flags;
  const [first, ...or] = flags;
  return first === undefined ? 'The event has no conditions' : { kind: 'flagged', ...first, or };
}

/** The design of the form, or a sentence about what is missing. */
export function designOf(draft: SampleDraft, scores: readonly ScoreName[], flags: EventFlags = null): Design | string {
  const design = targeted(draft, scores, flags);
  if (typeof design === 'string' || design.kind === 'random' || draft.random.trim() === '') return design;
  const share = number(draft.random);
  if (share === null || share < 0 || share >= 100) return 'The random part is a share of 0 to 99 per cent';
  return share === 0 ? design : { kind: 'audit_mix', random_share: share / 100, rest: design };
}
