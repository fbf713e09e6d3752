// Copies of one study that exchange packets: an owner with a queue, and raters who open their packets, label and
// return.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NormalTranscript } from '../../contract/import.ts';
import type { Change, LabelEvent } from '../../contract/label.ts';
import {
  allEvents,
  closeStudy,
  joinRater,
  filteredTranscripts,
  labelsOf,
  makeQueue,
  openStudy,
  packetConflicts,
  packetLog,
  queueNamed,
  record,
  studyInfo,
  takeSeat,
  type Db,
  type NewQueue,
  type QueueEntry,
} from '../../main/store/index.ts';
import { makePacket, openPacket } from '../../main/work/packets/index.ts';
import { freshStudy, put, transcript } from './study.ts';
import { labelEvent } from './labels.ts';

export const answer = (level: number, dimension = 'harm'): Change => ({
  kind: 'answer',
  dimension,
  answer: { state: 'level', level },
});
export const submit: Change = { kind: 'submit', on: true, seconds: 3, coverage: 1 };

/** A label event in the form that the window sends. */
export const event = (of: string, rater: string, change: Change, more: Partial<LabelEvent> = {}): LabelEvent =>
  labelEvent(of, change, { rater, queue: 'q', ...more });

/** The keys of all transcripts of a study, in the order of import. */
export const allTranscripts = (db: Db): number[] =>
  filteredTranscripts(db, '', { column: 'key', descending: false }, null);

/** The part of a study that must be equal after every order of merging: labels, events, raters, seats and conflicts. */
export const state = (db: Db): unknown => ({
  labels: allTranscripts(db).map((key) => labelsOf(db, key, 'all')),
  events: [...allEvents(db)].sort((a, b) => (a.id < b.id ? -1 : 1)),
  raters: studyInfo(db).raters,
  seats: db.prepare('select * from seat order by queue, number').all(),
  conflicts: packetConflicts(db),
  packets: packetLog(db)
    .map(({ id, what }) => `${what} ${id}`)
    .sort(),
});

/** Several machines with one study each; `remove` deletes them after the test. */
export class Machines {
  readonly folder = mkdtempSync(join(tmpdir(), 'touchstone-packets-'));
  readonly #owner = freshStudy();
  readonly #opened: Db[] = [];
  readonly owner: Db = this.#owner.db;

  /** Adds `transcripts` to the owner's study, and all of them and `more` to its queue `q`. */
  constructor(
    transcripts: readonly NormalTranscript[],
    queue: Partial<NewQueue> = {},
    more: (keys: number[]) => QueueEntry[] = () => [],
  ) {
    put(this.owner, ...transcripts);
    const found = allTranscripts(this.owner);
    const entries = [...found.map((key) => ({ key, probability: 0.123456 })), ...more(found)];
    makeQueue(this.owner, { name: 'q', blind: true, design: 'random', ...queue }, entries);
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** Opens a study file on another machine. */
  open(path: string): Db {
    const db = openStudy(path);
    this.#opened.push(db);
    return db;
  }

  /** A study made from this rater's packet on another machine, in which the rater has joined. */
  async rater(name: string, id = name): Promise<Db> {
    const packet = this.path(`${randomUUID()}.tspacket`);
    await makePacket(this.owner, { queue: 'q', rater: name, passphrase: null }, packet);
    const study = this.path(`${randomUUID()}.touchstone`);
    await openPacket(packet, study);
    const db = this.open(study);
    joinRater(db, { id, name });
    if (queueNamed(db, 'q').overlap !== null) takeSeat(db, 'q', { rater: id, name });
    return db;
  }

  remove(): void {
    for (const db of this.#opened) closeStudy(db);
    this.#owner.remove();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Answers harm for a transcript and submits it. */
export const label = (db: Db, of: string, rater: string, level: number, more: Partial<LabelEvent> = {}): number =>
  record(db, [event(of, rater, answer(level), more), event(of, rater, submit, more)]);

/** Some short transcripts. */
export const some = (count: number): NormalTranscript[] =>
  Array.from({ length: count }, (_, n) => transcript(`words ${n}`));
