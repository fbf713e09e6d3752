// Calls behind the Audit place: disputes worst first with counts, all evidence about one transcript, and the recording
// of decisions.
import { z } from 'zod';
import { MOST_ENTRIES, MOST_READ } from '../limits.ts';
import { topicsBut, type Calls } from '../call.ts';
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
  /** The disputes with these keys, in their order; disputes that no longer exist are left out. */
  'audit.rows': {
    input: z.object({ disputes: z.array(z.number().int()).max(MOST_READ) }),
    output: z.array(Dispute),
    reads: ['disputes', 'transcripts'],
  },
  /** All evidence about a transcript. Refused (`blind`) while its scores are hidden from this rater. */
  'audit.get': {
    input: ByRater.extend({ key: z.number().int() }),
    output: z.object({
      disputes: z.array(Dispute),
      scores: z.array(Score),
      labels: z.array(RaterLabel),
      gold: z.array(Gold),
      log: z.array(AuditEntry),
      /** The mappings by which graders are read as levels. */
      mappings: z.array(Mapping),
      /** Every version, oldest first. */
      rubrics: z.array(Rubric).min(1),
    }),
    reads: topicsBut('transcripts', 'facets', 'views', 'settings', 'packets', 'drafts'),
  },
  /**
   * Appends decisions in one durable transaction and deletes their drafts; "gold wrong" reopens adjudication in the
   * same transaction. Known ids are skipped.
   */
  'audit.record': {
    input: z.object({ entries: z.array(AuditEntry).min(1).max(MOST_ENTRIES) }),
    output: z.object({ recorded: z.number() }),
    changes: ['disputes', 'gold', 'drafts'],
    repeatable: true,
    signed: true,
  },
} satisfies Calls;

/** The jobs process answers these, since they read the whole study, or a whole transcript. */
export const auditJobs = {
  /**
   * The disputes by their keys, worst first. `withheld`: number of transcripts whose disputes are hidden until this
   * rater submits; `graders`: those that are read as levels of some dimension.
   */
  'audit.list': {
    input: ByRater.extend({ choice: DisputeChoice }),
    output: z.object({
      disputes: z.array(z.number()),
      counts: DisputeCounts,
      all: z.number(),
      withheld: z.number(),
      graders: z.array(z.string()),
    }),
    reads: ['disputes', 'transcripts', 'facets', 'labels', 'queues'],
  },
  /** Looks for the quotes of all scores that were not checked yet. */
  'audit.check': {
    input: JobInput,
    output: z.object({ checked: z.number(), missing: z.number() }),
    changes: ['disputes'],
    repeatable: false,
  },
  /** The quotes of a transcript's graders with their positions. Refused (`blind`) like the scores. */
  'audit.citations': {
    input: z.object({ key: z.number().int(), rater: z.string().nullable() }),
    output: z.array(z.object({ grader: z.string(), dimension: z.string(), citations: z.array(Citation).min(1) })),
    reads: ['transcripts', 'scores', 'labels', 'queues'],
  },
  /** Scores that are hidden from this rater are left out and counted. */
  'audit.versions': {
    input: VersionsWish.extend({ rater: z.string().nullable() }),
    output: VersionReport,
    reads: topicsBut('views', 'raters', 'packets', 'drafts'),
  },
  /** Decides the disputes that the newer version settles; the log stores the reason with each. */
  'audit.close_settled': {
    input: Closing,
    output: z.object({ closed: z.number() }),
    changes: ['disputes'],
    repeatable: true,
  },
} satisfies Calls;
