// A study: its contents, and the studies opened lately.
import { z } from 'zod';
import { Rater } from './rater.ts';

export const StudyInfo = z.object({
  name: z.string(),
  synthetic: z.boolean(),
  transcripts: z.number(),
  messages: z.number(),
  graders: z.array(z.object({ grader: z.string(), dimension: z.string() })),
  facets: z.array(z.string()),
  quiet: z
    .array(z.string())
    .describe('facets whose values hardly repeat (times, costs, ids), so they are of little use in a filter'),
  raters: z.array(Rater),
  hides_scores: z.boolean().describe('the Library hides scores from a rater until they have labelled the transcript'),
});
export type StudyInfo = z.infer<typeof StudyInfo>;

export const RecentStudy = z.object({
  token: z.string(),
  name: z.string(),
  folder: z.string(),
  opened_at: z.string(),
  exists: z.boolean(),
});
export type RecentStudy = z.infer<typeof RecentStudy>;
