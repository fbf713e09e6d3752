// One measure of a transcript as shown on the desk: the raters' answers, the current gold, and the level that Enter
// would make gold.
import type { Output } from '../../contract/calls.ts';
import type { RaterLabel } from '../../contract/label.ts';
import type { Decision, Gold } from '../../contract/gold.ts';
import { measureNamed, measuresOf } from '../../contract/measures.ts';
import type { Dimension } from '../../contract/rubric.ts';
import { decide, holds, newest, settle, votesOn, type Vote } from '../../contract/rules.ts';
import { changeTo } from '../../contract/log.ts';
import { inOrder } from '../cards/evidence.ts';
import { levelText } from '../cards/rater-texts.ts';
import type { Draft } from './drafts.ts';
import type { Decided } from './session.ts';

export type RatedTranscript = Output<'adjudicate.get'>;

export interface UnitView {
  dimension: Dimension;
  /** The labels that count: those under the newest version of the rubric that has an answer. */
  weighed: readonly RaterLabel[];
  /** Labels under earlier versions, which do not count. */
  earlier: readonly RaterLabel[];
  gold: Gold | null;
  /** Whether the gold still rests on the current labels; it can then be changed only by reopening. */
  settled: boolean;
  draft: Draft;
  /**
   * Whether a level is chosen, or the unit has gold. Until then the adjudicator sees neither the raters' names nor the
   * second opinion, because both would influence the choice.
   */
  picked: boolean;
  /** The decision that Enter would make gold; null until a level is chosen, unless all raters gave the same one. */
  proposal: Decision | null;
  /** Why the proposed level needs a reason, as a sentence without its end; null if it needs none. */
  objection: string | null;
}

const answered = ({ answers }: RaterLabel, dimension: string): boolean =>
  ['level', 'cannot_judge'].includes(answers[dimension]?.state ?? '');

/** The measures that any rater answered, in the order of the newest rubric. */
export function answeredNames({ labels, rubrics }: RatedTranscript): string[] {
  const names = new Set(labels.flatMap(({ answers }) => Object.keys(answers)));
  const newest = rubrics.at(-1);
  return newest === undefined ? [] : measuresOf(newest).flatMap(({ name }) => (names.has(name) ? [name] : []));
}

/** The level that the rule gives for the labels (null: cannot be judged); undefined if the rule decides nothing. */
function ruled(rule: 'unanimous' | 'majority', { labels }: RatedTranscript, name: string): number | null | undefined {
  const decision = settle(rule, labels, name);
  return decision === null || 'reason' in decision ? undefined : decision.level;
}

/**
 * The chosen level; otherwise the gold; otherwise the level that all raters gave, unless gold differs. If raters
 * differ, no level is proposed, because adjudicators would accept the majority without reading.
 */
function levelOf(
  rated: RatedTranscript,
  name: string,
  draft: Draft,
  gold: Gold | null,
  settled: boolean,
): number | null | undefined {
  if (draft.level !== undefined) return draft.level;
  if (gold !== null && settled) return gold.level;
  const agreed = ruled('unanimous', rated, name);
  return gold === null || gold.level === agreed ? agreed : undefined;
}

function proposalOf(
  rated: RatedTranscript,
  name: string,
  draft: Draft,
  level: number | null | undefined,
): Decision | null {
  const made = level === undefined ? null : decide(rated.labels, name, level, draft.rationale.trim());
  if (made === null) return null;
  return {
    ...made,
    components: [...(draft.components ?? made.components)],
    evidence: inOrder(draft.evidence ?? made.evidence),
  };
}

/** Why choosing this level requires a reason: no rater gave it, or most raters gave another. */
function objectionTo(
  level: number | null,
  rated: RatedTranscript,
  weighed: readonly Vote[],
  dimension: Dimension,
): string | null {
  if (!weighed.some((vote) => vote.level === level)) return `No rater gave ${levelText(level, dimension)}`;
  const most = ruled('majority', rated, dimension.name);
  return most === undefined || most === level ? null : `Most raters gave ${levelText(most, dimension)}`;
}

/** The current unit with its draft; null if no version of the rubric has the dimension. */
export function viewOf(rated: RatedTranscript, name: string, draft: Draft): UnitView | null {
  const { labels, gold, rubrics } = rated;
  const own = labels.filter((label) => answered(label, name));
  const version = Math.max(...own.map(({ rubric }) => rubric));
  const rubric = rubrics.find((one) => one.version === version);
  const dimension = rubric === undefined ? undefined : measureNamed(rubric, name);
  if (dimension === undefined) return null;
  const stands = gold.find((one) => one.dimension === name) ?? null;
  const votes = votesOn(labels, name);
  const settled = stands !== null && holds(stands, votes);
  const proposal = proposalOf(rated, name, draft, levelOf(rated, name, draft, stands, settled));
  return {
    dimension,
    weighed: own.filter(({ rubric }) => rubric === version),
    earlier: own.filter(({ rubric }) => rubric !== version),
    gold: stands,
    settled,
    draft,
    picked: settled || draft.level !== undefined,
    proposal,
    objection: proposal === null ? null : objectionTo(proposal.level, rated, newest(votes), dimension),
  };
}

/** The current decision, as the change that would restore it. */
export function standing({ gold }: UnitView): Decided {
  if (gold === null) return changeTo<Decision>(null);
  const { level, components, evidence, rationale, rule, rubric, labels } = gold;
  return changeTo({ level, components, evidence, rationale, rule, rubric, labels });
}
