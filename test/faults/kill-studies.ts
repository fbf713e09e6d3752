// The studies in which processes are killed, and the check that everything acknowledged is in them afterwards.
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import {
  adjudicate,
  allEvents,
  closeStudy,
  createStudy,
  draftsOf,
  joinRater,
  filteredTranscripts,
  openStudy,
  packetLog,
  record,
  refreshAllDisputes,
  rows,
  rubricVersions,
  studyInfo,
  type Db,
} from '../../main/store/index.ts';
import { shippedRubric } from '../../main/work/rubric/index.ts';
import { touchstone } from '../cli/touchstone.ts';
import { answered, goldDecision, labelEvent, submitted } from '../support/labels.ts';
import { put, score, transcript } from '../support/study.ts';
import { chatLines } from '../support/synthetic.ts';
import type { Place } from './places.ts';

/** A study that processes write to and are killed in. */
export interface KillStudy {
  path: string;
  /** Prepares the study before each kill; returns the files that the process is started with. */
  ready: (kill: number) => string[];
  /** The acknowledged items that the study does not have. */
  lost: (db: Db, acknowledged: readonly string[]) => string[];
  /**
   * Greatest number of the write before which a process is killed: about as many as a process makes, or as are worth
   * waiting for.
   */
  writes: number;
}

const missing = (acknowledged: readonly string[], known: Iterable<string>): string[] => {
  const there = new Set(known);
  return acknowledged.filter((one) => !there.has(one));
};

const idOf = ({ id }: { id: string }): string => id;

const idsIn = (db: Db): string[] =>
  rows(db, filteredTranscripts(db, '', { column: 'key', descending: false }, null), null).map(idOf);

/** A study with scores, gold and disputes. */
function labelled(path: string): void {
  const db = createStudy(path, { name: 'Killed', ...shippedRubric() }, { durability: 'normal' });
  const words = ['one', 'two', 'three', 'four'];
  put(db, ...words.map((one) => transcript(one, { scores: [score('judge', 'harm', 3)] })));
  joinRater(db, { id: 'r1', name: 'Ada' });
  const ids = idsIn(db);
  adjudicate(
    db,
    ids.map((id) => goldDecision(id, 'harm', 0)),
  );
  refreshAllDisputes(db);
  closeStudy(db);
}

const LOGS: Record<'labelling' | 'adjudicating' | 'auditing' | 'rubric saving', (db: Db) => Iterable<string>> = {
  labelling: (db) => [...allEvents(db)].map(idOf),
  adjudicating: (db) => db.prepare<[], string>('select id from adjudication').pluck().all(),
  auditing: (db) => db.prepare<[], string>('select id from audit').pluck().all(),
  'rubric saving': (db) => rubricVersions(db).map(({ rubric }) => String(rubric.version)),
};

/** Saving a rubric takes few writes, and gets slower with the number of versions. */
const WRITES = { labelling: 300, adjudicating: 300, auditing: 300, 'rubric saving': 20 };

function inLog(place: keyof typeof LOGS, folder: string): KillStudy {
  const path = join(folder, 'killed.touchstone');
  labelled(path);
  return { path, ready: () => [], lost: (db, said) => missing(said, LOGS[place](db)), writes: WRITES[place] };
}

/** Only the newest typed text is stored: it must be at least as long as the last acknowledged length. */
function typing(folder: string): KillStudy {
  const path = join(folder, 'killed.touchstone');
  labelled(path);
  const lost = (db: Db, said: readonly string[]): string[] => {
    const lengths = new Map(draftsOf(db, 'r1').map(({ about, document }) => [about, document.length - 2]));
    return said.filter((one) => {
      const [seed = '', length = ''] = one.split(' ');
      return (lengths.get(`note ${seed}`) ?? 0) < Number(length);
    });
  };
  return { path, ready: () => [], lost, writes: 100 };
}

const EACH = 60;

