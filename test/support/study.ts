// Studies on real files that are removed after the test, and transcripts to add to them.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NormalTranscript } from '../../contract/import.ts';
import type { Rubric } from '../../contract/rubric.ts';
import {
  addTranscript,
  beginImport,
  closeStudy,
  createStudy,
  openStudy,
  writing,
  type Added,
  type Db,
} from '../../main/store/index.ts';
import { defaultRubric } from '../../main/work/rubric/index.ts';
import { message, text } from './messages.ts';

export interface TestStudy {
  db: Db;
  path: string;
  remove: () => void;
}

let empty: Buffer | null = null;

/** The file of a new study with the default rubric, made once: making one takes twenty times as long as a copy. */
function emptyStudy(): Buffer {
  if (empty !== null) return empty;
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-study-'));
  const path = join(folder, 'empty.touchstone');
  closeStudy(createStudy(path, { name: 'Test', rubric: defaultRubric() }));
  empty = readFileSync(path);
  rmSync(folder, { recursive: true });
  return empty;
}

/**
 * A copy of the empty study with an identity of its own, as if it were new. Its commits do not wait for the disk,
 * because no test cuts the power.
 */
function anotherEmpty(path: string): Db {
  writeFileSync(path, emptyStudy());
  const db = openStudy(path, { durability: 'normal' });
  db.prepare('update study set id = ?, copy = ?').run(randomUUID(), randomUUID());
  return db;
}

/** A new study in its own folder: a copy of the empty one, or made with this rubric. */
export function freshStudy(rubric?: Rubric): TestStudy {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-study-'));
  const path = join(folder, 'test.touchstone');
  const db = rubric === undefined ? anotherEmpty(path) : createStudy(path, { name: 'Test', rubric });
  return opened(db, folder, path);
}

const opened = (db: Db, folder: string, path: string): TestStudy => ({
  db,
  path,
  remove: () => {
    closeStudy(db);
    rmSync(folder, { recursive: true, force: true });
  },
});

/**
 * Makes studies with the same content: each call of the returned function copies a study that `fill` has filled,
 * together with the result of `fill`. A copy takes a tenth of the time that filling takes.
 */
export async function filledStudy<T>(fill: (db: Db) => T | Promise<T>): Promise<() => TestStudy & { given: T }> {
  const first = freshStudy();
  const given = await fill(first.db);
  first.db.pragma('wal_checkpoint(truncate)');
  const bytes = readFileSync(first.path);
  first.remove();
  return () => {
    const folder = mkdtempSync(join(tmpdir(), 'touchstone-study-'));
    const path = join(folder, 'test.touchstone');
    writeFileSync(path, bytes);
    return { ...opened(openStudy(path, { durability: 'normal' }), folder, path), given };
  };
}

/** A transcript with this text as its user's message. */
export const transcript = (words: string, more: Partial<NormalTranscript> = {}): NormalTranscript => ({
  source_id: '',
  title: words.slice(0, 40),
  created_at: null,
  facets: {},
  scores: [],
  metadata: {},
  original: JSON.stringify({ words }),
  messages: [message('user', text(words)), message('assistant', text('I have read it.'))],
  ...more,
});

/** A score of a grader; `unscored` if the value is null. */
export const score = (grader: string, dimension: string, value: number | null): NormalTranscript['scores'][number] => ({
  grader,
  dimension,
  state: value === null ? 'unscored' : 'scored',
  value,
  label: value === null ? null : String(value),
  explanation: `because of ${value}`,
  override: null,
  at: null,
  context: null,
});

/** Adds transcripts, as one import would. */
export function put(db: Db, ...transcripts: NormalTranscript[]): Added[] {
  const run = beginImport(db);
  const found = { path: 'test.jsonl', format: 'test', file_sha256: '' };
  return writing(db, () =>
    transcripts.map((one, index) => addTranscript(db, run, one, { ...found, place: String(index) })),
  );
}
