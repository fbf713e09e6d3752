// Disputes as rows, and the failures among them for a grader's author: as examples, and as a regression set.
import type { Dispute } from '../../../contract/dispute.ts';
import {
  disputeColumns,
  excerptOf,
  failureColumns,
  groupOf,
  regressionColumns,
  type DisputeExportRow,
  type FailureRow,
  type RegressionRow,
} from '../../exporters/index.ts';
import { allMessages, disputesOf, readings, scoresOf, type Db } from '../../store/index.ts';
import { aboutOf, levelName, newestRubric, type Context } from './context.ts';
import { goldRows, questionOf } from './gold-rows.ts';
import { tablePlan, type Plan, type TableFormat, type Wish } from './files.ts';
import { siblingsOf } from './siblings.ts';

/** What explains the level of a dispute's grader, as it is now. */
function explanations(db: Db, key: number): (dispute: Dispute) => string | null {
  const scores = scoresOf(db, key);
  const mappings = readings(db).map(({ mapping }) => mapping);
  return ({ grader, dimension }) => {
    const on = mappings.find((one) => one.grader === grader && one.dimension === dimension)?.score_dimension;
    return scores.find((one) => one.grader === grader && one.dimension === on)?.explanation ?? null;
  };
}

/** What was decided, in columns. */
const decided = ({ decision }: Dispute): Pick<DisputeExportRow, 'verdict' | 'cause' | 'note'> => ({
  verdict: decision?.judgement.verdict ?? null,
  cause: decision !== null && 'cause' in decision.judgement ? decision.judgement.cause : null,
  note: decision?.note ?? null,
});

function disputeRowsOf(context: Context, key: number): DisputeExportRow[] {
  const disputes = disputesOf(context.db, key);
  if (disputes.length === 0) return [];
  const about = aboutOf(context, key);
  const explained = explanations(context.db, key);
  const name = (one: Dispute, level: number | null): string | null =>
    levelName(context, newestRubric(context), one.dimension, level);
  return disputes.map((one) => ({
    ...about,
    dimension: one.dimension,
    kind: one.kind,
    state: one.state,
    grader: one.grader,
    level: one.level,
    level_name: name(one, one.level),
    against: one.against === '' ? null : (context.raters.get(one.against) ?? one.against),
    other: one.other,
    other_name: name(one, one.other),
    weight: one.weight,
    explanation: explained(one),
    ...decided(one),
    own_level: one.decision?.own.level ?? null,
    own_from: one.decision?.own.from ?? null,
    decided_by: one.decision === null ? null : (context.raters.get(one.decision.rater) ?? one.decision.rater),
    decided_at: one.decision?.at ?? null,
    rubric_version: one.decision?.rubric ?? null,
  }));
}

/** Every dispute of these transcripts. */
export const disputesPlan = (wish: Wish, context: Context, as: TableFormat, keys: readonly number[]): Plan =>
  tablePlan(wish, as, { keys, rowsOf: (key) => disputeRowsOf(context, key) }, disputeColumns(context.facets));

/**
 * The level that a grader missed gold with, null where the dispute is no failure of it: what was found wrong stays one
 * after a newer version gets it right, and what was found defensible, or gold's own fault, never was.
 */
function missedWith({ kind, state, level, decision }: Dispute): number | null {
  if (kind !== 'gold') return null;
  if (decision === null) return state === 'settled' ? null : level;
  return decision.judgement.verdict !== 'grader_wrong' ? null : state === 'settled' ? decision.level : level;
}

function failuresOf(context: Context, key: number, siblings: ReadonlyMap<number, string>): RegressionRow[] {
  const { db } = context;
  const gold = goldRows(context, key).filter(({ level }) => level !== null);
  const missed = disputesOf(db, key).flatMap((dispute) => {
    const level = missedWith(dispute);
    const row = gold.find(({ dimension }) => dimension === dispute.dimension);
    return level === null || row === undefined ? [] : [{ dispute, level, row }];
  });
  if (missed.length === 0) return [];
  const messages = allMessages(db, key);
  const explained = explanations(db, key);
  const shared = siblings.get(key) ?? '';
  return missed.map(({ dispute, level, row }) => ({
    ...row,
    group: groupOf(shared),
    siblings: shared,
    question: questionOf(context, row),
    excerpt: excerptOf(messages, row.spans),
    grader: dispute.grader,
    grader_level: level,
    grader_level_name: levelName(context, row.rubric_version, row.dimension, level),
    // what it says now explains another level than the one it missed with
    explanation: dispute.state === 'settled' ? null : explained(dispute),
    ...decided(dispute),
    messages,
  }));
}

/** What graders got wrong, as examples. */
export function failuresPlan(wish: Wish, context: Context, keys: readonly number[]): Plan {
  const siblings = siblingsOf(context.db, keys);
  const rowsOf = (key: number): FailureRow[] => failuresOf(context, key, siblings);
  return tablePlan(wish, 'jsonl', { keys, rowsOf }, failureColumns(context.facets));
}

/** The same with whole transcripts, to run a grader on. */
export function regressionPlan(wish: Wish, context: Context, keys: readonly number[]): Plan {
  const siblings = siblingsOf(context.db, keys);
  return tablePlan(
    wish,
    'jsonl',
    { keys, rowsOf: (key) => failuresOf(context, key, siblings) },
    regressionColumns(context.facets),
  );
}
