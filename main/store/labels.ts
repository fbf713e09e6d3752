// Labels: recorded as events, and the current label of each rater that derives from them in the same transaction.
import {
  EMPTY_LABEL,
  applyChange,
  labelState,
  Label,
  type Answer,
  type LabelEvent,
  type LabelState,
  type RaterLabel,
  type RecordedEvent,
  type Round,
} from '../../contract/label.ts';
import { Evidence } from '../../contract/evidence.ts';
import { answersOf } from '../../contract/measures.ts';
import { keepAnswers } from './answers.ts';
import { BLINDED, blindedOf, hasAudited } from './blind.ts';
import { statement, writing, type Db } from './connection.ts';
import { keepDisputes } from './disputes.ts';
import { documentReader } from './documents.ts';
import { fold, type Folded } from './label-fold.ts';
import { NO_TIME, allEvents, append, copyOf, eventsOfLabel, withoutClaims } from './label-log.ts';
import { keyOfTranscript } from './log.ts';
import { sitDown } from './queues.ts';
import { flagsUnder } from './rubrics.ts';

/** A rater's current label with the conditions under which it was made. */
export interface CurrentLabel {
  transcript: number;
  rater: string;
  rater_name: string;
  round: Round;
  state: LabelState;
  rubric: number;
  queue: string | null;
  /** Null: unknown, because the label was made elsewhere; its times are then unknown too. */
  blinded: boolean | null;
  created_at: string | null;
  updated_at: string | null;
  label: Label;
  /** Its answers, by measure. */
  answers: Record<string, Answer>;
}

type Standing = Omit<Folded, 'created_at'>;

const standing = statement<{ origin: string; document: string }>(
  'select origin, document from label where transcript = ? and rater = ? and round = ?',
);
const upsert = statement(`
  insert into label (transcript, rater, round, origin, state, bookmarked, later, revealed, rubric, queue, updated_at, document)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  on conflict (transcript, rater, round) do update set origin = excluded.origin, state = excluded.state, bookmarked = excluded.bookmarked,
    later = excluded.later, revealed = excluded.revealed, rubric = excluded.rubric, queue = excluded.queue,
    updated_at = excluded.updated_at, document = excluded.document`);
const CURRENT = `
  select l.transcript, l.rater, r.name as rater_name, l.round, l.state, l.rubric, l.queue, l.updated_at, l.document,
    coalesce((select min(nullif(e.at, '${NO_TIME}')) from label_event e
      where e.transcript = t.id and e.rater = l.rater and e.round = l.round and e.origin = l.origin), l.updated_at) as created_at,
    ${BLINDED} as blinded
  from label l join rater r on r.id = l.rater join transcript t on t.key = l.transcript`;
type CurrentRow = Omit<CurrentLabel, 'label' | 'answers' | 'blinded'> & { document: string; blinded: number | null };
const ofTranscript = statement<CurrentRow>(`${CURRENT} where l.transcript = ? order by r.name, l.rater, l.round`);
const ofRater = statement<CurrentRow>(`${CURRENT} where l.rater = ? order by l.transcript, l.round`);
const labelled = statement<{ transcript: number }>(
  "select distinct transcript from label where state <> 'todo' order by transcript",
);
const submitted = statement<{ id: string; name: string; submitted: number }>(`
  select r.id, r.name, (select count(*) from label l where l.rater = r.id and l.round = 'main' and l.state = 'done') as submitted
  from rater r order by r.name, r.id`);
const done = statement<{ done: number }>("select count(*) as done from label where state = 'done'");

const parsed = documentReader('a label', Label);
const whose = (transcript: number, rater: string): string => `transcript number ${transcript}, rater ${rater}`;

/** This rater's label of the transcript with this key. */
export function labelOf(db: Db, transcript: number, rater: string, round: Round = 'main'): Label {
  const row = standing(db).get(transcript, rater, round);
  return row === undefined ? EMPTY_LABEL : parsed(row.document, whose(transcript, rater));
}

/** This rater's label of the transcript with this id. */
export const labelFor = (db: Db, id: string, rater: string, round: Round = 'main'): Label =>
  labelOf(db, keyOfTranscript(db, id), rater, round);

function store(db: Db, transcript: number, rater: string, round: Round, one: Standing): void {
  const { label, origin, state, rubric, queue, updated_at } = one;
  const bit = (on: boolean): number => (on ? 1 : 0);
  const { bookmarked, later, revealed } = label;
  upsert(db).run(
    transcript,
    rater,
    round,
    origin,
    state,
    bit(bookmarked),
    bit(later),
    bit(revealed),
    rubric,
    queue,
    updated_at,
    JSON.stringify(label),
  );
  keepAnswers(db, transcript, rater, { round, state });
  keepDisputes(db, transcript);
}

function recordOne(db: Db, sent: LabelEvent, origin: string): boolean {
  const event = withoutClaims(sent);
  const { rater, round, change, rubric, queue, at: updated_at } = event;
  const transcript = keyOfTranscript(db, event.transcript);
  const before = standing(db).get(transcript, rater, round);
  const sofar = before === undefined ? EMPTY_LABEL : parsed(before.document, whose(transcript, rater));
  // a rater who audits a transcript before submitting its label has seen the scores
  const told = !sofar.submitted && hasAudited(db, event.transcript, rater);
  if (!append(db, told ? { ...event, seen_grader: true } : event)) return false;
  if (queue !== null) sitDown(db, queue, rater);
  if (before !== undefined && before.origin !== origin) {
    rederive(db, event);
    return true;
  }
  const label = applyChange(sofar, change);
  store(db, transcript, rater, round, { origin, label, state: labelState(label), rubric, queue, updated_at });
  return true;
}

