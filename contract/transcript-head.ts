// The head of a transcript, which is shown before its text, and the hits of a search in it.
import { z } from 'zod';
import { Skeleton } from './skeleton.ts';
import { FacetValue } from './transcript.ts';

export const TranscriptHead = z.object({
  key: z.number(),
  id: z.string(),
  source_id: z.string(),
  title: z.string(),
  created_at: z.string().nullable(),
  facets: z.record(z.string(), FacetValue),
  sources: z.array(z.object({ path: z.string(), where: z.string(), format: z.string() })),
  messages: z.number(),
  characters: z.number(),
  skeleton: Skeleton.describe('of the first messages'),
});
export type TranscriptHead = z.infer<typeof TranscriptHead>;

/** A transcript of a subagent, and the call (message and block) that started it. */
export const Subagent = z.object({ key: z.number(), title: z.string(), message: z.number(), block: z.number() });
export type Subagent = z.infer<typeof Subagent>;

/** Maximum number of characters of a text to find in a transcript. */
export const LONGEST_FIND = 500;

export const Hit = z.object({ message: z.number(), block: z.number(), start: z.number(), end: z.number() });
export type Hit = z.infer<typeof Hit>;
