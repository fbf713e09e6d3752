// Calls behind the Adjudicate place: the units to decide, the raters' answers for a transcript, and the recording of
// decisions.
import { z } from 'zod';
import { MOST_ENTRIES } from '../limits.ts';
import type { Calls } from '../call.ts';
import { Adjudication, Gold } from '../gold.ts';
import { JobInput } from '../job.ts';
import { RaterLabel } from '../label.ts';
import { Rubric } from '../rubric.ts';
import { TranscriptUnits } from '../unit.ts';

export const adjudicateCalls = {
  /**
   * The raters' answers for a transcript, by rater id, and its decisions. Refused (`blind`) while withheld from this
   * rater.
   */
  'adjudicate.get': {
    input: z.object({ key: z.number().int(), rater: z.string() }),
    output: z.object({
      labels: z.array(RaterLabel),
      gold: z.array(Gold),
      log: z.array(Adjudication),
      /** Each version of the rubric that a label or decision here was made under. */
      rubrics: z.array(Rubric),
    }),
    reads: ['labels', 'gold', 'rubric', 'raters', 'queues'],
  },
  /** Appends decisions in one durable transaction, and deletes their drafts. Known ids are skipped. */
  'adjudicate.record': {
    input: z.object({ entries: z.array(Adjudication).min(1).max(MOST_ENTRIES) }),
    output: z.object({ recorded: z.number() }),
    changes: ['gold', 'drafts'],
    repeatable: true,
    signed: true,
  },
} satisfies Calls;

const ByRule = z.object({ rule: z.string(), rater: z.string() });
const MadeByRule = z.object({ added: z.number(), unchanged: z.number(), open: z.number() });

/** The jobs process answers these, since they read the whole study. */
export const adjudicateJobs = {
  /**
   * Every transcript that has a submitted label. `withheld`: those that this rater labels blind and has begun, but not
   * submitted.
   */
  'adjudicate.list': {
    input: z.object({ rater: z.string() }),
    output: z.object({
      transcripts: z.array(TranscriptUnits),
      withheld: z.number(),
      /** The versions of the rubric that the units were answered under. */
      rubrics: z.array(Rubric),
    }),
    reads: ['transcripts', 'labels', 'gold', 'rubric', 'queues'],
  },
  /** A second opinion if three raters or more have given a level: the probability of each, in the order of `levels`. */
  'adjudicate.opinions': {
    input: z.object({ dimension: z.string() }),
    output: z.object({
      levels: z.array(z.number()),
      notes: z.array(z.string()),
      transcripts: z.array(z.object({ key: z.number(), shares: z.array(z.number()) })),
    }),
    reads: ['labels', 'rubric'],
  },
  /** The amount of gold that a rule would make; changes nothing. */
  'adjudicate.rule_preview': {
    input: ByRule,
    output: MadeByRule,
    reads: ['labels', 'gold', 'rubric', 'queues', 'raters'],
  },
  /** Makes gold by a rule. */
  'adjudicate.by_rule': {
    input: JobInput.extend(ByRule.shape),
    output: MadeByRule,
    changes: ['gold'],
    repeatable: false,
    signed: true,
  },
} satisfies Calls;
