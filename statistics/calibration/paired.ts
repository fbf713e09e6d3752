// Two graders on the same resamples of transcripts: the differences of their metrics.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { estimateOfBootstrap } from '../ends.ts';
import { bootstrap, bootstrapOf, type Statistic as OfUnits } from '../bootstrap.ts';
import { everyUnit } from '../lists.ts';
import type { Interval } from '../rates/proportion.ts';
import { Confidence, undefinedEstimate, type Statistic } from '../statistic.ts';
import { Binaries, Resamples, notAsLong, SEED, sameLength, withinUnits } from './inputs.ts';
import { confusionOf, metrics, type Decided, type Metric } from './metrics.ts';

/** A metric of a grader's verdicts at some indices. */
export const metricOf =
  (metric: Metric, decided: Decided): OfUnits =>
  (indices) =>
    metrics(confusionOf(decided, indices))[metric];

/** The value of `a` minus that of `b`; undefined if either is. */
const difference =
  (a: OfUnits, b: OfUnits): OfUnits =>
  (indices) => {
    const [first, second] = [a(indices), b(indices)];
    return first === null || second === null ? null : first - second;
  };

const Input = z
  .strictObject({
    gold: Binaries,
    a: Binaries,
    b: Binaries,
    resample_indices: Resamples.optional(),
    confidence: Confidence,
    ...SEED,
  })
  .refine(({ gold, a, b }) => sameLength(gold, a, b), notAsLong('gold', 'a', 'b'))
  .refine(({ gold, resample_indices: given }) => withinUnits(given, gold.length), {
    error: 'a resample must name existing transcripts',
    path: ['resample_indices'],
  });

interface PairedBootstrap extends Estimate {
  observed: { acc_diff: number | null; f1_diff: number | null };
  /** Resamples that have a value, in the order drawn. */
  replicates_acc_diff: number[];
  replicates_f1_diff: number[];
  percentile95: { acc_diff: Interval | null; f1_diff: Interval | null };
}

export const pairedBootstrap: Statistic<z.infer<typeof Input>, PairedBootstrap> = {
  name: 'paired_bootstrap',
  about:
    'the difference of two graders in accuracy and F1 on the same resamples of transcripts, drawn by seed or given',
  source: 'Efron 1979',
  input: Input,
  run: ({ gold, a, b, resample_indices: given, seed, replicates, confidence: level }) => {
    const of = (metric: Metric): OfUnits =>
      difference(metricOf(metric, { gold, verdicts: a }), metricOf(metric, { gold, verdicts: b }));
    const plan = { units: gold.length, level, replicates, seed };
    const drawn = (statistic: OfUnits) =>
      given === undefined ? bootstrap(plan, statistic) : bootstrapOf(given, level, statistic);
    const observed = { acc_diff: of('accuracy')(everyUnit(gold.length)), f1_diff: of('f1')(everyUnit(gold.length)) };
    const [accuracy, f1] = [drawn(of('accuracy')), drawn(of('f1'))];
    const about = { level, n: gold.length, method: 'difference in accuracy on the same transcripts' };
    return {
      ...(observed.acc_diff === null
        ? undefinedEstimate('no_data', about)
        : estimateOfBootstrap(observed.acc_diff, about, accuracy)),
      observed,
      replicates_acc_diff: Array.from(accuracy.replicates),
      replicates_f1_diff: Array.from(f1.replicates),
      percentile95: { acc_diff: accuracy.interval, f1_diff: f1.interval },
    };
  },
};
