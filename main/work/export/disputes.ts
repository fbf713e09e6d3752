// Disputes as rows: the score, the evidence against it, and the decision.
import { causeOf, type Dispute } from '../../../contract/dispute.ts';
import { disputeColumns, type DisputeExportRow } from '../../exporters/index.ts';
import { disputesOf, scoresOf } from '../../store/index.ts';
import { aboutOf, levelName, newestRubric, type Context } from './context.ts';
import { tablePlan, type Plan, type TableFormat, type Wish } from './files.ts';

/** The explanation of the grader's current level. */
export function explanations({ db, readsOf }: Context, key: number): (dispute: Dispute) => string | null {
  const scores = scoresOf(db, key);
  return ({ grader, dimension }) =>
    scores.find((one) => one.grader === grader && readsOf(one).some((read) => read.dimension === dimension))
      ?.explanation ?? null;
}

/** The decision in columns. */
export const decided = ({ decision }: Dispute): Pick<DisputeExportRow, 'verdict' | 'cause' | 'note'> => ({
  verdict: decision?.judgement.verdict ?? null,
  cause: decision === null ? null : causeOf(decision.judgement),
  note: decision?.note ?? null,
});

function disputeRowsOf(context: Context, key: number): DisputeExportRow[] {
  const disputes = disputesOf(context.db, key);
  if (disputes.length === 0) return [];
  const about = aboutOf(context, key);
  const explained = explanations(context, key);
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
export const disputesPlan = (wish: Wish, context: Context, as: TableFormat, transcripts: readonly number[]): Plan =>
  tablePlan(wish, as, { transcripts, rowsOf: (key) => disputeRowsOf(context, key) }, disputeColumns(context.facets));
