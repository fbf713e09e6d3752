// Study files from a stranger: some eighty kinds of damaged or malicious files, opened by the command line. No run
// crashes or hangs, reports the damage as an internal error, or changes gold or labels through a trigger in the file.
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeStudy, openStudy, verify } from '../../main/store/index.ts';
import { baseStudy, removeBase } from '../support/hostile/base.ts';
import { BROKEN, FOREIGN, type Kind } from '../support/hostile/kinds.ts';
import { ROWS } from '../support/hostile/rows.ts';
import type { Ended } from '../support/resident/index.ts';
import { ENTRY } from '../../scripts/support/command-line.ts';
import { folder, resident, rows, touchstone } from './touchstone.ts';

/** A run counts as hanging if it uses five seconds of processor time or prints nothing for two minutes. */
const bounded = resident({ mostCpuMs: 5000, mostQuietMs: 120_000 });
/** Time limit for making the files of one kind and running all commands on them. */
const HOOK_MS = 300_000;
const files = folder();
afterAll(() => {
  files.remove();
  removeBase();
});

const readers = (study: string): string[][] => [
  ['list', '-s', study, '--json'],
  ['list', '-s', study, '--where', 'label:done', '--search', 'many words'],
  ['show', '-s', study, 'one', '--json'],
  ['show', '-s', study, 'two', '--raw'],
  ['rates', '-s', study, '--dimension', 'harm', '--grader', 'judge', '--by', 'model'],
  ['calibrate', '-s', study, '--grader', 'judge', '--dimension', 'harm'],
  ['agreement', '-s', study],
  ['labels', 'list', '-s', study],
  ['queue', 'list', '-s', study],
  ['disputes', '-s', study],
  ['figure', 'list', '-s', study],
  ['rubric', 'show', '-s', study],
  ...['labels', 'gold', 'transcripts', 'scores'].map((what) =>
    `export|-s|${study}|--what|${what}|--as|jsonl|-o|${study}.${what}`.split('|'),
  ),
  ['report', '-s', study, '-o', `${study}.html`],
  ['verify', '-s', study],
];

const labels = files.write('labels.csv', 'id,rater,harm\none,Zoe,1\n');
const writers = (study: string): string[][] => [
  ['labels', 'import', '-s', study, labels],
  ['adjudicate', '-s', study],
  ['sample', '-s', study, '--n', '2', '--queue', 'more'],
  ['queue', 'close', '-s', study, 'weekly'],
  ['packet', 'make', '-s', study, '--queue', 'weekly', '--rater', 'Ada', '-o', `${study}.tspacket`],
  ['backup', '-s', study, '-o', `${study}.backup`],
];
const repair = (study: string): string[] => ['repair', '-s', study, '-o', `${study}.clean`];

/** Fails if a run ends with an unexpected status or reports an internal error. */
function sane(args: readonly string[], { status, stderr }: Ended): void {
  const run = args.slice(0, 2).join(' ');
  expect({ run, status, stderr }).toEqual({ run, status: expect.toBeOneOf([0, 1, 2]), stderr });
  expect(stderr).not.toMatch(/internal|went wrong|\n\s+at |Error:/i);
}

interface Met {
  study: string;
  ended: Map<string, Ended>;
}

/** Makes one file of each kind and runs these commands on it. */
function meet(
  kinds: readonly Kind[],
  commands: (study: string, at: number) => string[][],
  folderName: string,
): Map<string, Met> {
  const met = new Map<string, Met>();
  beforeAll(() => {
    for (const [at, { name, make }] of kinds.entries()) {
      const study = files.path(`${folderName}-${at}.touchstone`);
      make(study);
      const ended = commands(study, at).map((args): [string, Ended] => {
        const one = bounded.run({ entry: ENTRY, args, cwd: process.cwd() });
        sane(args, one);
        return [args.filter((word) => word !== study).join(' '), one];
      });
      met.set(name, { study, ended: new Map(ended) });
    }
  }, HOOK_MS);
  return met;
}

const of = (met: Met | undefined, beginning: string): Ended => {
  const [, found] = [...(met?.ended ?? [])].find(([args]) => args.startsWith(beginning)) ?? [];
  if (found === undefined) throw new Error(`nothing was run that begins with ${beginning}`);
  return found;
};

