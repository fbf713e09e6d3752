// Calls that store unfinished text and choices, so that they survive a crash of the window or its processes.
import { z } from 'zod';
import type { Calls } from '../call.ts';
import { KeptDraft } from '../draft.ts';

export const draftCalls = {
  /** All drafts of a rater. */
  'drafts.list': { input: z.object({ rater: z.string() }), output: z.array(KeptDraft), reads: ['drafts'] },
  /** Replaces a draft; `document` null deletes it. Answers once it is on disk. */
  'drafts.keep': {
    input: KeptDraft.extend({ rater: z.string(), document: KeptDraft.shape.document.nullable() }),
    output: z.object({}),
    changes: ['drafts'],
    repeatable: true,
  },
} satisfies Calls;
