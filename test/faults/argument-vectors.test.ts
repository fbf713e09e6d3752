// Generated argument vectors on the command line: each ends with exit status 0, 1 or 2 and reports mistakes in messages
// for people. Most share a process, since starting one takes longer than most commands; some have their own.
// TOUCHSTONE_WHOLE=1 (set by `npm run bench -- calls`) runs 2,000 of them.
import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { program } from '../../main/cli/program.ts';
import { closeStudy } from '../../main/store/index.ts';
import { ENTRY } from '../../scripts/support/command-line.ts';
import { chat, folder, ownProcess, resident } from '../cli/touchstone.ts';
import { fillStudy } from '../serve/example-calls.ts';
import { freshStudy } from '../support/study.ts';
import { argumentVectors } from './argument-vectors.ts';

const WHOLE = process.env['TOUCHSTONE_WHOLE'] === '1';
const BATCH = 100;
const BATCHES = WHOLE ? 20 : 2;
const ALONE = WHOLE ? 200 : 6;
const MOST_MS = 240_000;

const files = folder();
afterAll(files.remove);
const vectors = argumentVectors(await program('0.0.0'), { count: BATCH * BATCHES + ALONE, seed: 22 });

/** A vector that uses five seconds of processor time counts as hanging. */
const bounded = resident({ mostCpuMs: 5000, mostQuietMs: 120_000 });

beforeAll(() => {
  const study = freshStudy();
  fillStudy(study.db);
  study.db.pragma('wal_checkpoint(TRUNCATE)');
  mkdirSync(files.path('good'));
  const put = (name: string, text: string): void => writeFileSync(join(files.path('good'), name), text);
  copyFileSync(study.path, join(files.path('good'), 's.touchstone'));
  copyFileSync(resolve('resources/rubric/default.yaml'), join(files.path('good'), 'rubric.yaml'));
  put('chat.json', JSON.stringify(chat('words')));
  put('labels.csv', 'transcript,rater,harm\nnone,Ada,1\n');
  put('scores.csv', 'transcript,grader,harm\nnone,judge,1\n');
  put('gold.jsonl', '{"transcript": "none", "dimension": "harm", "level": 1}\n');
  put('data.json', readFileSync('docs/proportion.json', 'utf8'));
  put('broken.touchstone', 'SQLite format 3\0 and no more');
  study.remove();
  closeStudy(study.db);
});

/** Makes a new folder with the files that vectors name. */
function place(name: string): string {
  cpSync(files.path('good'), files.path(name), { recursive: true });
  return files.path(name);
}

/** Descriptions of what is wrong with how a vector ended; empty if nothing is. */
function faultsOf(vector: readonly string[], status: number | null, said: string): string[] {
  const wrong = [
    ...(status === 0 || status === 1 || status === 2 ? [] : [`exit status ${String(status)}`]),
    ...(/\n\s+at |[Ii]nternal error|Error: |should not/.test(said) ? ['an accident is told'] : []),
    ...(status === 2 && said.trim() === '' ? ['nothing is said'] : []),
    // oxlint-disable-next-line no-control-regex
    ...(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/.test(said) ? ['a control character reaches the terminal'] : []),
  ];
  return wrong.map((what) => `${what}: touchstone ${JSON.stringify(vector)}\n${said.slice(0, 600)}`);
}

test.each(Array.from({ length: BATCHES }, (_, n) => n))(
  `vectors of batch %i of ${BATCH} end with a documented status and a message`,
  (n) => {
    const batch = vectors.slice(n * BATCH, (n + 1) * BATCH);
    const cwd = place(`batch-${n}`);
    const wrong = batch.flatMap((args) => {
      const { status, stderr } = bounded.run({ entry: ENTRY, args, cwd });
      return faultsOf(args, status, stderr);
    });
    expect(wrong).toEqual([]);
  },
  MOST_MS,
);

test(`${ALONE} vectors, each in its own process, do not crash`, { timeout: WHOLE ? 5 * MOST_MS : MOST_MS }, () => {
  const cwd = place('alone');
  const wrong = vectors.slice(BATCH * BATCHES).flatMap((vector) => {
    const { status, stderr } = ownProcess(vector, { cwd });
    return faultsOf(vector, status, stderr);
  });
  expect(wrong).toEqual([]);
});
