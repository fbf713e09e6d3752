// The table of disputes: derived from scores, labels, gold and the audit, and stored. Triggers record the transcripts
// that changed. After a call their disputes are derived in the same transaction; after an import they are derived in
// steps.
import { z } from 'zod';
import { Below, Mapping } from '../../contract/mapping.ts';
import { Dimension } from '../../contract/rubric.ts';
import { Score } from '../../contract/score.ts';
import type { AuditEntry } from '../../contract/dispute.ts';
import { auditChange } from './audit-change.ts';
import { statement, writing, type Db } from './connection.ts';
import { deriveDisputes, type DisputeRow, type Given, type Grounds } from './derive-disputes.ts';
import { documentReader } from './documents.ts';
import { mappedGraders, type MappedGrader } from './mapped-graders.ts';

type Of<T> = T & { transcript: number };

const AMONG = 'transcript in (select value from json_each(?))';
const concernedRows = statement<{ transcript: number; scenario: string | null }>(
  'select key as transcript, scenario from transcript where key in (select value from json_each(?))',
);
const scores = statement<Of<Given>>(
  `select transcript, grader, dimension, state, value, label from score where ${AMONG}`,
);
const earlier = statement<Of<{ document: string }>>(
  `select transcript, document from score_earlier where ${AMONG} order by coalesce(at, ''), key`,
);
const gold = statement<Of<{ dimension: string; level: number | null }>>(
  `select transcript, dimension, level from gold where ${AMONG}`,
);
const answers = statement<Of<Grounds['answers'][number]>>(
  `select transcript, dimension, rater, rubric, level from answer where round = 'main' and ${AMONG}`,
);
const citations = statement<Of<Grounds['citations'][number]>>(
  `select transcript, grader, dimension, quotes, missing from citation where ${AMONG}`,
);
type LogRow = Pick<AuditEntry, 'dimension' | 'grader' | 'kind' | 'against'> & {
  seq: number;
  change: 'decide' | 'reopen';
  document: string;
};
const log = statement<Of<LogRow>>(`
  select t.key as transcript, a.seq, a.dimension, a.grader, a.kind, a.against, a.change, a.document
  from transcript t join audit a on a.transcript = t.id where t.key in (select value from json_each(?)) order by a.seq`);

const existing = statement<Pick<DisputeRow, 'dimension' | 'grader' | 'kind' | 'against'> & { key: number }>(
  'select key, dimension, grader, kind, against from dispute where transcript = ?',
);
const put = statement(`
  insert into dispute (transcript, dimension, grader, kind, against, state, level, other, weight, decision)
  values (@transcript, @dimension, @grader, @kind, @against, @state, @level, @other, @weight, @decision)
  on conflict (transcript, dimension, grader, kind, against) do update set state = excluded.state, level = excluded.level,
    other = excluded.other, weight = excluded.weight, decision = excluded.decision`);
const remove = statement('delete from dispute where key = ?');

const staleOnes = statement<number>('select transcript from dispute_stale order by transcript limit ?');
const isStale = statement<{ one: number }>('select 1 as one from dispute_stale where transcript = ?');
const settleOne = statement(`delete from dispute_stale where ${AMONG}`);
const basis = statement<{ document: string }>('select document from dispute_basis');
const keepBasis = statement(
  'insert into dispute_basis (one, document) values (1, ?) on conflict (one) do update set document = excluded.document',
);
const markGrader = statement(
  'insert or ignore into dispute_stale select distinct transcript from score where grader = ?',
);
const concerned = statement<number>('select transcript from score union select transcript from dispute order by 1');

function grouped<T>(rows: readonly Of<T>[]): ReadonlyMap<number, Of<T>[]> {
  const groups = new Map<number, Of<T>[]>();
  for (const row of rows) {
    const group = groups.get(row.transcript);
    if (group === undefined) groups.set(row.transcript, [row]);
    else group.push(row);
  }
  return groups;
}

const nameOf = (of: readonly unknown[]): string => JSON.stringify(of);
/** The last entry of each name. */
const latest = <T>(rows: readonly T[], name: (row: T) => string): T[] => [
  ...new Map(rows.map((row) => [name(row), row])).values(),
];

const given = documentReader(
  'an earlier score',
  Score.pick({ grader: true, dimension: true, state: true, value: true, label: true }),
);
const earlierOf = ({ transcript, document }: Of<{ document: string }>): Given =>
  given(document, `transcript number ${transcript}`);
const logged = ({ seq, dimension, grader, kind, against, change, document }: LogRow): Grounds['log'][number] => ({
  seq,
  dimension,
  grader,
  kind,
  against,
  change: auditChange(seq, change, document),
});

