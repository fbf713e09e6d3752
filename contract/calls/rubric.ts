// Calls behind the Rubric place: versions and their texts, mistakes in a draft, the labels that a change affects,
// saving it.
import { z } from 'zod';
import type { Calls } from '../call.ts';
import { RubricVersionInfo, Touched } from '../rubric-versions.ts';
import { Rubric, RubricEdit, RubricMistake } from '../rubric.ts';

const Text = z.string().max(1_000_000);

export const rubricCalls = {
  /** Newest first. */
  'rubric.versions': { input: z.object({}), output: z.array(RubricVersionInfo), reads: ['rubric', 'labels'] },
  /** The text of a version, as it was written. */
  'rubric.text': {
    input: z.object({ version: z.number().int() }),
    output: z.object({ text: z.string() }),
    reads: ['rubric'],
  },
  /** The rubric that the text describes (null if it has mistakes), and the mistakes. */
  'rubric.check': {
    input: z.object({ text: Text }),
    output: z.object({ rubric: Rubric.nullable(), mistakes: z.array(RubricMistake) }),
    reads: [],
  },
  /** The text after one change; everything else stays as it was written. */
  'rubric.edit': {
    input: z.object({ text: Text, edit: RubricEdit }),
    output: z.object({ text: z.string() }),
    reads: [],
  },
  /** The labels that saving the text would affect. Refused (`bad_input`) for a text with mistakes. */
  'rubric.touched': {
    input: z.object({ text: Text, rater: z.string().nullable() }),
    output: z.array(Touched),
    reads: ['rubric', 'labels', 'queues'],
  },
  /**
   * Saves the text as the next version, which becomes the current one. Refused (`bad_input`) for a text with mistakes,
   * or if `base` is no longer the current version.
   */
  'rubric.save': {
    input: z.object({ text: Text, base: z.number().int() }),
    output: z.object({ version: z.number().int() }),
    changes: ['rubric'],
    repeatable: false,
  },
} satisfies Calls;
