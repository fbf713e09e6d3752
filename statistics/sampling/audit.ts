// Estimates a rate from the same labels in three ways: pooled without weights, from the random part alone, and
// weighted by inclusion probability.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { sum } from '../lists.ts';
import { proportion, type Interval } from '../rates/proportion.ts';
import { weightedMean } from '../rates/weighted-mean.ts';
import { Confidence, estimateOf, type Statistic } from '../statistic.ts';

export interface AuditVersusWeighted extends Estimate {
  naive_mean: number | null;
  audit_n: number;
  audit_mean: number | null;
  audit_wilson95: Interval | null;
  hajek_mean: number | null;
  hajek_se: number | null;
}

const Input = z.strictObject({
  rows: z.array(
    z.strictObject({
      pi: z.number().min(0).max(1).describe('inclusion probability'),
      y: z.number().min(0).max(1),
      in_audit: z.boolean().describe('drawn by the random part'),
    }),
  ),
  confidence: Confidence,
});

function run({ rows, confidence: level }: z.infer<typeof Input>): AuditVersusWeighted {
  const audit = rows.filter(({ in_audit }) => in_audit);
  const slice = proportion({ x: sum(audit.map(({ y }) => y)), n: audit.length, level });
  const weighted = weightedMean({
    y: rows.map(({ y }) => y),
    inclusion_prob: rows.map(({ pi }) => pi),
    N: null,
    level,
  });
  return {
    ...estimateOf(weighted),
    naive_mean: weighted.unweighted_mean_biased,
    audit_n: audit.length,
    audit_mean: slice.estimate,
    audit_wilson95: slice.wilson,
    hajek_mean: weighted.hajek_mean,
    hajek_se: weighted.hajek_se,
  };
}

export const auditVersusWeighted: Statistic<z.infer<typeof Input>, AuditVersusWeighted> = {
  name: 'audit_vs_weighted',
  about: 'a rate from enriched labels: pooled (biased), from the random part alone, and weighted',
  source: 'Hájek 1971; Särndal, Swensson & Wretman 1992',
  input: Input,
  run,
};
