// One measure of a transcript as the desk shows it: what raters said, what stands, and what Enter would make gold.
import type { Output } from '../../contract/calls.ts';
import type { RaterLabel } from '../../contract/label.ts';
import type { Decision, Gold } from '../../contract/gold.ts';
import { measureNamed, measuresOf } from '../../contract/measures.ts';
import type { Dimension } from '../../contract/rubric.ts';
import { decide, holds, settle, votesOn } from '../../contract/rules.ts';
import { changeTo } from '../../contract/log.ts';
import { inOrder } from '../cards/evidence.ts';
import type { Draft } from './drafts.ts';
import type { Decided } from './session.ts';

export type Said = Output<'adjudicate.get'>;

export interface UnitView {
  dimension: Dimension;
  /** The labels that are weighed: those under the newest version that has an answer. */
  weighed: readonly RaterLabel[];
  /** Labels under earlier versions, which are not. */
  earlier: readonly RaterLabel[];
  gold: Gold | null;
  /** Gold that still rests on the labels as they are: it takes reopening to change it. */
  settled: boolean;
  draft: Draft;
  /** What Enter would make gold; null until a level is picked, where no majority suggests one. */
  proposal: Decision | null;
  /** No rater gave this level: a rationale is needed. */
  differs: boolean;
}

const answered = ({ answers }: RaterLabel, dimension: string): boolean =>
  ['level', 'cannot_judge'].includes(answers[dimension]?.state ?? '');

/** The measures that some rater answered, in the order of the newest rubric. */
export function answeredNames({ labels, rubrics }: Said): string[] {
  const names = new Set(labels.flatMap(({ answers }) => Object.keys(answers)));
  const newest = rubrics.at(-1);
  return newest === undefined ? [] : measuresOf(newest).flatMap(({ name }) => (names.has(name) ? [name] : []));
}

/** The level that is picked, else the one that stands, else what most raters say; undefined where none of these is. */
function levelOf({ labels }: Said, name: string, draft: Draft, stands: Gold | null): number | null | undefined {
  if (draft.level !== undefined) return draft.level;
  if (stands !== null) return stands.level;
  const suggested = settle('majority', labels, name);
  return suggested === null || 'reason' in suggested ? undefined : suggested.level;
}

function proposalOf(said: Said, name: string, draft: Draft, stands: Gold | null): Decision | null {
  const level = levelOf(said, name, draft, stands);
  const made = level === undefined ? null : decide(said.labels, name, level, draft.rationale.trim());
  if (made === null) return null;
  return {
    ...made,
    components: [...(draft.components ?? made.components)],
    evidence: inOrder(draft.evidence ?? made.evidence),
  };
}

/** The unit as it stands, with the draft on top; null where no version of the rubric has the dimension. */
export function viewOf(said: Said, name: string, draft: Draft): UnitView | null {
  const { labels, gold, rubrics } = said;
  const own = labels.filter((label) => answered(label, name));
  const version = Math.max(...own.map(({ rubric }) => rubric));
  const rubric = rubrics.find((one) => one.version === version);
  const dimension = rubric === undefined ? undefined : measureNamed(rubric, name);
  if (dimension === undefined) return null;
  const stands = gold.find((one) => one.dimension === name) ?? null;
  const proposal = proposalOf(said, name, draft, stands);
  const votes = votesOn(labels, name);
  return {
    dimension,
    weighed: own.filter(({ rubric }) => rubric === version),
    earlier: own.filter(({ rubric }) => rubric !== version),
    gold: stands,
    settled: stands !== null && holds(stands, votes),
    draft,
    proposal,
    differs: proposal !== null && !votes.some((vote) => vote.rubric === version && vote.level === proposal.level),
  };
}

/** What stands now, as the change that would bring it about again. */
export function standing({ gold }: UnitView): Decided {
  if (gold === null) return changeTo<Decision>(null);
  const { level, components, evidence, rationale, rule, rubric, labels } = gold;
  return changeTo({ level, components, evidence, rationale, rule, rubric, labels });
}
