// Gold levels as examples for a grader's author: the rubric's words, the reasons people gave, the evidence, and the
// graders' answers.
import type { RaterLabel } from '../../../contract/label.ts';
import type { Message } from '../../../contract/transcript.ts';
import {
  excerptOf,
  groupOf,
  type Asked,
  type FewShotRow,
  type GoldRow,
  type Rationale,
} from '../../exporters/index.ts';
import { allMessages, scoresOf, submittedOn } from '../../store/index.ts';
import { dimensionOf, levelRead, type Context } from './context.ts';
import { goldRows } from './gold-rows.ts';

/** A grader's level on a dimension of the rubric. */
export interface Graded {
  grader: string;
  dimension: string;
  level: number;
  explanation: string | null;
}

/** Every score of a transcript that the current mappings map to a level. */
export const gradedIn = (context: Context, key: number): Graded[] =>
  scoresOf(context.db, key).flatMap((score) =>
    context.readsOf(score).flatMap((read) => {
      const level = levelRead(read, score);
      const { grader, explanation } = score;
      return level === null ? [] : [{ grader, dimension: read.dimension, level, explanation }];
    }),
  );

/** The rubric's words on the dimension of a gold level. */
function askedOf(context: Context, { dimension, rubric_version }: GoldRow): Asked {
  const about = dimensionOf(context, rubric_version, dimension);
  return {
    question: about?.question ?? '',
    why: about?.why ?? '',
    levels: about?.levels.map(({ value, name, anchor }) => ({ value, name, anchor })) ?? [],
    rules: about?.rules ?? [],
  };
}

/** Reasons in people's words: of the person who decided, then of the raters behind the decision. A rule gives none. */
function rationalesOf(row: GoldRow, labels: readonly RaterLabel[]): Rationale[] {
  const decided: Rationale[] =
    row.rule === 'adjudicated' && row.rationale !== ''
      ? [{ by: 'adjudicator', name: row.decided_by, level: row.level, text: row.rationale }]
      : [];
  const behind = new Set(row.labels.map(({ rater_id }) => rater_id));
  const noted = labels.flatMap(({ rater, rater_name, label, answers }): Rationale[] => {
    const answer = answers[row.dimension];
    const note = label.dimensions[row.dimension]?.note ?? '';
    const text = answer?.state === 'cannot_judge' && note === '' ? answer.reason : note;
    if (!behind.has(rater) || answer === undefined || text === '') return [];
    return [{ by: 'rater', name: rater_name, level: answer.state === 'level' ? answer.level : null, text }];
  });
  return [...decided, ...noted];
}

/**
 * The gold levels of a transcript as examples, and its messages; nothing if there are none. `shared`: the group of its
 * siblings.
 */
export function examplesOf(context: Context, key: number, shared: string): { rows: FewShotRow[]; messages: Message[] } {
  const gold = goldRows(context, key).filter(({ level }) => level !== null);
  if (gold.length === 0) return { rows: [], messages: [] };
  const messages = allMessages(context.db, key);
  const labels = submittedOn(context.db, key);
  const graded = gradedIn(context, key);
  const rows = gold.map((row) => ({
    ...row,
    group: groupOf(shared),
    siblings: shared,
    asked_as: askedOf(context, row),
    rationales: rationalesOf(row, labels),
    grader_levels: graded
      .filter(({ dimension }) => dimension === row.dimension)
      .map(({ grader, level }) => ({ grader, level, correct: level === row.level })),
    excerpt: excerptOf(messages, row.spans),
  }));
  return { rows, messages };
}
