// Every call is made on a real study, to show that it reads and changes what it declares, because other code relies on
// these declarations.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { changesOf, FILTER_TOPICS, isSentAgain, isStale, Topic, type Calls } from '../../contract/call.ts';
import { CALLS } from '../../contract/calls.ts';
import { answer } from '../../main/serve/dispatch.ts';
import { KeptAnswers } from '../../main/serve/kept-answers.ts';
import { RunningJobs } from '../../main/serve/running.ts';
import { jobsTable, type JobsState } from '../../main/serve/jobs-table.ts';
import { storeTable } from '../../main/serve/store-table.ts';
import { freshenDisputes } from '../../main/work/disputes/index.ts';
import { closeStudy, contentOf, openStudy, type Db } from '../../main/store/index.ts';
import { filledStudy, type TestStudy } from '../support/study.ts';
import { fillStudy, READS, tokensIn, WRITES } from './example-calls.ts';

const ALL: Calls = { ...CALLS.store, ...CALLS.jobs, ...CALLS.app };
const SERVED: Calls = { ...CALLS.store, ...CALLS.jobs };
const names = (calls: Calls, of: (call: Calls[string]) => boolean): string[] =>
  Object.keys(calls).filter((name) => of(calls[name] ?? never()));
const never = (): never => {
  throw new Error('a call without a declaration');
};

/** Reads whose answers a write may change without making them stale, because the window derives the change itself. */
const DERIVED: Record<string, readonly string[]> = {
  // the Label place knows what its rater did
  'label.items': ['label.record'],
  'label.listed': ['label.record'],
  'label.get': ['label.record'],
};
/** Calls that must be made before a write of the examples can succeed. */
const AFTER: Record<string, readonly string[]> = {
  'packets.open': ['packets.make'],
  'population.draw': ['population.describe'],
  'library.delete_view': ['library.save_view'],
  'findings.delete_view': ['findings.save_view'],
  'findings.rename_view': ['findings.save_view'],
  'findings.order_views': ['findings.save_view'],
  'findings.publish_view': ['findings.save_view'],
};
/**
 * Writes that need another study (test/work/packets.test.ts, test/cli/hostile.test.ts), or the bundled thread that
 * reads files (test/cli/import.test.ts).
 */
const ELSEWHERE = ['packets.return', 'packets.merge', 'imports.start', 'repair.start'];
/** Reads of chosen files: they are slow, and depend at most on the rubric of the study. */
const OF_FILES = ['population.look', 'population.try'];
vi.mock('../../statistics/bootstrap.ts', async (original) =>
  (await import('../support/few-replicates.ts')).fewReplicates(original),
);
vi.mock('../../main/work/calibration/in-thread.ts', async () =>
  (await import('../support/few-replicates.ts')).inThisThread(),
);
vi.mock('../../main/work/import/reader?nodeWorker', () => ({ default: () => never() }));

let study: TestStudy;
let folder: string;
let ids: string[] = [];
let announced: Topic[] = [];
let state: JobsState;
/** A second connection, which sees only committed changes. */
let watcher: Db;

/** What the jobs process does by itself after a write. */
const derive = (db: Db): Promise<unknown> => freshenDisputes(db, new AbortController().signal);

const another = await filledStudy(async (db) => {
  const filled = fillStudy(db);
  await derive(db);
  return filled.ids;
});

