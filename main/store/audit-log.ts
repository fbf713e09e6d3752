// The audit: an append-only log of what was decided about disputed scores, chained by hash.
import type { AuditEntry, DisputeName } from '../../contract/dispute.ts';
import { TouchstoneError } from '../../contract/errors.ts';
import { auditChange } from './audit-change.ts';
import { GENESIS, link } from './chain.ts';
import { statement, writing, type Db } from './connection.ts';
import { keepDisputes } from './disputes.ts';

interface LogRow extends DisputeName {
  seq: number;
  id: string;
  at: string;
  rater: string;
  change: AuditEntry['change']['kind'];
  document: string;
  hash: string;
}

const last = statement<{ hash: string }>('select hash from audit order by seq desc limit 1');
const known = statement<{ one: number }>('select 1 as one from audit where id = ?');
const keyOf = statement<{ key: number }>('select key from transcript where id = ?');
const append = statement(`
  insert into audit (id, at, transcript, dimension, grader, kind, against, rater, change, document, hash)
  values (@id, @at, @transcript, @dimension, @grader, @kind, @against, @rater, @change, @document, @hash)`);
const log = statement<LogRow>('select * from audit order by seq');
const logOf = statement<LogRow>('select * from audit where transcript = ? order by seq');

const saysOf = (row: Omit<LogRow, 'seq' | 'hash'>): unknown[] => {
  const { id, at, transcript, dimension, grader, kind, against, rater, change, document } = row;
  return [id, at, transcript, dimension, grader, kind, against, rater, change, document];
};

function takeIn(db: Db, { change, ...entry }: AuditEntry): boolean {
  if (known(db).get(entry.id) !== undefined) return false;
  const key = keyOf(db).get(entry.transcript)?.key;
  if (key === undefined)
    throw new TouchstoneError('not_found', 'There is no such transcript', entry.transcript, 'Look it up in the Library');
  const document = JSON.stringify(change.kind === 'decide' ? change.decision : { reason: change.reason });
  const row = { ...entry, change: change.kind, document };
  append(db).run({ ...row, hash: link(last(db).get()?.hash ?? GENESIS, saysOf(row)) });
  keepDisputes(db, key);
  return true;
}

/** Appends what was decided in one transaction and brings the disputes up to it; returns the entries that were new. */
export const recordAudit = (db: Db, entries: readonly AuditEntry[]): AuditEntry[] =>
  writing(db, () => entries.filter((entry) => takeIn(db, entry)));

function entryOf(row: LogRow): AuditEntry {
  const { seq: _, hash: __, change, document, ...entry } = row;
  return { ...entry, change: auditChange(change, document) };
}

/** All that was decided about disputes of one transcript, oldest first. */
export const auditLog = (db: Db, transcript: string): AuditEntry[] => logOf(db).all(transcript).map(entryOf);

/** The first entry that does not fit the chain, or null when every link holds. */
export function brokenAudit(db: Db): { seq: number } | null {
  let before = GENESIS;
  for (const row of log(db).iterate()) {
    if (link(before, saysOf(row)) !== row.hash) return { seq: row.seq };
    before = row.hash;
  }
  return null;
}
