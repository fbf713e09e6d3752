// Study files from a stranger: some eighty kinds that are damaged or made to do harm, each met by the command line. No
// run crashes, hangs, calls the damage a defect of ours, or changes gold or labels by somebody's trigger.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { z } from 'zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeStudy, openStudy, verify } from '../../main/store/index.ts';
import { baseStudy, removeBase } from '../support/hostile/base.ts';
import { BROKEN, FOREIGN, type Kind } from '../support/hostile/kinds.ts';
import { ROWS } from '../support/hostile/rows.ts';
import { ENTRY } from '../../scripts/support/command-line.ts';
import { ENVIRONMENT, folder, NODE, rows, touchstone } from './touchstone.ts';

/** A run that waits for so long, without working, waits for what never comes. One that works ends by itself. */
const MOST_MS = 120_000;
/** For making the files of a kind and running all that meets them. */
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

/** How a run in the process of many ended (test/faults/many-vectors.ts). */
const Line = z.object({ status: z.number(), thrown: z.string() });
/** Stands there between what two runs say on stderr. */
const BETWEEN = '\u0001\n';

interface Run {
  status: number | null;
  stderr: string;
}

/** Runs all in one process, which ends where one takes five seconds of the processor, or waits for ever. */
async function many(runs: readonly string[][], name: string): Promise<Run[]> {
  const list = files.write(name, JSON.stringify(runs));
  const child = spawn(NODE, ['test/faults/many-vectors.ts', ENTRY, list], {
    env: ENVIRONMENT,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  let [lines, said] = ['', ''];
  let hung: NodeJS.Timeout | undefined;
  const watch = (): void => {
    clearTimeout(hung);
    hung = setTimeout(() => child.kill('SIGKILL'), MOST_MS);
  };
  watch();
  child.stdio[3]?.on('data', (data: Buffer) => {
    lines += data.toString('utf8');
    watch();
  });
  child.stderr?.on('data', (data: Buffer) => (said += data.toString('utf8')));
  await new Promise((resolve) => void child.on('close', resolve));
  clearTimeout(hung);
  const ended = lines
    .trim()
    .split('\n')
    .map((line) => Line.parse(JSON.parse(line)));
  const errors = said.split(BETWEEN);
  if (ended.length < runs.length)
    throw new Error(`touchstone ${runs[ended.length]?.join(' ')} hung, or ended the process:\n${errors.at(-1) ?? ''}`);
  return ended.map(({ status, thrown }, at) => ({ status, stderr: `${errors[at] ?? ''}${thrown}` }));
}

/** What no run may say or be. */
function sane(args: readonly string[], { status, stderr }: Run): void {
  const run = args.slice(0, 2).join(' ');
  expect({ run, status, stderr }).toEqual({ run, status: expect.toBeOneOf([0, 1, 2]), stderr });
  expect(stderr).not.toMatch(/internal|went wrong|\n\s+at |Error:/i);
}

interface Met {
  study: string;
  ended: Map<string, Run>;
}

/** Every file of some kinds, made and met by these commands. */
function meet(
  kinds: readonly Kind[],
  commands: (study: string, at: number) => string[][],
  folderName: string,
): Map<string, Met> {
  const met = new Map<string, Met>();
  beforeAll(async () => {
    const all = kinds.map(({ name, make }, at) => {
      const study = files.path(`${folderName}-${at}.touchstone`);
      make(study);
      return { name, study, runs: commands(study, at) };
    });
    const ended = await many(
      all.flatMap(({ runs }) => runs),
      `${folderName}.json`,
    );
    let at = 0;
    for (const { name, study, runs } of all) {
      const own = runs.map((args): [string, Run] => {
        const one = ended[at++] ?? { status: null, stderr: '' };
        sane(args, one);
        return [args.filter((word) => word !== study).join(' '), one];
      });
      met.set(name, { study, ended: new Map(own) });
    }
  }, HOOK_MS);
  return met;
}

const of = (met: Met | undefined, beginning: string): Run => {
  const [, found] = [...(met?.ended ?? [])].find(([args]) => args.startsWith(beginning)) ?? [];
  if (found === undefined) throw new Error(`nothing was run that begins with ${beginning}`);
  return found;
};

function clean(path: string): void {
  const db = openStudy(path, { durability: 'normal' });
  expect(verify(db).filter(({ ok }) => !ok)).toEqual([]);
  closeStudy(db);
}

describe('another program had a hand in how the file is built', () => {
  // all are refused where a study is opened, whatever the command is
  const met = meet(FOREIGN, (study, at) => [[at % 2 === 0 ? 'list' : 'verify', '-s', study], repair(study)], 'foreign');
  test.each(FOREIGN.map(({ name }) => name))('%s: it is refused, and saved into a clean study', (name) => {
    const found = met.get(name);
    expect(of(found, '')).toMatchObject({ status: 2, stderr: expect.stringContaining('touchstone repair') });
    expect(of(found, 'repair').status).toBeOneOf([0, 1]);
    clean(`${found?.study}.clean`);
  });
  test('what is foreign is named', () => {
    expect(of(met.get('a trigger that deletes gold'), '').stderr).toContain('trigger steal');
    expect(of(met.get('a view in place of transcript'), '').stderr).toContain('view transcript');
    expect(of(met.get('an index on an expression'), '').stderr).toContain('index cost');
  });
  test('nothing of what a trigger was to delete is lost', () => {
    const study = files.path('whole.touchstone');
    baseStudy(study);
    const saved = `${met.get('a trigger that deletes gold')?.study}.clean`;
    const what = ['--what', 'gold', '--as', 'jsonl', '-o'];
    for (const path of [study, saved])
      expect(touchstone(['export', '-s', path, ...what, `${path}.gold`]).status).toBe(0);
    expect(rows(['labels', 'list', '-s', saved])).toEqual(rows(['labels', 'list', '-s', study]));
  });
});

describe('it is no study, no file, or its pages are broken', () => {
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
  ])('%s: the loop is named', (name) => expect(of(met.get(name), '').stderr).toContain('form a loop'));
  test('a file of holes is refused, and a log of holes is no log', () => {
    expect(of(met.get('600 MB of holes'), '').stderr).toContain('claims a size of 600 MB');
    const { status } = of(met.get('a log of a terabyte of holes'), '');
    expect(status).toBe(0);
  });
});

/** Of these not even a list can be made. */
const REFUSED = new Set(['a transcript whose number is huge', 'negative numbers', 'bytes where a title belongs']);

describe('rows that nothing of ours wrote', () => {
  const met = meet(
    ROWS,
    (study, at) => {
      // one file is repaired, the next one met by two of all commands in turn: all by all would take minutes
      const others = [...readers(study), ...writers(study)];
      const two = [0, 1].map((step) => others[(2 * at + step) % others.length] ?? []);
      return [['list', '-s', study], ...(at % 2 === 0 ? [repair(study)] : two)];
    },
    'rows',
  );
  test.each(ROWS.map(({ name }) => name))('%s: what does not need the row goes on', (name) => {
    const [, repaired] = [...(met.get(name)?.ended ?? [])].find(([args]) => args.startsWith('repair')) ?? [];
    if (repaired?.status === 2) expect(repaired.stderr).toMatch(/No version of the rubric/);
    expect(of(met.get(name), 'list').status).toBeOneOf(REFUSED.has(name) ? [2] : [0, 1]);
  });
});
