// A study on a real file, gone after the test, and transcripts to put in.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NormalTranscript } from '../../contract/import.ts';
import type { Rubric } from '../../contract/rubric.ts';
import type { Message } from '../../contract/transcript.ts';
import {
  addTranscript,
  beginImport,
  closeStudy,
  createStudy,
  writing,
  type Added,
  type Db,
} from '../../main/store/index.ts';
import { defaultRubric } from '../../main/work/rubric/index.ts';

export interface TestStudy {
  db: Db;
  path: string;
  remove: () => void;
}

/** A new study in a folder of its own, under the default rubric or this one. */
export function freshStudy(rubric: Rubric = defaultRubric()): TestStudy {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-study-'));
  const path = join(folder, 'test.touchstone');
  const db = createStudy(path, { name: 'Test', rubric });
  return {
    db,
    path,
    remove: () => {
      closeStudy(db);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const message = (role: Message['role'], text: string): Message => ({
  role,
  name: null,
  model: null,
  at: null,
  branch: '',
  prefilled: false,
  blocks: [{ type: 'text', text }],
});

/** A transcript with these words as its user's message. */
export const transcript = (words: string, more: Partial<NormalTranscript> = {}): NormalTranscript => ({
  source_id: '',
  title: words.slice(0, 40),
  created_at: null,
  facets: {},
  scores: [],
  metadata: {},
  original: JSON.stringify({ words }),
  messages: [message('user', words), message('assistant', 'I have read it.')],
  ...more,
});

/** A grader's score. */
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

/** Puts transcripts in, as one import would. */
export function put(db: Db, ...transcripts: NormalTranscript[]): Added[] {
  const run = beginImport(db);
  const found = { path: 'test.jsonl', format: 'test', file_sha256: '' };
  return writing(db, () =>
    transcripts.map((one, index) => addTranscript(db, run, one, { ...found, place: String(index) })),
  );
}