/** Derives a label from all its events. */
function rederive(db: Db, { transcript, rater, round }: Pick<LabelEvent, 'transcript' | 'rater' | 'round'>): void {
  const [stands] = fold(eventsOfLabel(db, transcript, rater, round));
  if (stands !== undefined) store(db, keyOfTranscript(db, transcript), rater, round, stands);
}

/**
 * Appends events in one transaction and derives the labels; returns how many were new. On a connection with full
 * durability they are on disk when it returns. Known events are skipped, so that a repeated call has no effect.
 */
export const record = (db: Db, batch: readonly LabelEvent[]): number =>
  writing(db, () => {
    const origin = copyOf(db);
    return batch.filter((event) => recordOne(db, event, origin)).length;
  });

const everyLabel = statement('delete from label');
const everyAnswer = statement('delete from answer');

/** Derives all labels and their answers from the log; call it inside `writing`. */
export function deriveLabels(db: Db): void {
  everyAnswer(db).run();
  everyLabel(db).run();
  const named = new Map<string, Pick<LabelEvent, 'transcript' | 'rater' | 'round'>>();
  for (const { transcript, rater, round } of allEvents(db))
    named.set(nameOf({ transcript, rater, round }), { transcript, rater, round });
  for (const one of named.values()) rederive(db, one);
}

const nameOf = ({ transcript, rater, round }: Pick<LabelEvent, 'transcript' | 'rater' | 'round'>): string =>
  JSON.stringify([transcript, rater, round]);

/**
 * Adds events that were recorded in other copies; returns how many were new. The resulting labels do not depend on the
 * order.
 */
export const mergeEvents = (db: Db, batch: readonly RecordedEvent[]): number =>
  writing(db, () => {
    for (const { transcript } of batch) keyOfTranscript(db, transcript);
    const added = batch.filter((event) => append(db, event));
    for (const event of new Map(added.map((one) => [nameOf(one), one])).values()) rederive(db, event);
    return added.length;
  });

function current(db: Db, rows: readonly CurrentRow[]): CurrentLabel[] {
  const flags = new Map([...new Set(rows.map(({ rubric }) => rubric))].map((one) => [one, flagsUnder(db, one)]));
  return rows.map(({ document, blinded, ...row }) => {
    const label = parsed(document, whose(row.transcript, row.rater));
    return { ...row, blinded: blindedOf(blinded), label, answers: answersOf(label, flags.get(row.rubric) ?? []) };
  });
}

/** Every rater's current label of a transcript; of one round, or of all. */
export const labelsOf = (db: Db, transcript: number, round: Round | 'all' = 'main'): CurrentLabel[] =>
  current(
    db,
    ofTranscript(db)
      .all(transcript)
      .filter((row) => round === 'all' || row.round === round),
  );

const marked = statement<{ transcript: number; rater: string; document: string }>(`
  select l.transcript, l.rater, e.value as document from label l, json_each(l.document, '$.evidence') e
  where l.round = 'main' and l.state = 'done' and e.value ->> '$.dimension' = ?`);
const evidenceIn = documentReader('evidence of a label', Evidence);

/** The evidence of submitted labels of the round `main` on one measure, by transcript and rater. */
export function evidenceOn(db: Db, measure: string): Map<number, Map<string, Evidence[]>> {
  const found = new Map<number, Map<string, Evidence[]>>();
  for (const { transcript, rater, document } of marked(db).all(measure)) {
    const raters = found.get(transcript) ?? new Map<string, Evidence[]>();
    found.set(transcript, raters);
    raters.set(rater, [...(raters.get(rater) ?? []), evidenceIn(document, whose(transcript, rater))]);
  }
  return found;
}

/** The submitted labels of a transcript in the round `main`: those that adjudication compares. */
export const submittedOn = (db: Db, transcript: number): RaterLabel[] =>
  labelsOf(db, transcript)
    .filter(({ state }) => state === 'done')
    .map(({ rater, rater_name, rubric, blinded, updated_at, label, answers }) => ({
      rater,
      rater_name,
      rubric,
      blinded,
      updated_at,
      label,
      answers,
    }));

/** Every current label of one rater, of all rounds. */
export const labelsBy = (db: Db, rater: string): CurrentLabel[] => current(db, ofRater(db).all(rater));

/** Keys of the transcripts that have a label that was begun. */
export const labelledTranscripts = (db: Db): number[] =>
  labelled(db)
    .all()
    .map((row) => row.transcript);

/** How many transcripts each rater has submitted a label of. */
export const submittedCounts = (db: Db): { id: string; name: string; submitted: number }[] => submitted(db).all();

/** How many labels were submitted, of every round and rater. */
export const submittedLabels = (db: Db): number => done(db).get()?.done ?? 0;

/** A label that does not match its events, or null if all match. */
export function strayLabel(db: Db): { transcript: string; rater: string } | null {
  const events = new Map<string, RecordedEvent[]>();
  for (const event of allEvents(db)) {
    const name = nameOf(event);
    const group = events.get(name);
    if (group === undefined) events.set(name, [event]);
    else group.push(event);
  }
  const stored = db.prepare<unknown[], { transcript: string; rater: string; round: Round; document: string }>(
    'select t.id as transcript, l.rater, l.round, l.document from label l join transcript t on t.key = l.transcript',
  );
  for (const row of stored.iterate()) {
    const own = (events.get(nameOf(row)) ?? []).toSorted((a, b) => a.ordinal - b.ordinal || (a.id < b.id ? -1 : 1));
    const [stands] = fold(own);
    if (stands === undefined || JSON.stringify(stands.label) !== row.document)
      return { transcript: row.transcript, rater: row.rater };
    events.delete(nameOf(row));
  }
  const [left] = [...events.values()].flat();
  return left === undefined ? null : { transcript: left.transcript, rater: left.rater };
}