/** Each process imports one more file and acknowledges how many of its transcripts are imported. */
function importing(folder: string): KillStudy {
  const path = join(folder, 'killed.touchstone');
  labelled(path);
  const input = join(folder, 'input.jsonl');
  const ready = (kill: number): string[] => {
    writeFileSync(input, chatLines(kill, EACH, 4, 8));
    return [input];
  };
  const ofFile = (db: Db, seed: string): number =>
    db
      .prepare<[string], number>('select count(*) from transcript where source_id like ?')
      .pluck()
      .get(`synthetic-${seed}-%`) ?? 0;
  const lost = (db: Db, said: readonly string[]): string[] =>
    said.filter((one) => {
      const [seed = '', done = ''] = one.split(' ');
      return ofFile(db, seed) < Number(done);
    });
  return { path, ready, lost, writes: 700 };
}

function ran(args: readonly string[]): void {
  const { status, stderr } = touchstone(args);
  if (status !== 0) throw new Error(stderr);
}

/** Makes a study with a queue that two raters have worked on; returns three return packets of each rater. */
function withPackets(study: string, folder: string): string[] {
  const input = join(folder, 'input.jsonl');
  writeFileSync(input, chatLines(1, 6, 4, 6));
  ran(['import', '-s', study, input]);
  ran(['sample', '-s', study, '--n', '6', '--design', 'random', '--queue', 'q', '--overlap', '2']);
  return ['Bo', 'Cy'].flatMap((rater) => {
    const [work, own] = [join(folder, `${rater}.tspacket`), join(folder, `${rater}.touchstone`)];
    ran(['packet', 'make', '-s', study, '--queue', 'q', '--rater', rater, '-o', work]);
    ran(['packet', 'open', work, '-o', own]);
    return [1, 2, 3].map((stage) => {
      const db = openStudy(own, { durability: 'normal' });
      joinRater(db, { id: rater, name: rater });
      const more = { rater, queue: 'q' };
      record(
        db,
        idsIn(db).flatMap((id) => [labelEvent(id, answered('harm', stage), more), labelEvent(id, submitted, more)]),
      );
      closeStudy(db);
      const file = join(folder, `${rater}-${stage}.tspacket`);
      ran(['packet', 'return', '-s', own, '-o', file]);
      return file;
    });
  });
}

/** Each process merges the return packets of two raters, one after the other, into a fresh copy of the study. */
function merging(folder: string): KillStudy {
  const [path, owner] = [join(folder, 'killed.touchstone'), join(folder, 'owner.touchstone')];
  const packets = withPackets(owner, folder);
  const ready = (): string[] => {
    for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
    copyFileSync(owner, path);
    return packets;
  };
  const merged = (db: Db): string[] => packetLog(db).flatMap(({ what, file }) => (what === 'merged' ? [file] : []));
  return { path, ready, lost: (db, said) => missing(said, merged(db)), writes: 250 };
}

const OLD = resolve('test/fixtures/studies');

const FORMS = 12;

/** Counts of a study that no migration changes. */
function amounts(path: string): string {
  const db = openStudy(path, { durability: 'normal', keepBefore: false });
  try {
    return amountsIn(db);
  } finally {
    closeStudy(db);
  }
}

const amountsIn = (db: Db): string => {
  const { transcripts, messages } = studyInfo(db);
  return `${transcripts} transcripts, ${messages} messages, ${[...allEvents(db)].length} events`;
};

/** Each process opens a study of an earlier format; its content must survive, whenever the migration is interrupted. */
function migrating(folder: string): KillStudy {
  const path = join(folder, 'killed.touchstone');
  let expected = '';
  const write = (form: number): void => {
    for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
    writeFileSync(path, gunzipSync(readFileSync(join(OLD, `form-${form}.touchstone.gz`))));
  };
  const known = new Map<number, string>();
  const ready = (kill: number): string[] => {
    const form = 1 + (kill % FORMS);
    write(form);
    expected = known.get(form) ?? amounts(path);
    known.set(form, expected);
    write(form);
    rmSync(path.replace('.touchstone', '.backups'), { recursive: true, force: true });
    return [];
  };
  const lost = (db: Db): string[] => (amountsIn(db) === expected ? [] : [`${expected}; it has ${amountsIn(db)}`]);
  return { path, ready, lost, writes: 150 };
}

/** Makes the study for a kind of work in this folder. */
export function studyOf(place: Place, folder: string): KillStudy {
  switch (place) {
    case 'typing':
      return typing(folder);
    case 'importing':
      return importing(folder);
    case 'merging':
      return merging(folder);
    case 'migrating':
      return migrating(folder);
    default:
      return inLog(place, folder);
  }
}
