// A study of an older form is migrated to the current form without loss, and a backup of the old file is kept.
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { EMPTY_LABEL, type Answer, type Change } from '../../contract/label.ts';
import { skeletonOf } from '../../contract/skeleton.ts';
import { transcriptId } from '../../main/store/identity.ts';
import {
  allEvents,
  allMessages,
  closeStudy,
  copyOf,
  filteredTranscripts,
  answersOn,
  keptBackups,
  labelFor,
  labelsOf,
  openStudy,
  original,
  rubricVersions,
  skeleton,
  verify,
  type Db,
  snippets,
} from '../../main/store/index.ts';
import { first } from '../../main/store/migrations/0001-first.ts';
import { defaultRubric } from '../../main/work/rubric/index.ts';
import { freshStudy, transcript, type TestStudy } from '../support/study.ts';

let study: TestStudy;
beforeEach(() => {
  study = freshStudy();
});
afterEach(() => study.remove());

const binding = process.env['TOUCHSTONE_SQLITE_BINDING'];
const connect = (path: string): Db => new Database(path, binding === undefined ? {} : { nativeBinding: binding });

const long = transcript('needle', {
  facets: { model: 'm' },
  messages: Array.from({ length: 300 }, (_, n) => ({
    role: n % 2 === 0 ? 'user' : 'assistant',
    name: n === 3 ? 'Ada' : null,
    model: n % 2 === 0 ? null : 'm',
    at: n === 5 ? '2026-01-01T00:00:00Z' : null,
    branch: n > 290 ? 'branch 1' : '',
    prefilled: n === 7,
    blocks: [
      { type: 'text', text: n === 250 ? 'the needle\nis here' : `message ${n} ${'words '.repeat(200)}` },
      { type: 'tool_call', call_id: `c${n}`, name: 'search', text: '{}' },
    ],
  })),
});

const { passes: _, ...olderRubric } = defaultRubric();

/** Makes a file of form 1 with one transcript. */
function olderStudy(path: string): void {
  const db = connect(path);
  db.exec(first);
  db.pragma('user_version = 1');
  db.pragma('application_id = 0x54434853');
  db.exec(
    "insert into study values (1, 'u', 'Old', 0, '2026-01-01'); insert into import values (1, '2026-01-01', null)",
  );
  db.prepare(
    "insert into transcript (key, id, import, source_id, title, model, messages, characters) values (1, ?, 1, '', 't', 'm', 300, 1)",
  ).run(transcriptId(long));
  for (const [position, { blocks, ...head }] of long.messages.entries()) {
    db.prepare('insert into message (transcript, position, role, head, blocks) values (1, ?, ?, ?, ?)').run(
      position,
      head.role,
      JSON.stringify({ ...head, blocks: [] }),
      JSON.stringify(blocks),
    );
  }
  db.prepare('insert into original (transcript, deflated, metadata) values (1, ?, ?)').run(
    deflateSync('{"as": "it stood"}'),
    '{"kept": 1}',
  );
  db.exec(
    "insert into source (transcript, path, place, format, file_sha256) values (1, 'a.jsonl', 'line 1', 'openai', '')",
  );
  db.prepare("insert into rubric values (1, 'R', ?, '2026-01-01')").run(JSON.stringify(olderRubric));
  db.close();
}

test('text, search, skeleton and original are the same after the migration', () => {
  const path = `${study.path}.older.touchstone`;
  olderStudy(path);
  const db = openStudy(path);
  expect(allMessages(db, 1)).toEqual(long.messages);
  expect(skeleton(db, 1, 0)).toEqual(skeletonOf(long.messages));
  expect(original(db, 1)).toBe('{"as": "it stood"}');
  const found = filteredTranscripts(db, '"the needle"', { column: 'key', descending: false }, null);
  expect(
    snippets(db, found, '"the needle"')[0]
      ?.snippet.map(({ text }) => text)
      .join(''),
  ).toContain('the needle is here');
  expect(verify(db).filter((check) => !check.ok)).toEqual([]);
  expect(rubricVersions(db)).toEqual([{ rubric: defaultRubric(), source: null, created_at: '2026-01-01' }]);
  closeStudy(db);
  const [kept] = keptBackups(path);
  expect(kept).toMatchObject({ before: 'migration' });
  const copy = connect(kept?.file ?? '');
  expect(copy.pragma('user_version', { simple: true })).toBe(1);
  copy.close();
});

