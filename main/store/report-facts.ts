// Counts that only the report contains: origin of transcripts, how labels and gold were made, and hashes that identify
// this state of the study.
import { createHash } from 'node:crypto';
import { BLINDED } from './blind.ts';
import { statement, type Db } from './connection.ts';
import { formOf } from './migrate.ts';

/** Transcripts by import format; `files`: number of different files, by their hash. */
export interface SourceCount {
  format: string;
  transcripts: number;
  files: number;
}

/** Gold on one measure by the rule that made it. `beyond`: decided as “cannot judge”. */
export interface GoldCount {
  dimension: string;
  rule: string;
  count: number;
  beyond: number;
}

/** Submitted labels of the main round: whether their rater had seen no grader's score; `unknown`: made elsewhere. */
export interface BlindCount {
  blind: number;
  not_blind: number;
  unknown: number;
}

/** The state of one log: number of entries, and the hash of the last, which covers all of them. */
export interface LogHead {
  log: 'labels' | 'adjudication' | 'audit';
  entries: number;
  head: string;
}

export interface StudyState {
  id: string;
  created_at: string;
  /** The form of the study file. */
  form: number;
  /** The time of the last label, decision or rubric; null if none has a time. */
  last_at: string | null;
  /** sha256 of the ids of all transcripts, sorted, one per line. An id is the hash of the transcript's text. */
  transcripts_sha256: string;
  /** The transcripts' own times. */
  made: { first: string; last: string } | null;
  logs: LogHead[];
}

const bySource = statement<SourceCount>(`
  select s.format, count(distinct s.transcript) as transcripts, count(distinct s.file_sha256) as files
  from source s group by s.format order by transcripts desc, s.format`);
const byRule = statement<GoldCount>(`
  select dimension, rule, count(*) as count, sum(level is null) as beyond from gold group by dimension, rule
  order by dimension, rule`);
const blindness = statement<BlindCount>(`
  select coalesce(sum(b = 1), 0) as blind, coalesce(sum(b = 0), 0) as not_blind, coalesce(sum(b is null), 0) as unknown
  from (select ${BLINDED} as b from label l join transcript t on t.key = l.transcript
    where l.round = 'main' and l.state = 'done')`);
const about = statement<{ id: string; created_at: string }>('select id, created_at from study');
const last = statement<{ at: string | null }>(`
  select max(at) as at from (select at from label_event union all select at from adjudication
    union all select at from audit union all select created_at from rubric)`);
const made = statement<{ first: string | null; last: string | null }>(
  'select min(created_at) as first, max(created_at) as last from transcript',
);
const ids = statement<{ id: string }>('select id from transcript order by id');
const heads = statement<LogHead>(`
  select 'labels' as log, count(*) as entries, coalesce((select hash from label_event order by seq desc limit 1), '') as head
  from label_event
  union all
  select 'adjudication', count(*), coalesce((select hash from adjudication order by seq desc limit 1), '') from adjudication
  union all
  select 'audit', count(*), coalesce((select hash from audit order by seq desc limit 1), '') from audit`);

/** The state of each log. */
export const logHeads = (db: Db): LogHead[] => heads(db).all();

export const sourceCounts = (db: Db): SourceCount[] => bySource(db).all();

export const goldCounts = (db: Db): GoldCount[] => byRule(db).all();

export const blindCounts = (db: Db): BlindCount => blindness(db).get() ?? { blind: 0, not_blind: 0, unknown: 0 };

/** Values that identify the study and its present state. */
export function studyState(db: Db): StudyState {
  const { id = '', created_at = '' } = about(db).get() ?? {};
  const hash = createHash('sha256');
  for (const row of ids(db).iterate()) hash.update(`${row.id}\n`);
  const span = made(db).get() ?? { first: null, last: null };
  return {
    id,
    created_at,
    form: formOf(db),
    last_at: last(db).get()?.at ?? null,
    transcripts_sha256: hash.digest('hex'),
    made: span.first === null || span.last === null ? null : { first: span.first, last: span.last },
    logs: logHeads(db),
  };
}
