// The target of intervals and the clusters of transcripts: chosen once per study, and stated beside every number.
import { z } from 'zod';

/**
 * `model`: the behaviour of the model, of which these transcripts are a sample; `transcripts`: only these transcripts.
 */
export const Target = z.enum(['model', 'transcripts']);
export type Target = z.infer<typeof Target>;

/** The same in words, for the screen. */
export const TARGET_WORDS: Record<Target, string> = { model: 'this model', transcripts: 'these transcripts' };

/**
 * Transcripts with the same value of this facet resemble each other; null: every transcript is independent of the
 * others.
 */
export const Clusters = z.object({ facet: z.string().min(1) }).nullable();
export type Clusters = z.infer<typeof Clusters>;

/** Overrides for one call; a missing field means the setting of the study. */
export const InferenceWish = z.object({ target: Target.optional(), clusters: Clusters.optional() });
export type InferenceWish = z.infer<typeof InferenceWish>;

/** The settings of a study. */
export const Inference = z.object({
  target: Target,
  clusters: Clusters,
  /**
   * `found`: nobody chose a facet, and the values of this one repeat; `unsaid`: nobody chose a facet, and no value
   * repeats.
   */
  clusters_by: z.enum(['chosen', 'found', 'unsaid']),
});
export type Inference = z.infer<typeof Inference>;

/** Target and clusters behind the numbers of a report. */
export const Speaks = z.object({
  target: Target,
  clusters: z
    .object({
      facet: z.string(),
      /** The facet was detected because its values repeat; nobody chose it. */
      found: z.boolean(),
      /**
       * The number of its values among these transcripts, and of transcripts without a value: each of those is a
       * cluster of its own.
       */
      values: z.number(),
      without: z.number(),
    })
    .nullable(),
});
export type Speaks = z.infer<typeof Speaks>;

/** Note for intervals whose estimator ignores clusters; the caller names the intervals. */
export const NOT_CLUSTERED = 'treats transcripts as independent, even within clusters';

/** A sentence about the facet: whether transcripts are independent, and the effect on the intervals. */
export function clusterText({ target, clusters }: Speaks): string {
  if (clusters === null) return 'each transcript is independent of the others';
  const { facet, found, values, without } = clusters;
  const shared = `transcripts share ${values} values of ${facet}${found ? ' (detected)' : ''}`;
  const alone = without === 0 ? '' : `, ${without} have none`;
  return target === 'model'
    ? `${shared}${alone}; intervals take this into account`
    : `${shared}${alone}; this does not change these intervals`;
}

/**
 * The target of agreement. A census of the existing labels would have no interval and describe no other raters, so
 * agreement has no choice of target.
 */
export const AGREEMENT_SPEAKS =
  'intervals describe the agreement of these raters on transcripts like these, whatever the target of rates';

/** One sentence for captions: what the intervals describe. */
export const speaksText = (speaks: Speaks): string =>
  `intervals describe ${TARGET_WORDS[speaks.target]}; ${clusterText(speaks)}`;
