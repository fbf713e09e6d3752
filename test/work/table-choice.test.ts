// Trying a table in the window reports what importing it would do, and stores nothing.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TableChoice } from '../../contract/tables.ts';
import { filteredTranscripts, labelOf, raters, rows, scoresOf } from '../../main/store/index.ts';
import { tablesIn, takeTable, tryTable, verdictsIn } from '../../main/work/tables/index.ts';
import { NO_LABELS } from '../../main/work/tables/recognised.ts';
import { freshStudy, put, transcript, type TestStudy } from '../support/study.ts';

const MANY = 1200;
let study: TestStudy;
let folder: string;
beforeEach(() => {
  study = freshStudy();
  folder = mkdtempSync(join(tmpdir(), 'touchstone-tables-'));
  put(study.db, ...Array.from({ length: MANY }, (_, n) => transcript(`words ${n}`, { source_id: `run-${n}` })));
});
afterEach(() => {
  study.remove();
  rmSync(folder, { recursive: true, force: true });
});

const write = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const all = (line: (n: number) => string): string => Array.from({ length: MANY }, (_, n) => line(n)).join('\n');

/** The recognised table, the result of trying it, and a function that imports it. */
async function throughDialog(path: string, change: (choice: TableChoice) => TableChoice = (choice) => choice) {
  const [head] = await tablesIn(study.db, [path]);
  if (head === undefined) throw new Error('it is not recognised as a table');
  const choice = change(head.choice);
  const trial = await tryTable(study.db, path, { columns: head.columns, choice }, {});
  return { head, trial, taken: (): ReturnType<typeof takeTable> => takeTable(study.db, path, choice, {}) };
}

test('scores: distant rows of one transcript count together, and trying stores nothing', async () => {
  const table = `id,model,score\n${all((n) => `run-${n},larch,${n % 10}`)}\n${all((n) => `run-${n},larch,${n % 10}`)}\nnobody,larch,3\n`;
  const { head, trial, taken } = await throughDialog(write('judge scores.csv', table));
  expect(head).toMatchObject({
    name: 'judge scores.csv',
    columns: ['id', 'model', 'score'],
    choice: { kind: 'scores', by: 'id', grader: 'judge' },
  });
  expect(trial.roles).toEqual(['transcript', '', 'score of score']);
  expect(trial.outcome).toMatchObject({ added: MANY, updated: 0, unchanged: MANY, rejected: 1 });
  expect(trial.outcome.refused).toEqual([
    { reason: 'no transcript has id nobody', rows: 1, first: 'line 2402', last: 'line 2402' },
  ]);
  const [key = 0] = filteredTranscripts(study.db, '', { column: 'key', descending: false }, null);
  expect(scoresOf(study.db, key)).toEqual([]);
  const { next, ...counts } = await taken();
  expect({ ...counts, next: [] }).toEqual(trial.outcome);
  expect(next).toMatchObject([{ place: 'calibrate' }]);
  expect(scoresOf(study.db, key)).toMatchObject([{ grader: 'judge', dimension: 'score', value: 0 }]);
});

test('scores: columns with other names get the chosen roles', async () => {
  const state = (n: number): string => ['scored', 'parse_failed', 'broken', ''][n % 4] ?? '';
  const table = `id,judge,criterion,points,status\n${all((n) => `run-${n},sieve,harm,${n % 4 === 1 ? '' : n % 10},${state(n)}`)}\n`;
  const { head, trial, taken } = await throughDialog(write('scores.csv', table), (choice) =>
    choice.kind === 'scores'
      ? { ...choice, as: { grader: 'judge', dimension: 'criterion', state: 'status' }, columns: ['points'] }
      : choice,
  );
  expect(head.known).toMatchObject({ grader: null, dimension: null, state: null });
  expect(trial.roles).toEqual(['transcript', 'grader', 'dimension', 'score', 'state']);
  expect(trial.outcome).toMatchObject({ added: (MANY / 4) * 3, rejected: MANY / 4 });
  expect(trial.outcome.refused).toMatchObject([
    { reason: 'the state broken is not one of scored, unscored, parse_failed', rows: MANY / 4 },
  ]);
  await taken();
  const [first = 0, second = 0, third = 0] = filteredTranscripts(
    study.db,
    '',
    { column: 'key', descending: false },
    null,
  );
  expect(scoresOf(study.db, first)).toMatchObject([{ grader: 'sieve', dimension: 'harm', state: 'scored', value: 0 }]);
  expect(scoresOf(study.db, second)).toMatchObject([{ grader: 'sieve', dimension: 'harm', state: 'parse_failed' }]);
  expect(scoresOf(study.db, third)).toEqual([]);
});

