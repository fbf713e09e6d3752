// `touchstone sql` reads the views of a study, prints every value without loss, and never writes.
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fullStudy } from '../support/full-study.ts';
import type { TestStudy } from '../support/study.ts';
import { parseCsv } from '../exporters/parse-csv.ts';
import { folder, json, rows, touchstone } from './touchstone.ts';

const files = folder();
let study: TestStudy;
const sql = (query: string, ...more: string[]): ReturnType<typeof touchstone> =>
  touchstone(['sql', '-s', study.path, query, ...more]);
beforeAll(() => {
  study = fullStudy();
});
afterAll(() => {
  study.remove();
  files.remove();
});

describe('prints', () => {
  test('an aligned table', () => {
    expect(sql('select rater_name, n_submitted from v_rater order by 1').stdout).toBe(
      'rater_name  n_submitted\nAda         3\nBo          3\n',
    );
  });
  test('CSV and JSON contain every value in full: whole numbers beyond 2^53, blobs, missing values', () => {
    const query =
      "select 9007199254740993 as big, 7 as small, x'00ff' as blob, null as none, 0.1 as part, 'a,\"b' as text";
    expect(rows(['sql', '-s', study.path, query])).toEqual([
      { big: '9007199254740993', small: 7, blob: "x'00ff'", none: null, part: 0.1, text: 'a,"b' },
    ]);
    expect(parseCsv(sql(query, '--csv').stdout)).toEqual([
      ['big', 'small', 'blob', 'none', 'part', 'text'],
      ['9007199254740993', '7', "x'00ff'", '', '0.1', 'a,"b'],
    ]);
    expect(JSON.parse(sql(query, '--jsonl').stdout)).toMatchObject({ small: 7 });
  });
  test('a result without rows as an empty list', () => {
    expect(json(['sql', '-s', study.path, 'select 1 as one where false'])).toEqual([]);
  });
  test('rows beyond those that determine the column widths, because results are streamed', () => {
    const many =
      'with recursive n(i) as (select 1 union all select i + 1 from n where i < 2000) select i, i * 2 as twice from n';
    const { stdout } = sql(many);
    expect(stdout.split('\n')).toHaveLength(2002);
    expect(stdout).toContain('\n2000  4000\n');
    expect(rows(['sql', '-s', study.path, many])).toHaveLength(2000);
  });
});

test.each([
  ['delete from label', 'The statement is not a query'],
  ["with x as (select 1) delete from setting where name = 'x'", 'The statement would write'],
  ["attach 'other.db' as other", 'The statement is not a query'],
  ['pragma user_version = 3', 'The statement is not a query'],
  ['/* a remark */ vacuum', 'The statement is not a query'],
  ['select 1; delete from label', 'Only one statement can be run'],
  ["select load_extension('x')", 'SQLite cannot run the query'],
  ['select rating from v_gold', 'no such column: rating'],
  ['select level, from v_gold', 'near "from": syntax error'],
  ['', 'The statement is not a query'],
])('%s is refused in one line', (query, told) => {
  const before = readFileSync(study.path);
  const { status, stdout, stderr } = sql(query);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(told);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(readFileSync(study.path).equals(before)).toBe(true);
});

test('--json refuses two columns with the same name', () => {
  const { status, stderr } = sql('select 1 as one, 2 as one', '--json');
  expect(status).toBe(2);
  expect(stderr).toContain('Two columns have one name');
});

test('a study of an older form gets the views when it is opened', () => {
  const older = files.path('older.touchstone');
  writeFileSync(older, gunzipSync(readFileSync('test/fixtures/studies/form-12.touchstone.gz')));
  const listed = rows(['list', '-s', older]);
  expect(listed.length).toBeGreaterThan(0);
  expect(json(['sql', '-s', older, 'select count(*) as n from v_transcript'])).toEqual([{ n: listed.length }]);
  expect(json(['verify', '-s', older])).toMatchObject({ ok: true });
});
