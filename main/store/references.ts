// References besides gold with which a grader's level can be compared: the levels of decided disputes.
import type { AuditDecision, DisputeName, DisputeState } from '../../contract/dispute.ts';
import { auditDecision } from './audit-change.ts';
import { statement, type Db } from './connection.ts';

/** A dispute as its own table names it, without the transcript's text. */
export interface DisputeBrief extends Omit<DisputeName, 'transcript'> {
  key: number;
  transcript: number;
  state: DisputeState;
}

// a withdrawn decision is in no row
const decided = statement<{ transcript: number; document: string }>(`
  select d.transcript, a.document from dispute d join audit a on a.seq = d.decision
  where d.dimension = ? and d.state in ('decided', 'settled') order by a.seq`);
const briefs = statement<DisputeBrief>(
  'select key, transcript, dimension, grader, kind, against, state from dispute where dimension = ?',
);

/** The newest valid decision about a dispute on the dimension, by transcript. */
export const decisionsOn = (db: Db, dimension: string): Map<number, AuditDecision> =>
  new Map(
    decided(db)
      .all(dimension)
      .map(({ transcript, document }) => [transcript, auditDecision(document, `transcript number ${transcript}`)]),
  );

/** Every dispute on the dimension, in any state. */
export const disputesOn = (db: Db, dimension: string): DisputeBrief[] => briefs(db).all(dimension);