function clean(path: string): void {
  const db = openStudy(path, { durability: 'normal' });
  expect(verify(db).filter(({ ok }) => !ok)).toEqual([]);
  closeStudy(db);
}

describe('a schema changed by another program', () => {
  // these studies are refused when they are opened, so any command shows it
  const met = meet(FOREIGN, (study, at) => [[at % 2 === 0 ? 'list' : 'verify', '-s', study], repair(study)], 'foreign');
  test.each(FOREIGN.map(({ name }) => name))('%s: it is refused, and repair makes a clean study', (name) => {
    const found = met.get(name);
    expect(of(found, '')).toMatchObject({ status: 2, stderr: expect.stringContaining('touchstone repair') });
    expect(of(found, 'repair').status).toBeOneOf([0, 1]);
    clean(`${found?.study}.clean`);
  });
  test('the error names the foreign parts of the schema', () => {
    expect(of(met.get('a trigger that deletes gold'), '').stderr).toContain('trigger steal');
    expect(of(met.get('a view in place of transcript'), '').stderr).toContain('view transcript');
    expect(of(met.get('an index on an expression'), '').stderr).toContain('index cost');
  });
  test('a trigger that would delete rows deletes none', () => {
    const study = files.path('whole.touchstone');
    baseStudy(study);
    const saved = `${met.get('a trigger that deletes gold')?.study}.clean`;
    const what = ['--what', 'gold', '--as', 'jsonl', '-o'];
    for (const path of [study, saved])
      expect(touchstone(['export', '-s', path, ...what, `${path}.gold`]).status).toBe(0);
    expect(rows(['labels', 'list', '-s', saved])).toEqual(rows(['labels', 'list', '-s', study]));
  });
});

describe('files that are not studies, are not files, or have broken pages', () => {
  const met = meet(BROKEN, (study, at) => [[at % 2 === 0 ? 'list' : 'verify', '-s', study], repair(study)], 'broken');
  test.each(BROKEN.map(({ name }) => name))('%s', (name) => {
    const found = met.get(name);
    if (of(found, 'repair').status !== 2) clean(`${found?.study}.clean`);
    else expect(existsSync(`${found?.study}.clean`)).toBe(false);
  });
  test.each([
    'pages that lead to the same page again and again',
    'pages in circles in a file of 100 MB',
    'pages in circles in a file of holes',
    'a text that leads to itself in a file of holes',
    'pages in circles behind a log that is not to be believed',
    'a log that brings pages in circles',
    'a journal that brings pages in circles',
  ])('%s: the error names the loop', (name) => expect(of(met.get(name), '').stderr).toContain('form a loop'));
  test('a sparse file of 600 MB is refused, and a sparse log is ignored', () => {
    expect(of(met.get('600 MB of holes'), '').stderr).toContain('claims a size of 600 MB');
    const { status } = of(met.get('a log of a terabyte of holes'), '');
    expect(status).toBe(0);
  });
});

/** Files that even `list` refuses. */
const REFUSED = new Set(['a transcript whose number is huge', 'negative numbers', 'bytes where a title belongs']);

describe('rows that Touchstone never writes', () => {
  const met = meet(
    ROWS,
    (study, at) => {
      // Half of the files are repaired; each other file is opened by two of the commands in turn, because running every
      // command on every file would take minutes.
      const others = [...readers(study), ...writers(study)];
      const two = [0, 1].map((step) => others[(2 * at + step) % others.length] ?? []);
      return [['list', '-s', study], ...(at % 2 === 0 ? [repair(study)] : two)];
    },
    'rows',
  );
  test.each(ROWS.map(({ name }) => name))('%s: commands that do not need the row succeed', (name) => {
    const [, repaired] = [...(met.get(name)?.ended ?? [])].find(([args]) => args.startsWith('repair')) ?? [];
    if (repaired?.status === 2) expect(repaired.stderr).toMatch(/No version of the rubric/);
    expect(of(met.get(name), 'list').status).toBeOneOf(REFUSED.has(name) ? [2] : [0, 1]);
  });
});
