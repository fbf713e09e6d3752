// The difference of two graders' AUC on the same transcripts, with DeLong's covariance.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { pOfZ, zAt } from '../distributions.ts';
import { at, mean } from '../lists.ts';
import type { Interval } from '../rates/proportion.ts';
import { REASONS } from '../reasons.ts';
import { Confidence, estimateOf, undefinedEstimate, type Statistic } from '../statistic.ts';
import { delongVariance, placements } from './auroc.ts';
import { Binaries, Numbers, notAsLong, sameLength } from './inputs.ts';

export interface AurocDifference extends Estimate {
  auc1: number | null;
  auc2: number | null;
  diff: number | null;
  se: number | null;
  /** Null if the graders rank all transcripts in the same order. */
  z: number | null;
  p: number | null;
  ci: Interval | null;
}

/**
 * AUC of `a` less AUC of `b` on the same transcripts, with its interval and z-test. DeLong, DeLong & Clarke-Pearson
 * 1988.
 */
export function aurocDifference(paired: {
  gold: ArrayLike<number>;
  a: ArrayLike<number>;
  b: ArrayLike<number>;
  level: number;
}): AurocDifference {
  const { gold, level } = paired;
  const about = { level, n: gold.length, method: 'difference of AUC on the same transcripts, DeLong interval' };
  const [first, second] = [placements({ scores: paired.a, gold }), placements({ scores: paired.b, gold })];
  if (first.positives.length === 0 || first.negatives.length === 0) {
    const none = { auc1: null, auc2: null, diff: null, se: null, z: null, p: null, ci: null };
    return { ...undefinedEstimate(gold.length === 0 ? 'no_data' : 'single_class', about), ...none };
  }
  const [auc1, auc2] = [mean(first.positives), mean(second.positives)];
  const diff = auc1 - auc2;
  // the variance of the difference: both variances minus twice the covariance, exactly 0 for graders that rank alike
  const spread = delongVariance({
    positives: first.positives.map((placed, index) => placed - at(second.positives, index)),
    negatives: first.negatives.map((placed, index) => placed - at(second.negatives, index)),
  });
  if (spread === null) {
    const none = { se: null, z: null, p: null, ci: null };
    return { ...estimateOf({ ...about, estimate: diff, notes: [REASONS.n_too_small] }), auc1, auc2, diff, ...none };
  }
  const se = Math.sqrt(spread);
  const half = zAt(level) * se;
  const ci: Interval = [diff - half, diff + half];
  if (se === 0)
    return {
      ...estimateOf({ ...about, estimate: diff, notes: [REASONS.zero_variance] }),
      auc1,
      auc2,
      diff,
      se,
      z: null,
      p: null,
      ci,
    };
  return {
    ...estimateOf({ ...about, estimate: diff, low: ci[0], high: ci[1] }),
    auc1,
    auc2,
    diff,
    se,
    z: diff / se,
    p: pOfZ(diff / se),
    ci,
  };
}

const Input = z
  .strictObject({ gold: Binaries, score_a: Numbers, score_b: Numbers, confidence: Confidence })
  .refine(({ gold, score_a: a, score_b: b }) => sameLength(gold, a, b), notAsLong('gold', 'score_a', 'score_b'));

export const aurocPairedDelong: Statistic<z.infer<typeof Input>, AurocDifference> = {
  name: 'auroc_paired_delong',
  about: 'the difference of two AUCs on the same transcripts, with its interval and test',
  source: 'DeLong, DeLong & Clarke-Pearson 1988',
  input: Input,
  run: ({ gold, score_a: a, score_b: b, confidence: level }) => aurocDifference({ gold, a, b, level }),
};
