// A second opinion on the raters' answers: the probability of each level by Dawid and Skene's model. It is shown beside
// labels and is never gold.
import type { Output } from '../../../contract/calls.ts';
import { newest } from '../../../contract/rules.ts';
import { dawidSkene } from '../../../statistics/agreement/dawid-skene.ts';
import { answersOn, onSnapshot, type Db } from '../../store/index.ts';
import { ratedMeasures } from '../agreement/index.ts';

/** Minimum number of raters: with fewer the model is not identified. */
const LEAST_RATERS = 3;

interface Vote {
  rater: string;
  rubric: number;
  level: number;
  place: number;
}

/** The probabilities of the levels for every transcript to which three raters or more have given a level. */
export function opinionsOn(db: Db, dimension: string): Output<'adjudicate.opinions'> {
  return onSnapshot(db, () => {
    const about = ratedMeasures(db).find((one) => one.dimension.name === dimension);
    const scale = about?.dimension.levels.map(({ value }) => value) ?? [];
    const votes = new Map<number, Vote[]>();
    for (const { transcript, rater, rubric, level } of answersOn(db, dimension)) {
      const place = level === null ? -1 : scale.indexOf(level);
      if (level !== null && place !== -1)
        votes.set(transcript, [...(votes.get(transcript) ?? []), { rater, rubric, level, place }]);
    }
    const items = [...votes]
      .map(([key, all]) => ({ key, all: newest(all) }))
      .filter(({ all }) => all.length >= LEAST_RATERS);
    if (items.length === 0) return { levels: scale, notes: [], transcripts: [] };
    const { posterior, notes } = dawidSkene.run({
      annotations: items.flatMap(({ key, all }) =>
        all.map(({ rater, place }): [number, string, number] => [key, rater, place]),
      ),
      items: items.map(({ key }) => key),
      raters: [...new Set(items.flatMap(({ all }) => all.map(({ rater }) => rater)))].sort(),
      n_classes: scale.length,
      smoothing: 0.01,
      init: 'best of several',
      iterations: 'until log-likelihood change < 1e-12',
    });
    return {
      levels: scale,
      notes,
      transcripts: items.map(({ key }, at) => ({ key, shares: [...(posterior[at] ?? [])] })),
    };
  });
}
