// What a process announces without being asked.
import { z } from 'zod';
import { Topic } from './call.ts';

/**
 * Progress of a long job. `total` and `seconds_left` are null while unknown. Counts are transcripts (import) or rows
 * (export); bytes are input bytes.
 */
export const Progress = z.object({
  job: z.string(),
  stage: z.string(),
  done: z.number(),
  total: z.number().nullable(),
  bytes: z.number(),
  bytes_total: z.number().nullable(),
  per_second: z.number(),
  seconds_left: z.number().nullable(),
});
export type Progress = z.infer<typeof Progress>;

export const Announcement = z.discriminatedUnion('event', [
  z.object({ event: z.literal('changed'), topics: z.array(Topic) }),
  z.object({ event: z.literal('progress'), progress: Progress }),
]);
export type Announcement = z.infer<typeof Announcement>;
