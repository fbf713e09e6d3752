// The target of intervals and the clusters of transcripts: chosen once per study, stated beside every number.
import { z } from 'zod';

/** `model`: how the model behaves, of which these transcripts are a sample; `transcripts`: just these. */
export const Target = z.enum(['model', 'transcripts']);
export type Target = z.infer<typeof Target>;

/** As the screen says it. */
export const TARGET_WORDS: Record<Target, string> = { model: 'this model', transcripts: 'these transcripts' };

/** Transcripts with one value of the facet resemble each other; null: every transcript is independent of the others. */
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
   * `found`: nobody chose, and the values of this facet repeat; `unsaid`: nobody chose, and no such facet was found.
   */
  clusters_by: z.enum(['chosen', 'found', 'unsaid']),
});
export type Inference = z.infer<typeof Inference>;

/** What stands behind the numbers of a report. */
export const Speaks = z.object({
  target: Target,
  clusters: z
    .object({
      facet: z.string(),
      /** Nobody chose it: its values repeat. */
      found: z.boolean(),
      /** How many values these transcripts have of it, and how many of them have none: each of those stands alone. */
      values: z.number(),
      without: z.number(),
    })
    .nullable(),
});
export type Speaks = z.infer<typeof Speaks>;

/** The facet in words: whether transcripts are independent, and what that does to intervals. */
export function clusterWords({ target, clusters }: Speaks): string {
  if (clusters === null) return 'each transcript is independent of the others';
  const { facet, found, values, without } = clusters;
  const shared = `transcripts share ${values} values of ${facet}${found ? ' (detected)' : ''}`;
  const alone = without === 0 ? '' : `, ${without} have none`;
  return target === 'model'
    ? `${shared}${alone}; intervals take this into account`
    : `${shared}${alone}; this does not change these intervals`;
}

/**
 * Of agreement: a census of the labels there are would have no interval, and says nothing of raters. So no target is
 * chosen for it.
 */
export const AGREEMENT_SPEAKS =
  'intervals speak of how these raters agree on transcripts like these, whatever the target of rates';

/** One sentence for captions: what the intervals speak of. */
export const speaksWords = (speaks: Speaks): string =>
  `intervals describe ${TARGET_WORDS[speaks.target]}; ${clusterWords(speaks)}`;
