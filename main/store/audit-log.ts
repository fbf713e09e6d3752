// The audit: an append-only log of decisions about disputed scores, chained by hash.
import type { AuditEntry, DisputeName } from '../../contract/dispute.ts';
import { auditChange } from './audit-change.ts';
import { statement, writing, type Db } from './connection.ts';
import { keepDisputes } from './disputes.ts';
import { changeDocument, keyOfTranscript, logIn, type LogRow } from './log.ts';

interface Says extends DisputeName {
  id: string;
  at: string;
  rater: string;
  change: AuditEntry['change']['kind'];
  document: string;
}

const log = logIn<Says>('audit', [
  'id',
  'at',
  'transcript',
  'dimension',
  'grader',
  'kind',
  'against',
  'rater',
  'change',
  'document',
]);
const ofTranscript = statement<LogRow<Says>>('select * from audit where transcript = ? order by seq');

function takeIn(db: Db, entry: AuditEntry): boolean {
  const key = keyOfTranscript(db, entry.transcript);
  const { change } = entry;
  if (log.append(db, entry.id, () => ({ ...entry, change: change.kind, document: changeDocument(change) })) === null)
    return false;
  keepDisputes(db, key);
  return true;
}

/** Appends decisions in one transaction and updates the disputes; returns the new entries. */
export const recordAudit = (db: Db, entries: readonly AuditEntry[]): AuditEntry[] =>
  writing(db, () => entries.filter((entry) => takeIn(db, entry)));

function entryOf(row: LogRow<Says>): AuditEntry {
  const { seq, hash: _, change, document, ...entry } = row;
  return { ...entry, change: auditChange(seq, change, document) };
}

/** All decisions about disputes of one transcript, oldest first. */
export const auditLog = (db: Db, transcript: string): AuditEntry[] => ofTranscript(db).all(transcript).map(entryOf);

/** The first entry that does not fit the chain, or null if the chain is intact. */
export const brokenAudit = log.broken;

/** Chains all entries again; call it inside `writing`. */
export const rechainAudit = log.rechain;
