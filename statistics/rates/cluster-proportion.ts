// A proportion of clustered transcripts: Wilson's interval at the size divided by the design effect.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { estimateOf, Confidence, undefinedEstimate, type Statistic } from '../statistic.ts';
import { mean } from '../lists.ts';
import { clusterNotes, designEffect, type DesignEffect } from './design-effect.ts';
import { wilsonAt } from './effective-size.ts';

export interface ClusterProportion extends Estimate {
  n_clusters: number;
  design_effect: number | null;
  /** The size in Wilson's interval: n / (design effect x (t of the clusters / t of the transcripts)^2). */
  n_effective: number | null;
}

/** Whether each transcript is an event, and its cluster. */
export interface InClusters {
  events: ArrayLike<number>;
  clusters: readonly (string | number)[];
  level: number;
  /** The description of the interval for the `method` of the result. */
  name?: string;
}

/** Wilson's interval with n_eff = n / deff. No interval if all transcripts are in one cluster. Korn & Graubard 1998. */
export function clusterProportion({ events, clusters, level, name = 'proportion' }: InClusters): ClusterProportion {
  const n = events.length;
  const about = { level, n, method: `${name}, Wilson interval at the effective size` };
  const none = { n_clusters: new Set(clusters).size, design_effect: null, n_effective: null };
  if (n === 0) return { ...undefinedEstimate('no_data', about), ...none };
  const rate = mean(events);
  const influences = Array.from(events, (event, unit) => ({
    cluster: String(clusters[unit]),
    value: (event - rate) / n,
    counts: true,
  }));
  const effect: DesignEffect | null = designEffect(influences, level);
  if (effect === null) {
    const notes = ['all of one cluster, so the variation between clusters is unknown'];
    return { ...estimateOf({ ...about, estimate: rate, notes }), ...none };
  }
  const [low, high] = wilsonAt(rate, n / effect.inflation, level);
  return {
    ...estimateOf({ ...about, estimate: rate, low, high, notes: clusterNotes(effect) }),
    n_clusters: effect.clusters,
    design_effect: effect.deff,
    n_effective: n / effect.inflation,
  };
}

const Input = z
  .strictObject({
    y: z.array(z.literal([0, 1])),
    cluster: z.array(z.union([z.number(), z.string()])),
    confidence: Confidence,
  })
  .refine(({ y, cluster }) => y.length === cluster.length, 'y and cluster must have the same length');

export const clusterProportionOf: Statistic<z.infer<typeof Input>, ClusterProportion> = {
  name: 'cluster_proportion',
  about: 'a proportion of transcripts in clusters (epochs of a task): Wilson interval at n / design effect',
  source: 'Kish 1965; Korn & Graubard 1998; Satterthwaite 1946; Wilson 1927',
  input: Input,
  run: ({ y, cluster, confidence }) => clusterProportion({ events: y, clusters: cluster, level: confidence }),
};
