// Tests whether a grader is as good as a rater, on transcripts with labels of several raters.
import { CONFIDENCE } from '../../../contract/estimate.ts';
import type { GraderQuestions } from '../../../contract/grader-questions.ts';
import { alternativeAnnotator } from '../../../statistics/questions/alternative-annotator.ts';
import { answersOn, raters, type Db } from '../../store/index.ts';
import type { Measured } from '../measured/index.ts';
import { alone, apart } from '../rates/index.ts';
import type { Gathered } from './gathered.ts';

/**
 * `rows`: the transcripts that are asked the dimension. Null if no transcript has labels of two raters who are not
 * known to have seen a grader's scores.
 */
export function alternativeOf(
  db: Db,
  rows: readonly Measured[],
  { dimension, kind, speaks }: Gathered,
  epsilon: number,
): GraderQuestions['alternative'] {
  const answers = new Map<number, Map<string, number>>();
  for (const { transcript, rater, level, blinded } of answersOn(db, dimension.name)) {
    if (blinded === false || level === null) continue;
    const by = answers.get(transcript) ?? new Map<string, number>();
    answers.set(transcript, by.set(rater, level));
  }
  const shared = rows.filter(({ key }) => (answers.get(key)?.size ?? 0) >= 2);
  const ids = [...new Set(shared.flatMap(({ key }) => [...(answers.get(key)?.keys() ?? [])]))].toSorted();
  if (ids.length < 2) return null;
  const names = new Map(raters(db).map(({ id, name }) => [id, name]));
  const found = alternativeAnnotator({
    units: shared.map(({ key }) => ids.map((id) => answers.get(key)?.get(id) ?? null)),
    grader: shared.map(({ level }) => level),
    raters: ids.map((id) => names.get(id) ?? id),
    // the distance of two levels counts only if levels have an order
    alignment: dimension.kind === 'ordinal' ? 'neg_rmse' : 'accuracy',
    epsilon,
    level: CONFIDENCE,
  });
  const equal = kind === 'simple random' || kind === 'no gold';
  const notes = equal
    ? []
    : ['it describes the transcripts that raters share, not the population they were drawn from'];
  // its interval describes transcripts like these, whatever the target of rates
  const clustered = [...alone(speaks), ...apart({ ...speaks, target: 'model' })];
  return { ...found, epsilon, notes: [...found.notes, ...notes, ...clustered] };
}