beforeEach(() => {
  const copy = another();
  study = copy;
  ids = copy.given;
  folder = mkdtempSync(join(tmpdir(), 'touchstone-calls-'));
  watcher = openStudy(study.path);
  state = { tokens: tokensIn(folder, ids), jobs: new RunningJobs(() => undefined) };
  announced = [];
});
afterEach(() => {
  closeStudy(watcher);
  study.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function ask(name: string, input: unknown, kept?: KeptAnswers): Promise<unknown> {
  const handlers = {
    ...storeTable(() => study.db),
    ...jobsTable(() => study.db, state),
  };
  const reply = await answer(
    { id: 1, name, input },
    {
      calls: SERVED,
      handlers,
      changed: (topics) => announced.push(...topics),
      ...(kept === undefined ? {} : { kept }),
    },
  );
  if (reply === null) throw new Error(`${name} was not asked`);
  return 'problem' in reply ? { problem: reply.problem } : reply.value;
}

async function allReads(kept?: KeptAnswers, of: Calls = SERVED): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  for (const [name, input] of Object.entries(READS(ids)))
    if (Object.hasOwn(of, name) && !OF_FILES.includes(name))
      answers[name] = JSON.stringify(await ask(name, input, kept)) ?? '';
  return answers;
}

/** A value that changes with every commit; a write that is rolled back does not change it. */
const changesSoFar = (): unknown => watcher.pragma('data_version', { simple: true });

test('every topic that can change is read by some call, and every topic that is read can be changed by some call', () => {
  const read = new Set(Object.values(ALL).flatMap((call) => ('reads' in call ? call.reads : [])));
  const changed = new Set(Object.values(ALL).flatMap((call) => changesOf(call)));
  expect([...read].sort()).toEqual([...changed].sort());
  expect([...read].sort()).toEqual(Topic.options.toSorted());
});

test('answers of calls with a filter become stale if anything that filters read changes', () => {
  const hasFilter = ({ input }: Calls[string]): boolean =>
    JSON.stringify(z.toJSONSchema(input, { unrepresentable: 'any' })).includes('"filter"');
  const fresh = (call: Calls[string]): boolean => FILTER_TOPICS.some((topic) => !isStale(call, [topic]));
  // the first call walks a list in the state in which it was opened, the others only mark the words of the filter
  const EXEMPT = ['label.listed', 'library.snippets', 'transcript.hits'];
  expect(names(ALL, (call) => 'reads' in call && hasFilter(call) && fresh(call)).toSorted()).toEqual(EXEMPT);
});

test('every read of the examples is answered and writes nothing', async () => {
  const refused: string[] = [];
  const wrote: string[] = [];
  for (const [name, input] of Object.entries(READS(ids))) {
    const before = changesSoFar();
    const said = await ask(name, input);
    if (typeof said === 'object' && said !== null && 'problem' in said) refused.push(name);
    if (changesSoFar() !== before) wrote.push(name);
  }
  expect(wrote).toEqual([]);
  // the study has no training queue and no population, and the token is unknown
  expect(refused).toEqual(['label.known', 'packets.look', 'population.preview']);
  expect(announced).toEqual([]);
});

test('a file chosen to be read is not written to, and a file chosen to be written is not read', async () => {
  const inputs: Record<string, object> = WRITES(ids);
  const refused = { problem: { code: 'not_found' } };
  for (const name of ['exports.start', 'figures.save', 'report.write', 'report.keep', 'packets.make', 'packets.return'])
    expect(await ask(name, { ...inputs[name], token: 'given' }), name).toMatchObject(refused);
  expect(await ask('packets.open', { ...inputs['packets.open'], target: 'given' })).toMatchObject(refused);
  expect(await ask('repair.start', { job: 'j', token: 'given', target: 'backup' })).toMatchObject(refused);
  expect(await ask('imports.tables', { token: 'export' })).toMatchObject(refused);
});

test('importing labels from the conversations of a folder is refused', async () => {
  const told = await ask('imports.tables', { token: 'folder', verdicts: ['human_label'] });
  expect(told).toMatchObject({ problem: { code: 'bad_input', what: 'Labels cannot be imported from a folder' } });
});

describe('a write makes the reads stale whose answers it changes', () => {
  test.each(Object.keys(WRITES([])).filter((name) => !ELSEWHERE.includes(name)))('%s', async (name) => {
    const inputs: Record<string, unknown> = WRITES(ids);
    for (const first of AFTER[name] ?? []) await ask(first, inputs[first]);
    announced = [];
    const kept = new KeptAnswers(() => contentOf(study.db));
    const before = await allReads(kept);
    const said = await ask(name, inputs[name]);
    expect(said).not.toHaveProperty('problem');
    expect(announced).toEqual(changesOf(SERVED[name] ?? never()));
    await derive(study.db);
    const after = await allReads();
    const differs = Object.keys(before).filter((read) => before[read] !== after[read]);
    const derived = differs.filter((read) => DERIVED[read]?.includes(name) === true);
    const fresh = differs.filter(
      (read) => !derived.includes(read) && !isStale(SERVED[read] ?? never(), [...announced, 'disputes']),
    );
    expect(fresh).toEqual([]);
    // no cached answer is outdated
    expect(after).toMatchObject(await allReads(kept, CALLS.jobs));
  });
});

describe('a write that is repeated changes nothing the second time', () => {
  test.each(names(SERVED, isSentAgain))('%s', async (name) => {
    const inputs: Record<string, unknown> = WRITES(ids);
    for (const first of AFTER[name] ?? []) await ask(first, inputs[first]);
    expect(await ask(name, inputs[name])).not.toHaveProperty('problem');
    await derive(study.db);
    const once = await allReads();
    expect(await ask(name, inputs[name])).not.toHaveProperty('problem');
    await derive(study.db);
    expect(await allReads()).toEqual(once);
  });
});

test('decisions of a person are repeated if the process that records them dies', () => {
  expect(names(CALLS.store, isSentAgain)).toEqual(
    expect.arrayContaining(['label.record', 'adjudicate.record', 'audit.record']),
  );
});
