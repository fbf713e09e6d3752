// Labels: an append-only chain of events, and the current label of each rater that derives from it in the same transaction.
import { createHash } from 'node:crypto';
import { EMPTY_LABEL, applyChange, labelState, type Label, type LabelEvent, type LabelState } from '../../contract/label.ts';
import { TouchstoneError } from '../../contract/errors.ts';
import { statement, writing, type Db } from './connection.ts';

/** A rater's current label with what it was made under. */
export interface CurrentLabel {
  transcript: number;
  rater: string;
  rater_name: string;
  state: LabelState;
  rubric: number;
  queue: string | null;
  blinded: boolean;
  created_at: string;
  updated_at: string;
  label: Label;
}

interface EventRow {
  seq: number;
  id: string;
  at: string;
  transcript: string;
  rater: string;
  rubric: number;
  queue: string | null;
  seen_grader: number;
  kind: string;
  change: string;
  hash: string;
}

const lastHash = statement<{ hash: string }>('select hash from label_event order by seq desc limit 1');
const known = statement<{ one: number }>('select 1 as one from label_event where id = ?');
const keyOf = statement<{ key: number }>('select key from transcript where id = ?');
const append = statement(`
  insert into label_event (id, at, transcript, rater, rubric, queue, seen_grader, kind, change, hash)
  values (@id, @at, @transcript, @rater, @rubric, @queue, @seen_grader, @kind, @change, @hash)`);
const document = statement<{ document: string }>('select document from label where transcript = ? and rater = ?');
const upsert = statement(`
  insert into label (transcript, rater, state, bookmarked, revealed, rubric, queue, updated_at, document)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?)
  on conflict (transcript, rater) do update set state = excluded.state, bookmarked = excluded.bookmarked, revealed = excluded.revealed,
    rubric = excluded.rubric, queue = excluded.queue, updated_at = excluded.updated_at, document = excluded.document`);
const events = statement<EventRow>('select * from label_event order by seq');
const ofTranscript = statement<Omit<CurrentLabel, 'label' | 'blinded'> & { document: string; seen: number; revealed: number }>(`
  select l.revealed, l.transcript, l.rater, r.name as rater_name, l.state, l.rubric, l.queue, l.updated_at, l.document,
    coalesce((select min(e.at) from label_event e where e.transcript = t.id and e.rater = l.rater), l.updated_at) as created_at,
    coalesce((select max(e.seen_grader) from label_event e where e.transcript = t.id and e.rater = l.rater), 0) as seen
  from label l join rater r on r.id = l.rater join transcript t on t.key = l.transcript
  where l.transcript = ? order by r.name, l.rater`);
const labelled = statement<{ transcript: number }>("select distinct transcript from label where state <> 'todo' order by transcript");
const submitted = statement<{ id: string; name: string; submitted: number }>(`
  select r.id, r.name, (select count(*) from label l where l.rater = r.id and l.state = 'done') as submitted from rater r order by r.name, r.id`);

const GENESIS = '0'.repeat(64);

/** One link of the chain: whoever changes, removes or adds a row in the middle breaks every hash after it. */
function link(before: string, e: Omit<EventRow, 'seq' | 'hash'>): string {
  const parts = [before, e.id, e.at, e.transcript, e.rater, e.rubric, e.queue, e.seen_grader, e.kind, e.change];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

// written by record(), which parsed every change that went into it
const parsed = (text: string): Label => JSON.parse(text);

/** This rater's label of the transcript with this key. */
export function labelOf(db: Db, transcript: number, rater: string): Label {
  const row = document(db).get(transcript, rater);
  return row === undefined ? EMPTY_LABEL : parsed(row.document);
}

function recordOne(db: Db, event: LabelEvent): boolean {
  if (known(db).get(event.id) !== undefined) return false;
  const key = keyOf(db).get(event.transcript)?.key;
  if (key === undefined)
    throw new TouchstoneError('not_found', 'There is no such transcript to label', event.transcript, 'Look it up in the Library');
  const { change, seen_grader, ...rest } = event;
  const row = { ...rest, seen_grader: seen_grader ? 1 : 0, kind: change.kind, change: JSON.stringify(change) };
  append(db).run({ ...row, hash: link(lastHash(db).get()?.hash ?? GENESIS, row) });
  const label = applyChange(labelOf(db, key, event.rater), change);
  const { bookmarked, revealed } = label;
  upsert(db).run(
    key,
    event.rater,
    labelState(label),
    bookmarked ? 1 : 0,
    revealed ? 1 : 0,
    event.rubric,
    event.queue,
    event.at,
    JSON.stringify(label),
  );
  return true;
}

/**
 * Appends events in one transaction and derives the labels; returns how many were new. When it returns on a connection of full
 * durability they are on the disk. Events that are known already are skipped, so that a repeated call does no harm.
 */
export const record = (db: Db, batch: readonly LabelEvent[]): number =>
  writing(db, () => batch.filter((event) => recordOne(db, event)).length);

/** This rater's label of the transcript with this id. */
export function labelFor(db: Db, id: string, rater: string): Label {
  const key = keyOf(db).get(id)?.key;
  if (key === undefined) throw new TouchstoneError('not_found', 'There is no such transcript', id, 'Look it up in the Library');
  return labelOf(db, key, rater);
}

/** Every rater's current label of a transcript. */
export const labelsOf = (db: Db, transcript: number): CurrentLabel[] =>
  ofTranscript(db)
    .all(transcript)
    .map(({ document: text, seen, revealed, ...row }) => ({ ...row, blinded: seen === 0 && revealed === 0, label: parsed(text) }));

/** Keys of the transcripts that somebody has begun to label. */
export const labelledTranscripts = (db: Db): number[] =>
  labelled(db)
    .all()
    .map((row) => row.transcript);

/** How many transcripts each rater has submitted a label of. */
export const submittedCounts = (db: Db): { id: string; name: string; submitted: number }[] => submitted(db).all();

/** The first event that does not fit the chain, or null when every link holds. */
export function brokenLink(db: Db): { seq: number } | null {
  let before = GENESIS;
  for (const row of events(db).iterate()) {
    if (link(before, row) !== row.hash) return { seq: row.seq };
    before = row.hash;
  }
  return null;
}

/** A label that does not follow from its events, or null when all do. */
export function strayLabel(db: Db): { transcript: string; rater: string } | null {
  const derived = new Map<string, Label>();
  for (const row of events(db).iterate()) {
    const name = JSON.stringify([row.transcript, row.rater]);
    derived.set(name, applyChange(derived.get(name) ?? EMPTY_LABEL, JSON.parse(row.change)));
  }
  const stored = db.prepare<unknown[], { id: string; rater: string; document: string }>(
    'select t.id, l.rater, l.document from label l join transcript t on t.key = l.transcript',
  );
  for (const { id, rater, document: text } of stored.iterate()) {
    const label = derived.get(JSON.stringify([id, rater]));
    if (label === undefined || JSON.stringify(label) !== text) return { transcript: id, rater };
    derived.delete(JSON.stringify([id, rater]));
  }
  const [left] = derived.keys();
  if (left === undefined) return null;
  const [transcript, rater]: [string, string] = JSON.parse(left);
  return { transcript, rater };
}
