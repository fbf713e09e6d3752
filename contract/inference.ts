// What intervals speak of, and which transcripts are independent of each other: chosen once for a study, stated beside every number.
import { z } from 'zod';

/** `model`: how the model behaves, of which these transcripts are a sample; `transcripts`: just these. */
export const Target = z.enum(['model', 'transcripts']);
export type Target = z.infer<typeof Target>;

/** As the screen says it. */
export const TARGET_WORDS: Record<Target, string> = { model: 'this model', transcripts: 'these transcripts' };

/** Transcripts with one value of the facet resemble each other; null: every transcript is independent of the others. */
export const Clusters = z.object({ facet: z.string().min(1) }).nullable();
export type Clusters = z.infer<typeof Clusters>;
