// Compares two graders on the transcripts that both scored: which is right more often, and by how much they differ.
import { CONFIDENCE } from '../../../contract/estimate.ts';
import type { Versus } from '../../../contract/calibration.ts';
import { compareGraders } from '../../../statistics/calibration/compare.ts';
import { estimateOf } from '../../../statistics/statistic.ts';
import { clusterOf, weightOf, type Gathered } from './gathered.ts';

function notesOf(first: Gathered, second: Gathered, n: number): string[] {
  const alone = [first, second].map(({ units }) => units.length - n);
  const [only, other] = alone;
  return [
    ...(only !== 0 || other !== 0
      ? [`${only} transcripts have a score of the first only, ${other} of the second only: both are left out`]
      : []),
    ...(first.weights === undefined
      ? []
      : [
          'gold was drawn with unequal inclusion probabilities: each transcript is weighted by 1 / its inclusion probability; counts are of transcripts',
        ]),
    ...(first.kind === 'by hand' ? ['gold was chosen by hand: the comparison describes only these transcripts'] : []),
  ];
}

/** The first minus the second. The second flags at the threshold of its mapping. */
export function versusOf(first: Gathered, second: Gathered, threshold: number | null): Versus {
  const others = new Map(second.units.map(({ key, score }) => [key, score]));
  const pairs = first.units.flatMap((unit) => {
    const other = others.get(unit.key);
    return other === undefined ? [] : [{ ...unit, other, event: unit.gold >= first.at.value ? 1 : 0 }];
  });
  const { accuracy, f1, mcc, kappa, auc } = compareGraders(
    {
      gold: pairs.map(({ event }) => event),
      a: { scores: pairs.map(({ score }) => score), threshold },
      b: { scores: pairs.map(({ other }) => other), threshold: second.threshold },
      clusters: first.clusters === undefined ? undefined : pairs.map(clusterOf),
      weights: first.weights === undefined ? undefined : pairs.map(weightOf),
    },
    { level: CONFIDENCE },
  );
  const { b, c, exact_p, midp, p } = accuracy;
  return {
    grader: first.wish.grader,
    versus: second.wish.grader,
    thresholds: [threshold, second.threshold],
    n: pairs.length,
    accuracy: { ...estimateOf(accuracy), b, c, exact_p, midp, p },
    f1,
    mcc,
    kappa,
    auc,
    notes: notesOf(first, second, pairs.length),
  };
}
