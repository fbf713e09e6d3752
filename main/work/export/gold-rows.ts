// The rows of gold: the decision on each dimension and flag of a transcript, and the labels behind it.
import type { LabelBehind } from '../../../contract/gold.ts';
import type { GoldRow } from '../../exporters/index.ts';
import { blindedBehind, goldOf } from '../../store/index.ts';
import { factsOf, levelName, pointed, scaleType, type Context } from './context.ts';

const wordsOf = (context: Context, { answer, rubric }: LabelBehind, dimension: string): string | null => {
  if (answer.state === 'level') return levelName(context, rubric, dimension, answer.level);
  return answer.state === 'text' ? answer.text : answer.reason;
};

/** The gold of one transcript. */
export function goldRows(context: Context, key: number): GoldRow[] {
  const gold = goldOf(context.db, key);
  if (gold.length === 0) return [];
  const { about } = factsOf(context, key);
  return gold.map(({ dimension, level, components, evidence, rationale, rule, rubric, labels, rater, at }) => ({
    ...about,
    ...context.drawnFor(key, dimension),
    ...context.countedFor(key, dimension, level),
    dimension,
    scale_type: scaleType(context, rubric, dimension),
    level,
    level_name: levelName(context, rubric, dimension, level),
    rule,
    decided_by: rater === null ? null : (context.raters.get(rater) ?? rater),
    decided_by_id: rater,
    decided_at: at,
    rationale,
    components,
    spans: pointed(context.db, key, evidence),
    blinded: blindedBehind(labels),
    labels: labels.map((one) => ({
      rater_name: one.rater_name,
      rater_id: one.rater,
      state: one.answer.state,
      level: one.answer.state === 'level' ? one.answer.level : null,
      words: wordsOf(context, one, dimension),
      blinded: one.blinded,
      rubric_version: one.rubric,
      updated_at: one.updated_at,
    })),
    rubric_name: context.rubrics.get(rubric)?.name ?? '',
    rubric_version: rubric,
  }));
}
