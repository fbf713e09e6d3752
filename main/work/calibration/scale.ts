// What a grader gave and how it is read, for the person who says how to read it.
import type { GraderScale } from '../../../contract/calls/calibrate.ts';
import { graders, readingOf, requireGrader, scoreColumn, type Db } from '../../store/index.ts';
import { dimensionNamed } from '../measured.ts';

/** So many different words are offered; a grader with more gives explanations, not answers. */
const MOST_WORDS = 12;

function given(db: Db, grader: string, dimension: string): GraderScale['scores'][number] {
  const counts = new Map<string, number>();
  let [n, low, high] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { state, value, label } of scoreColumn(db, { grader, dimension }).values()) {
    if (state !== 'scored') continue;
    n += 1;
    if (value !== null) [low, high] = [Math.min(low, value), Math.max(high, value)];
    if (label !== null && String(value) !== label.trim()) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const words = [...counts].sort(([, a], [, b]) => b - a).map(([word]) => word);
  return {
    dimension,
    n,
    low: Number.isFinite(low) ? low : null,
    high: Number.isFinite(high) ? high : null,
    words: words.length > MOST_WORDS ? [] : words,
  };
}

/** How this grader is read on the dimension, and all that it scored. Throws `not_found`, `bad_input` for a written dimension. */
export function graderScale(db: Db, { grader, dimension: name }: { grader: string; dimension: string }): GraderScale {
  const { dimension } = dimensionNamed(db, name);
  requireGrader(db, grader);
  return {
    mapping: readingOf(db, grader, dimension),
    scores: graders(db).flatMap((one) => (one.grader === grader ? [given(db, grader, one.dimension)] : [])),
  };
}
