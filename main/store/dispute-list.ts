// Reading disputes: the narrow columns of all of them, for lists and counts, and the full rows of some.
import type { Cause, Dispute, DisputeKind, DisputeState } from '../../contract/dispute.ts';
import { auditDecision } from './audit-change.ts';
import { hiddenFromPartaker } from './blind.ts';
import { statement, type Db } from './connection.ts';
import { sql } from './sql.ts';

/** The fields by which a list of disputes is filtered and counted. */
export interface DisputeColumns {
  key: number;
  transcript: number;
  dimension: string;
  grader: string;
  kind: DisputeKind;
  against: string;
  state: DisputeState;
  scenario: string | null;
  /** The cause in the newest decision, if something was wrong. */
  cause: Cause | null;
}

type Row = Omit<Dispute, 'decision'> & { document: string | null; rater: string | null; at: string | null };

const ROW = `
  select d.key, d.transcript as transcript_key, t.id as transcript, t.title, t.scenario, d.dimension, d.grader, d.kind, d.against, d.state,
    d.level, d.other, d.weight, a.document, a.rater, a.at
  from dispute d join transcript t on t.key = d.transcript left join audit a on a.seq = d.decision`;
const some = statement<Row>(`${ROW} where d.key in (select value from json_each(?))`);
const ofTranscript = statement<Row>(`${ROW} where d.transcript = ? order by d.weight desc, d.key`);

/** Every dispute that this rater may see (null: all), worst first. */
export const disputeColumns = (db: Db, rater: string | null): DisputeColumns[] =>
  sql`
    select d.key, d.transcript, d.dimension, d.grader, d.kind, d.against, d.state, t.scenario, a.document ->> '$.judgement.cause' as cause
    from dispute d join transcript t on t.key = d.transcript left join audit a on a.seq = d.decision
    where not ${hiddenFromPartaker(rater)} order by d.weight desc, d.transcript, d.key`.all<DisputeColumns>(db);

function disputeOf({ document, rater, at, ...row }: Row): Dispute {
  const decision =
    document === null || rater === null || at === null
      ? null
      : { ...auditDecision(document, `dispute ${row.key}`), rater, at };
  return { ...row, decision };
}

/** The disputes with these keys, in their order; those that no longer exist are left out. */
export function disputeRows(db: Db, disputes: readonly number[]): Dispute[] {
  const byKey = new Map(
    some(db)
      .all(JSON.stringify(disputes))
      .map((row) => [row.key, disputeOf(row)]),
  );
  return disputes.flatMap((key) => byKey.get(key) ?? []);
}

/** The disputes about one transcript, worst first. */
export const disputesOf = (db: Db, transcript: number): Dispute[] => ofTranscript(db).all(transcript).map(disputeOf);

const disputed = statement<number>('select distinct transcript from dispute order by transcript');

/** All transcripts with a dispute in any state, by their keys. */
export const disputedTranscripts = (db: Db): number[] => disputed(db).pluck().all();