test('labels: rater and dimension can be chosen, and conflicts are counted', async () => {
  const path = write('gold.csv', `source_id,label\n${all((n) => `run-${n},${n % 2}`)}\nrun-0,3\n`);
  const asLabels = (): TableChoice => ({
    kind: 'labels',
    by: 'source_id',
    rater: 'Ada',
    dimension: 'harm',
    column: null,
    levels: {},
    queue: null,
    blinded: 'true',
    at: null,
  });
  const { head, trial, taken } = await throughDialog(path, asLabels);
  expect(head.choice.kind).toBe('scores');
  expect(trial.outcome).toMatchObject({ added: MANY, conflicts: 1, rejected: 0 });
  expect(raters(study.db)).toEqual([]);
  expect(await taken()).toMatchObject({ added: MANY, conflicts: 1, next: [{ place: 'adjudicate' }, {}] });
  expect(raters(study.db)).toMatchObject([{ name: 'Ada' }]);
});

test('people’s verdicts beside conversations are a table of labels, whose words are mapped to levels', async () => {
  const row = (n: number, more: object): string =>
    JSON.stringify({ id: `run-${n}`, messages: [{ role: 'user', content: 'hello' }], ...more });
  const lines = [
    row(0, { human_label: 'harmless', meta: { a: 1 } }),
    row(1, { human_label: 'harmful' }),
    row(2, { human_label: 3 }),
    row(3, {}),
  ];
  const path = write('chats.jsonl', lines.join('\n'));
  const heads = await verdictsIn(study.db, [write('none.jsonl', row(4, {})), path], ['human_label']);
  expect(heads).toMatchObject([
    {
      at: 1,
      name: 'human_label of chats.jsonl',
      columns: ['id', 'human_label'],
      words: ['3', 'harmful', 'harmless'],
      choice: { kind: 'labels', by: 'id', column: 'human_label', rater: null, dimension: null, levels: {} },
    },
  ]);
  const levels = { harmless: '0', harmful: '2' };
  const choice = { ...NO_LABELS, by: 'id', column: 'human_label', rater: 'Ada', dimension: 'harm', levels };
  const columns = heads[0]?.columns ?? [];
  const unsaid = await tryTable(study.db, path, { columns, choice: { ...choice, levels: {} } }, {});
  expect(unsaid.outcome).toMatchObject({ added: 1, unanswered: 1, rejected: 2 });
  expect(unsaid.roles).toEqual(['transcript', 'level']);
  expect(await takeTable(study.db, path, choice, {})).toMatchObject({ added: 3, unanswered: 1, rejected: 0 });
  const [label] = raters(study.db).map(({ id }) => labelOf(study.db, 1, id));
  expect(label?.dimensions).toMatchObject({ harm: { answer: { state: 'level', level: 0 } } });
});

test('files of transcripts, and text of other kinds, are not tables', async () => {
  const chat = JSON.stringify({ id: 'x', messages: [{ role: 'user', content: 'hello' }] });
  const paths = [write('chats.jsonl', `${chat}\n${chat}\n`), write('notes.txt', 'some, words\nmore, words\n')];
  expect(await tablesIn(study.db, paths)).toEqual([]);
  expect(rows(study.db, [1], null)).toHaveLength(1);
});
