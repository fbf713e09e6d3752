// Calls behind the Audit place: disputes worst first with counts, all that is said about one transcript, and the
// recording of decisions.
import { z } from 'zod';
import type { Calls } from '../call.ts';
import { Citation } from '../citation.ts';
import { DisputeChoice, DisputeCounts } from '../dispute-list.ts';
import { AuditEntry, Dispute } from '../dispute.ts';
import { Gold } from '../gold.ts';
import { JobInput } from '../job.ts';
import { RaterLabel } from '../label.ts';
import { Mapping } from '../mapping.ts';
import { Rubric } from '../rubric.ts';
import { Score } from '../score.ts';
import { Closing, VersionReport, VersionsWish } from '../versions.ts';

const ByRater = z.object({ rater: z.string() });

export const auditCalls = {
  /** Disputes by key, in the order of the keys; those that are no more are left out. */
  'audit.rows': {
    input: z.object({ keys: z.array(z.number().int()).max(200) }),
    output: z.array(Dispute),
    reads: ['disputes', 'transcripts'],
  },
  /** All that is said about a transcript. Refused (`blind`) while its scores are hidden from this rater. */
  'audit.get': {
    input: ByRater.extend({ key: z.number().int() }),
    output: z.object({
      disputes: z.array(Dispute),
      scores: z.array(Score),
      labels: z.array(RaterLabel),
      gold: z.array(Gold),
      log: z.array(AuditEntry),
      /** How graders are read as levels. */
      mappings: z.array(Mapping),
      /** Every version, oldest first. */
      rubrics: z.array(Rubric).min(1),
    }),
    reads: ['scores', 'labels', 'gold', 'disputes', 'mappings', 'rubric', 'raters', 'queues'],
  },
  /**
   * Appends decisions in one durable transaction and forgets the drafts of them; "gold wrong" reopens adjudication in
   * the same. Known ids are skipped.
   */
  'audit.record': {
    input: z.object({ entries: z.array(AuditEntry).min(1).max(500) }),
    output: z.object({ recorded: z.number() }),
    changes: ['disputes', 'gold', 'drafts'],
    repeatable: true,
    signed: true,
  },
} satisfies Calls;

/** In the jobs process, since they go through the whole study, or through a whole transcript. */
export const auditJobs = {
  /**
   * Keys of disputes, worst first. `withheld`: transcripts whose disputes are hidden until this rater submits;
   * `graders`: those that are read as levels of some dimension.
   */
  'audit.list': {
    input: ByRater.extend({ choice: DisputeChoice }),
    output: z.object({
      keys: z.array(z.number()),
      counts: DisputeCounts,
      all: z.number(),
      withheld: z.number(),
      graders: z.array(z.string()),
    }),
    reads: ['disputes', 'transcripts', 'facets', 'labels', 'queues'],
  },
  /** Looks for the quotes of all scores that were not looked at yet. */
  'audit.check': {
    input: JobInput,
    output: z.object({ checked: z.number(), missing: z.number() }),
    changes: ['disputes'],
    repeatable: false,
  },
  /** What the graders of a transcript quote, and where it stands. Refused (`blind`) like the scores. */
  'audit.citations': {
    input: z.object({ key: z.number().int(), rater: z.string().nullable() }),
    output: z.array(z.object({ grader: z.string(), dimension: z.string(), citations: z.array(Citation).min(1) })),
    reads: ['transcripts', 'scores', 'labels', 'queues'],
  },
  /** What is hidden from this rater is left out and counted. */
  'audit.versions': {
    input: VersionsWish.extend({ rater: z.string().nullable() }),
    output: VersionReport,
    reads: [
      'transcripts',
      'facets',
      'scores',
      'labels',
      'queues',
      'gold',
      'disputes',
      'mappings',
      'rubric',
      'settings',
    ],
  },
  /** Decides what the newer version settles, each with the reason in the log. */
  'audit.close_settled': {
    input: Closing,
    output: z.object({ closed: z.number() }),
    changes: ['disputes'],
    repeatable: true,
  },
} satisfies Calls;
