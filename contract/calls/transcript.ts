// Calls behind the transcript view: first the skeleton, in parts if it is long, then the text in windows.
import { z } from 'zod';
import { LONGEST_FILTER } from '../limits.ts';
import type { Calls } from '../call.ts';
import { Score } from '../score.ts';
import { Skeleton } from '../skeleton.ts';
import { Hit, LONGEST_FIND, Subagent, TranscriptHead } from '../transcript-head.ts';
import { Message } from '../transcript.ts';

const Key = z.object({ key: z.number().int() });

export const transcriptCalls = {
  'transcript.head': { input: Key, output: TranscriptHead, reads: ['transcripts', 'facets'] },
  /** The skeleton of the messages from `from` on. It ends near 256 kB, but contains one message or more. */
  'transcript.skeleton': {
    input: Key.extend({ from: z.number().int().min(0) }),
    output: Skeleton,
    reads: ['transcripts'],
  },
  'transcript.key': { input: z.object({ id: z.string() }), output: Key, reads: ['transcripts'] },
  /** Messages from `from` to `to` (exclusive). The reply ends near 256 kB, but contains one message or more. */
  'transcript.messages': {
    input: Key.extend({ from: z.number().int().min(0), to: z.number().int().min(0) }),
    output: z.array(Message),
    reads: ['transcripts'],
  },
  /**
   * The positions of a filter's words in reading order, only in the messages and blocks that `said:` and `in:` name.
   */
  'transcript.hits': {
    input: Key.extend({ filter: z.string().max(LONGEST_FILTER) }),
    output: z.array(Hit),
    reads: ['transcripts'],
  },
  /** Case-insensitive search in all text of the transcript; at most 10,000 hits, in reading order. */
  'transcript.find': {
    input: Key.extend({ text: z.string().max(LONGEST_FIND) }),
    output: z.array(Hit),
    reads: ['transcripts'],
  },
  /** The transcripts of subagents that calls of this one started. */
  'transcript.subagents': { input: Key, output: z.array(Subagent), reads: ['transcripts'] },
  /** The graders' scores with explanations. Refused (`blind`) while hidden from this rater. */
  'transcript.scores': {
    input: Key.extend({ rater: z.string().nullable() }),
    output: z.array(Score),
    reads: ['scores', 'labels', 'queues'],
  },
  /**
   * The original of the source with that number; `cut`: only its beginning. `hidden`: the grader's scores are hidden
   * from this rater, so everything except the conversation is omitted, because it may contain them.
   */
  'transcript.original': {
    input: Key.extend({ source: z.number().int().min(0), rater: z.string().nullable() }),
    output: z.object({ text: z.string(), cut: z.boolean(), hidden: z.boolean() }),
    reads: ['transcripts', 'labels', 'queues'],
  },
} satisfies Calls;