test('labels of an older form keep their answers and their chain, and get a round and an origin', () => {
  const path = `${study.path}.labelled.touchstone`;
  olderStudy(path);
  const older = connect(path);
  const id = transcriptId(long);
  older.exec("insert into rater values ('r1', 'Ada', '2026-01-01')");
  const change = { kind: 'answer', dimension: 'harm', answer: { state: 'level', level: 2 } };
  const parts = ['e1', '2026-01-01T00:00:00.000Z', id, 'r1', 1, null, 0, 'answer', JSON.stringify(change)];
  const hash = createHash('sha256')
    .update(JSON.stringify(['0'.repeat(64), ...parts]))
    .digest('hex');
  older
    .prepare(
      `insert into label_event (id, at, transcript, rater, rubric, queue, seen_grader, kind, change, hash)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(...parts, hash);
  const label = {
    dimensions: { harm: { answer: change.answer, components: [], sureness: null, note: '' } },
    flags: [],
    evidence: [],
    note: '',
    bookmarked: false,
    skipped: null,
    revealed: false,
    submitted: false,
    seconds: 0,
    coverage: 0,
  };
  older
    .prepare("insert into label values (1, 'r1', 'started', 0, 0, 1, null, '2026-01-01T00:00:00.000Z', ?)")
    .run(JSON.stringify(label));
  older.close();
  const db = openStudy(path);
  expect(labelFor(db, id, 'r1').dimensions['harm']?.answer).toEqual({ state: 'level', level: 2 });
  expect(labelFor(db, id, 'r1', 'repeat')).toEqual(EMPTY_LABEL);
  expect([...allEvents(db)]).toMatchObject([{ id: 'e1', round: 'main', origin: copyOf(db), ordinal: 1 }]);
  expect(verify(db).filter((check) => !check.ok)).toEqual([]);
  closeStudy(db);
});

test('labels that an import once dated 1970 get unknown time, blindness and coverage, and their chain holds', () => {
  const path = `${study.path}.imported.touchstone`;
  olderStudy(path);
  const older = connect(path);
  const id = transcriptId(long);
  older.exec(
    "insert into rater values ('r1', 'Ada', '2026-01-01'); insert into rater values ('r2', 'Bo', '2026-01-01')",
  );
  const answer: Answer = { state: 'level', level: 2 };
  let before = '0'.repeat(64);
  const add = (event: string, at: string, rater: string, change: Change): void => {
    const parts = [event, at, id, rater, 1, null, 0, change.kind, JSON.stringify(change)];
    before = createHash('sha256')
      .update(JSON.stringify([before, ...parts]))
      .digest('hex');
    older
      .prepare(
        `insert into label_event (id, at, transcript, rater, rubric, queue, seen_grader, kind, change, hash)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(...parts, before);
  };
  const at = { r1: '1970-01-01T00:00:00.000Z', r2: '2026-01-01T00:00:00.000Z' };
  for (const rater of ['r1', 'r2'] as const) {
    add(`${rater} a`, at[rater], rater, { kind: 'answer', dimension: 'harm', answer });
    add(`${rater} s`, at[rater], rater, { kind: 'submit', on: true, seconds: 0, coverage: 1 });
    const label = {
      dimensions: { harm: { answer, components: [], sureness: null, note: '' } },
      flags: [],
      evidence: [],
      note: '',
      bookmarked: false,
      skipped: null,
      revealed: false,
      submitted: true,
      seconds: 0,
      coverage: 1,
    };
    older
      .prepare("insert into label values (1, ?, 'done', 0, 0, 1, null, ?, ?)")
      .run(rater, at[rater], JSON.stringify(label));
  }
  older.close();
  const db = openStudy(path);
  expect(labelsOf(db, 1)).toMatchObject([
    {
      rater: 'r1',
      blinded: null,
      created_at: null,
      updated_at: null,
      label: { submitted: true, seconds: null, coverage: null },
    },
    {
      rater: 'r2',
      blinded: true,
      created_at: at.r2,
      updated_at: at.r2,
      label: { submitted: true, seconds: 0, coverage: 1 },
    },
  ]);
  expect(answersOn(db, 'harm')).toMatchObject([
    { rater: 'r1', level: 2, blinded: null, updated_at: null },
    { rater: 'r2', level: 2, blinded: true, updated_at: at.r2 },
  ]);
  expect(verify(db).filter((check) => !check.ok)).toEqual([]);
  closeStudy(db);
});
