// Rows for comparing scores: those that Inspect reads and those of a study.
import type { Score } from '../../../contract/score.ts';
import type { Json } from '../../../contract/transcript.ts';
import { isObject } from '../../../main/importers/read/lenient-json.ts';
import type { ToldScore } from './told.ts';

/** The compared parts of a score. `now` is the value after a person's edit; null without an edit. */
export interface Row {
  grader: string;
  dimension: string;
  state: string;
  label: string | null;
  explanation: string | null;
  now: Json;
  author: string | null;
  reason: string | null;
}

const leavesOf = (name: string, value: Json): [string, Json][] =>
  isObject(value) ? Object.entries(value) : [[name, value]];

/** Rows of a sample's scores, as read by Inspect. */
export function itsRows(scores: Readonly<Record<string, ToldScore>>): Row[] {
  return Object.entries(scores).flatMap(([grader, score]) => {
    const own = score.history[0] ?? score;
    const by = score.history.at(-1)?.by ?? null;
    const later = new Map(leavesOf(grader, score.value));
    return leavesOf(grader, own.value).map(([dimension, value]) => {
      const changed = by !== null && JSON.stringify(later.get(dimension)) !== JSON.stringify(value);
      return {
        grader,
        dimension,
        state: value === 'NaN' ? 'unscored' : 'scored',
        label: value === 'NaN' ? null : typeof value === 'string' ? value : JSON.stringify(value),
        explanation: own.explanation,
        now: changed ? (later.get(dimension) ?? null) : null,
        author: changed ? by.author : null,
        reason: changed ? by.reason : null,
      };
    });
  });
}

const textIn = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null);

/** Rows of a study's scores. */
export const ourRows = (scores: readonly Score[]): Row[] =>
  scores.map(({ grader, dimension, state, label, explanation, override }) => {
    const edit = isObject(override) ? override : {};
    const [author, reason] = [textIn(edit['author']), textIn(edit['reason'])];
    return { grader, dimension, state, label, explanation, now: edit['value'] ?? null, author, reason };
  });

/** The rows in a fixed order. */
export const sorted = (rows: readonly Row[]): Row[] =>
  rows.toSorted((a, b) => (`${a.grader} ${a.dimension}` < `${b.grader} ${b.dimension}` ? -1 : 1));
