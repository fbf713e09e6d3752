// The accuracy of a grader on clustered transcripts, by resampling whole clusters.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { estimateOfBootstrap, RATE } from '../ends.ts';
import { bootstrap, bootstrapOf } from '../bootstrap.ts';
import { everyUnit } from '../lists.ts';
import { membersOf, overClusters } from '../members.ts';
import type { Interval } from '../rates/proportion.ts';
import { Confidence, undefinedEstimate, type Statistic } from '../statistic.ts';
import { Binaries, Resamples, notAsLong, SEED, sameLength, withinUnits } from './inputs.ts';
import { metricOf } from './paired.ts';

const Name = z.union([z.string(), z.number()]);

const Input = z
  .strictObject({
    gold: Binaries,
    a: Binaries,
    cluster: z.array(Name),
    cluster_order: z.array(Name).optional().describe('the clusters that resample_cluster_indices refer to, each once'),
    resample_cluster_indices: Resamples.optional(),
    confidence: Confidence,
    ...SEED,
  })
  .refine(({ gold, a, cluster }) => sameLength(gold, a, cluster), notAsLong('gold', 'a', 'cluster'))
  .refine(
    ({ cluster, cluster_order: order }) => {
      const named = new Set(order ?? cluster);
      return named.size === (order?.length ?? named.size) && cluster.every((name) => named.has(name));
    },
    { error: 'cluster_order must name every cluster once', path: ['cluster_order'] },
  )
  .refine(({ cluster, resample_cluster_indices: given }) => withinUnits(given, new Set(cluster).size), {
    error: 'a resample must name existing clusters',
    path: ['resample_cluster_indices'],
  });

interface ClusterBootstrap extends Estimate {
  observed: number | null;
  replicates: number[];
  percentile95: Interval | null;
  se: number | null;
}

export const clusterBootstrap: Statistic<z.infer<typeof Input>, ClusterBootstrap> = {
  name: 'cluster_bootstrap',
  about: 'the accuracy of a grader on clustered transcripts: whole clusters are resampled, drawn by seed or given',
  source: 'Efron 1979; Field & Welsh 2007',
  input: Input,
  run: ({
    gold,
    a,
    cluster,
    cluster_order: order,
    resample_cluster_indices: given,
    seed,
    replicates,
    confidence: level,
  }) => {
    const members = membersOf(cluster, order);
    const accuracy = metricOf('accuracy', { gold, verdicts: a });
    const statistic = overClusters(members, accuracy);
    const plan = { units: members.length, level, replicates, seed };
    const resampled = given === undefined ? bootstrap(plan, statistic) : bootstrapOf(given, level, statistic);
    const drawn = { ...resampled, clusters: members.length };
    const observed = accuracy(everyUnit(gold.length));
    const about = { level, n: members.length, method: 'accuracy over clusters', within: RATE };
    return {
      ...(observed === null ? undefinedEstimate('no_data', about) : estimateOfBootstrap(observed, about, drawn)),
      observed,
      replicates: Array.from(drawn.replicates),
      percentile95: drawn.interval,
      se: drawn.se,
    };
  },
};
