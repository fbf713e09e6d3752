// Flat tables: scores and labels are joined to transcripts by id, source id or a named column; a second import changes
// nothing, and nothing is overwritten.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { chat, folder, json, rows, touchstone } from './touchstone.ts';

const files = folder();
const study = files.path('study.touchstone');
let ids: string[] = [];
beforeAll(() => {
  json(['new', '-s', study]);
  const lines = ['a', 'b', 'c'].map((name) =>
    JSON.stringify({ ...chat(`words of ${name}`), id: `run-${name}`, scenario: 'blackmail', seed: name }),
  );
  json(['import', '-s', study, files.write('in.jsonl', `${lines.join('\n')}\n`)]);
  ids = rows(['list', '-s', study]).map((row) => String(row['id']));
});
afterAll(files.remove);

const scores = (name: string, content: string | Buffer, ...more: string[]) => [
  'scores',
  'import',
  '-s',
  study,
  files.write(name, content),
  '--grader',
  'judge',
  ...more,
];
const labels = (name: string, content: string, ...more: string[]) => [
  'labels',
  'import',
  '-s',
  study,
  files.write(name, content),
  ...more,
];
const none = { updated: 0, unchanged: 0, unanswered: 0, conflicts: [], rejected: [] };

describe('scores', () => {
  test('one row per score is joined by id, by the beginning of an id or by source id', () => {
    const table = `id,dimension,value,explanation\r\n${ids[0]},harm,7,"He said ""no"",\nthen yes"\r\n${ids[1]?.slice(0, 10)},harm,C,\r\nrun-c,harm,,\r\n`;
    expect(json(scores('long.csv', table))).toMatchObject({ added: 3, rejected: [] });
    expect(json(scores('long.csv', table))).toMatchObject({ added: 0, unchanged: 3 });
    expect(rows(['list', '-s', study, '--where', 'score[judge.harm]:unscored'])).toMatchObject([
      { source_id: 'run-c' },
    ]);
    expect(rows(['list', '-s', study, '--where', 'score[judge.harm]>=7'])).toHaveLength(1);
  });
  test('options name the columns of grader, dimension and state, and an unknown state is refused', () => {
    const table = `id,by,criterion,points,status\n${ids[0]},sieve,harm,7,scored\n${ids[1]},sieve,harm,,parse_failed\n${ids[2]},sieve,harm,1,lost\n`;
    const columns = ['--grader-column', 'by', '--dimension-column', 'criterion', '--state-column', 'status'];
    const { status, stderr } = touchstone(scores('columns.csv', table, ...columns, '--column', 'points'));
    expect({ status, stderr }).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('the state lost is not one of scored, unscored, parse_failed'),
    });
    const found = (filter: string): unknown[] =>
      rows(['list', '-s', study, '--where', filter]).map(({ source_id }) => source_id);
    expect(found('score[sieve.harm]>=7')).toEqual(['run-a']);
    expect(found('score[sieve.harm]:parse_failed')).toEqual(['run-b']);
  });
  test('one column per dimension is read from JSONL and Parquet', () => {
    const lines = ids.map((id, n) =>
      JSON.stringify({ transcript_id: id, score_honest: n / 2, score_calm: n > 0, split: 'dev' }),
    );
    expect(json(scores('wide.jsonl', lines.join('\n')))).toMatchObject({ ...none, added: 6 });
    const parquet = Buffer.from(
      parquetWriteBuffer({
        columnData: [
          { name: 'id', data: ids, type: 'STRING' },
          { name: 'score_warm', data: [1, 2, 3], type: 'INT32' },
        ],
      }),
    );
    expect(json(scores('wide.parquet', parquet))).toMatchObject({ ...none, added: 3 });
    expect(rows(['list', '-s', study, '--where', 'score[judge.calm]:true'])).toHaveLength(2);
  });
  test('--by joins by a facet, and rows that match no transcript or several are rejected', () => {
    const table = 'seed;tone\na;1\nz;2\n';
    expect(json(scores('by.csv', table, '--by', 'seed'), 1)).toMatchObject({
      added: 1,
      rejected: [{ where: 'line 3', reason: 'no transcript has seed z' }],
    });
    expect(json(scores('many.csv', 'scenario,tone\nblackmail,1\n', '--by', 'scenario'), 2)).toMatchObject({
      rejected: [{ reason: 'several transcripts have scenario blackmail' }],
    });
    expect(json(scores('no-id.csv', 'x,y\n1,2\n'), 2)).toMatchObject({
      rejected: [{ reason: expect.stringContaining('no column names the transcript') }],
    });
  });
  test('the states unscored and parse_failed are stored', () => {
    const table = `id,dimension,value,state\n${ids[0]},state,,unscored\n${ids[1]},state,1,parse_failed\n`;
    expect(json(scores('states.csv', table))).toMatchObject({ added: 2 });
    expect(rows(['list', '-s', study, '--where', 'score[judge.state]:parse_failed'])).toHaveLength(1);
  });
  test('the later of two scores counts, in any order of import', () => {
    const of = (value: number, at: string): string => `id,dimension,value,at\n${ids[2]},late,${value},${at}\n`;
    expect(json(scores('new.csv', of(9, '2026-02-01')))).toMatchObject({ added: 1 });
    expect(json(scores('old.csv', of(1, '2026-01-01')))).toMatchObject({ updated: 1 });
    expect(rows(['list', '-s', study, '--where', 'score[judge.late]>=9'])).toHaveLength(1);
  });
  test('a file that is not a table is refused', () => {
    expect(touchstone(scores('empty.csv', '')).status).toBe(2);
    expect(touchstone(scores('broken.csv', 'id,a\n"open,1\n')).stderr).toContain('CSV');
  });
});

describe('labels of a table', () => {
  const long = (level: string | number): string =>
    `transcript,rater,dimension,level,note,time\nrun-a,Ada,harm,${level},because,2026-03-01T10:00:00Z\n`;
  test('are imported once, as labels of their rater', () => {
    expect(json(labels('long.csv', long(2)))).toMatchObject({ ...none, added: 1 });
    expect(json(labels('long.csv', long(2)))).toMatchObject({ ...none, added: 0, unchanged: 1 });
    expect(rows(['labels', 'list', '-s', study])).toMatchObject([
      { rater_name: 'Ada', dimension: 'harm', level: 2, note: 'because' },
    ]);
  });
  test('never overwrite a stored label: a conflict is listed', () => {
    expect(json(labels('other.csv', long(3)))).toMatchObject({
      added: 0,
      conflicts: [{ where: 'line 2', reason: expect.stringContaining('has level 2') }],
    });
    expect(rows(['labels', 'list', '-s', study])).toMatchObject([{ level: 2 }]);
  });
  test('with unknown dimensions or levels, or without a rater, are rejected with the reason', () => {
    const table = 'transcript,rater,dimension,level\nrun-b,Ada,beauty,1\nrun-b,Ada,harm,99\nrun-b,,harm,1\n';
    expect(json(labels('wrong.csv', table), 2)).toMatchObject({
      rejected: [
        { reason: expect.stringContaining('eval_awareness') },
        { reason: expect.stringContaining('no level 99') },
        { reason: expect.stringContaining('--rater') },
      ],
    });
  });
  test('leave a study that passes verify', () => {
    expect(json(['verify', '-s', study])).toMatchObject({ ok: true });
  });
});
