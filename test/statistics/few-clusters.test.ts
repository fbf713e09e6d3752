// Bootstraps over few clusters: their intervals are stretched within the range of the statistic, with a note.
import { describe, expect, test } from 'vitest';
import type { Estimate } from '../../contract/estimate.ts';
import { clustersDrawn, estimateOver, shareOver } from '../../statistics/agreement/redraws.ts';
import { clusterBootstrap } from '../../statistics/calibration/clusters.ts';
import { shownMeasures } from '../../statistics/calibration/ordinal.ts';
import { metricsOf } from '../../statistics/calibration/weighted.ts';
import { leavingOut } from '../../statistics/rates/left-out.ts';
import { wilson } from '../../statistics/rates/proportion.ts';

const LEVEL = 0.95;
/** Student's t at 97.5 % with 4 degrees of freedom, from a table, and the normal quantile. */
const [T4, Z] = [2.7764451052, 1.9599639845];
const STRETCH = (T4 / Z) * Math.sqrt(5 / 4);

/** Clusters of ten, of which the cluster at `at` has `right[at]` verdicts that agree with gold. */
function inTens(right: readonly number[]): { gold: (0 | 1)[]; a: (0 | 1)[]; cluster: string[] } {
  const all = right.flatMap((many, cluster) =>
    Array.from({ length: 10 }, (_, unit) => ({ cluster, hit: unit < many })),
  );
  return {
    gold: all.map((_, at) => (at % 2 === 0 ? 1 : 0)),
    a: all.map(({ hit }, at) => ((at % 2 === 0) === hit ? 1 : 0)),
    cluster: all.map(({ cluster }) => `task ${cluster}`),
  };
}

const accuracyOf = (right: readonly number[]): ReturnType<typeof clusterBootstrap.run> =>
  clusterBootstrap.run({ ...inTens(right), confidence: LEVEL, seed: 1, replicates: 2000 });

const note = (clusters: number): string => `only ${clusters} clusters: the interval is approximate`;

describe('fewer than ten clusters', () => {
  test('stretch the interval by t / z and the root of G / (G - 1), with a note', () => {
    const { estimate, low, high, percentile95, notes } = accuracyOf([3, 4, 5, 6, 7]);
    const [from, to] = percentile95 ?? [0, 0];
    expect(estimate).toBe(0.5);
    expect(low).toBeCloseTo(0.5 - STRETCH * (0.5 - from), 8);
    expect(high).toBeCloseTo(0.5 + STRETCH * (to - 0.5), 8);
    expect(notes).toContain(note(5));
  });

  test('ten do not', () => {
    const { low, high, percentile95, notes } = accuracyOf([3, 4, 5, 6, 7, 3, 4, 5, 6, 7]);
    expect([low, high]).toEqual(percentile95);
    expect(notes).toEqual([]);
  });

  test('never stretch beyond the range of the statistic', () => {
    expect(accuracyOf([10, 10, 4]).high).toBe(1);
    const { gold, a, cluster: clusters } = inTens([10, 10, 4]);
    const metrics = metricsOf({ gold, verdicts: a, clusters }, { level: LEVEL });
    expect([metrics.f1.high, metrics.mcc.high, metrics.balanced_accuracy.high]).toEqual([1, 1, 1]);
    expect(metrics.f1.notes).toContain(note(3));
    const measures = shownMeasures({ gold, grader: a, scale: [0, 1], level: LEVEL, clusters });
    expect([measures.mae.low, measures.kendall_tau_b.high]).toEqual([0, 1]);
  });

  test('stretch agreement, and lower the effective number behind percent agreement', () => {
    // two kinds of units, agreeing or not, in five clusters of ten
    const right = [2, 3, 5, 7, 8];
    const kindOf = right.flatMap((many) => Array.from({ length: 10 }, (_, unit) => (unit < many ? 0 : 1)));
    const redraws = clustersDrawn(
      kindOf,
      2,
      kindOf.map((_, unit) => Math.floor(unit / 10)),
    );
    const statistic = (counts: ArrayLike<number>): number => (counts[0] ?? 0) / ((counts[0] ?? 0) + (counts[1] ?? 0));
    const drawn = redraws.counts.map(statistic).toSorted((a, b) => a - b);
    const about = { level: LEVEL, n: 50, method: 'share' };
    const found = estimateOver(0.5, about, { redraws, statistic });
    expect(found.low).toBeLessThan(0.5 - 0.99 * STRETCH * (0.5 - (drawn[50] ?? 0)));
    expect(found.notes).toContain(note(5));
    const share = shareOver(0.5, about, redraws, statistic);
    const mean = drawn.reduce((total, value) => total + value, 0) / drawn.length;
    const variance = drawn.reduce((total, value) => total + (value - mean) ** 2, 0) / (drawn.length - 1);
    const size = (0.25 / (variance * (5 / 4))) * (Z / T4) ** 2;
    const [low, high] = wilson(0.5 * size, size, LEVEL);
    expect([share.low, share.high]).toEqual([expect.closeTo(low, 8), expect.closeTo(high, 8)]);
    expect(share.notes).toContain(note(5));
  });

  test('stretch the effect of leaving transcripts out', () => {
    const of = (clusters: number): Estimate =>
      leavingOut(
        Array.from({ length: 60 }, (_, at) => ({
          event: at % 3 === 0 ? 1 : 0,
          weight: 1,
          out: at % 4 === 0,
          chance: 0.5,
          cluster: String(at % clusters),
        })),
        LEVEL,
      );
    expect(of(5).notes).toEqual([note(5)]);
    expect(of(12).notes).toEqual([]);
  });
});
