// What a grader's level can be held against beside gold: the levels that decided disputes rest on.
import { AuditDecision, type DisputeName, type DisputeState } from '../../contract/dispute.ts';
import { statement, type Db } from './connection.ts';
import { documentReader } from './documents.ts';

/** A dispute as its own table names it, without the transcript's words. */
export interface DisputeBrief extends Omit<DisputeName, 'transcript'> {
  key: number;
  transcript: number;
  state: DisputeState;
}

// a decision that was taken back is in no row
const decided = statement<{ transcript: number; document: string }>(`
  select d.transcript, a.document from dispute d join audit a on a.seq = d.decision
  where d.dimension = ? and d.state in ('decided', 'settled') order by a.seq`);
const briefs = statement<DisputeBrief>(
  'select key, transcript, dimension, grader, kind, against, state from dispute where dimension = ?',
);

const decisionOf = documentReader('a decision of an audit', AuditDecision);

/** By transcript, the newest decision about a dispute on the dimension that stands. */
export const decisionsOn = (db: Db, dimension: string): Map<number, AuditDecision> =>
  new Map(
    decided(db)
      .all(dimension)
      .map(({ transcript, document }) => [transcript, decisionOf(document, `transcript number ${transcript}`)]),
  );

/** Every dispute on the dimension, of whatever state. */
export const disputesOn = (db: Db, dimension: string): DisputeBrief[] => briefs(db).all(dimension);