/** The sources of the disputes of these transcripts. */
function groundsOf(db: Db, transcripts: readonly number[]): Grounds[] {
  const among = JSON.stringify(transcripts);
  const given = grouped(scores(db).all(among));
  const before = grouped(earlier(db).all(among));
  const settled = grouped(gold(db).all(among));
  const answered = grouped(answers(db).all(among));
  const cited = grouped(citations(db).all(among));
  const decided = grouped(log(db).all(among));
  return concernedRows(db)
    .all(among)
    .map(({ transcript, scenario }) => ({
      transcript,
      scenario,
      scores: given.get(transcript) ?? [],
      earlier: latest((before.get(transcript) ?? []).map(earlierOf), ({ grader, dimension }) =>
        nameOf([grader, dimension]),
      ),
      gold: new Map((settled.get(transcript) ?? []).map(({ dimension, level }) => [dimension, level])),
      answers: answered.get(transcript) ?? [],
      citations: cited.get(transcript) ?? [],
      log: latest((decided.get(transcript) ?? []).map(logged), (one) =>
        nameOf([one.dimension, one.grader, one.kind, one.against]),
      ),
    }));
}

const named = ({
  dimension,
  grader,
  kind,
  against,
}: Pick<DisputeRow, 'dimension' | 'grader' | 'kind' | 'against'>): string => nameOf([dimension, grader, kind, against]);

/** Writes the disputes of these transcripts; a dispute that existed before keeps its key. */
function derive(db: Db, transcripts: readonly number[], under: readonly MappedGrader[]): void {
  for (const grounds of groundsOf(db, transcripts)) {
    const rows = deriveDisputes(grounds, under);
    const now = new Set(rows.map(named));
    for (const old of existing(db).all(grounds.transcript)) if (!now.has(named(old))) remove(db).run(old.key);
    for (const row of rows) put(db).run({ transcript: grounds.transcript, ...row });
  }
  settleOne(db).run(JSON.stringify(transcripts));
}

/** The mappings of graders, as stored in the table. */
const basisOf = documentReader(
  'readings of graders',
  z.array(
    z.object({
      // Older studies do not store how scores below the lowest cut are read: their disputes are derived again.
      mapping: Mapping.extend({ below: Below.default(null) }),
      about: Dimension.pick({ kind: true, scenarios: true }),
      levels: z.array(z.number()),
    }),
  ),
);

function basisKept(db: Db): MappedGrader[] {
  const kept = basis(db).get();
  return kept === undefined ? [] : basisOf(kept.document);
}

const mappedName = ({ mapping }: MappedGrader): string => nameOf([mapping.grader, mapping.dimension]);

/** Graders whose mapping differs from the stored one. */
function readOtherwise(kept: readonly MappedGrader[], now: readonly MappedGrader[]): string[] {
  const before = new Map(kept.map((one) => [mappedName(one), JSON.stringify(one)]));
  const after = new Map(now.map((one) => [mappedName(one), JSON.stringify(one)]));
  const changed = [...kept, ...now].filter((one) => before.get(mappedName(one)) !== after.get(mappedName(one)));
  return [...new Set(changed.map(({ mapping }) => mapping.grader))];
}

/** Updates the disputes of one transcript after a change; called in the transaction of the change. */
export function keepDisputes(db: Db, transcript: number): void {
  if (isStale(db).get(transcript) !== undefined) derive(db, [transcript], basisKept(db));
}

/** Records the current mappings; the transcripts of graders whose mapping has changed become stale. */
export function renewBasis(db: Db): void {
  const kept = basisKept(db);
  const now = mappedGraders(db);
  const changed = readOtherwise(kept, now);
  if (changed.length === 0) return;
  writing(db, () => {
    for (const grader of changed) markGrader(db).run(grader);
    keepBasis(db).run(JSON.stringify(now));
  });
}

/** Derives the disputes of this many changed transcripts in one transaction; returns whether there were any. */
export function refreshDisputes(db: Db, most: number): boolean {
  if (staleOnes(db).get(1) === undefined) return false;
  return writing(db, () => {
    const transcripts = staleOnes(db).pluck().all(most);
    derive(db, transcripts, basisKept(db));
    return transcripts.length > 0;
  });
}

const STEP = 500;

/** Updates all disputes at once. */
export function refreshAllDisputes(db: Db): void {
  renewBasis(db);
  let more = true;
  while (more) more = refreshDisputes(db, STEP);
}

const stored = statement<Of<DisputeRow>>(`
  select transcript, dimension, grader, kind, against, state, level, other, weight, decision from dispute where ${AMONG}`);

const printed = ({ dimension, grader, kind, against, state, level, other, weight, decision }: DisputeRow): string =>
  nameOf([dimension, grader, kind, against, state, level, other, weight, decision]);

/**
 * A transcript whose disputes do not match their sources, or null if all match. Transcripts that are still to be
 * derived are left out.
 */
export function strayDispute(db: Db): { transcript: number } | null {
  const under = basisKept(db);
  const all = concerned(db).pluck().all();
  for (let at = 0; at < all.length; at += STEP) {
    const transcripts = all.slice(at, at + STEP).filter((key) => isStale(db).get(key) === undefined);
    const kept = grouped(stored(db).all(JSON.stringify(transcripts)));
    for (const one of groundsOf(db, transcripts)) {
      const due = deriveDisputes(one, under).map(printed).sort();
      const have = (kept.get(one.transcript) ?? []).map(printed).sort();
      if (JSON.stringify(due) !== JSON.stringify(have)) return { transcript: one.transcript };
    }
  }
  return null;
}
