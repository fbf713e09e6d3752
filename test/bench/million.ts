// A study of a million short transcripts compared with one of a tenth: the processor time of each action, and the
// actions whose time grows faster than the study.
import { closeSync, copyFileSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { AS_IMPORTED, type Sort } from '../../contract/library.ts';
import {
  closeStudy,
  facetCounts,
  filteredPart,
  filteredParts,
  filteredTranscripts,
  idColumn,
  joinRater,
  messages,
  openStudy,
  queueItems,
  queueSummaries,
  queues,
  record,
  rows,
  snippets,
  skeleton,
  transcriptHead,
  type Db,
} from '../../main/store/index.ts';
import { ratesOf } from '../../main/work/rates/index.ts';
import { gathering } from '../../main/work/sample/queue.ts';
import { answered, labelEvent } from '../support/labels.ts';
import { dice, prose } from '../support/synthetic.ts';
import { cli } from './cli.ts';
import { figure, type Bench, type Figure } from './figure.ts';
import { inScratch } from './scratch.ts';

const LARGE = 1_000_000;
/** The smaller study has one transcript for this many of the larger. */
const SHARE = 10;
const SHOWN = 50;
const RATER = 'Ada';
const CUTS = ['1=0', '3=1', '5=2', '7=3', '9=4'].flatMap((cut) => ['--cut', cut]);
/** Greatest ratio of the two times; anything above it grows faster than the study. */
const MOST_GROWTH = 1.3 * SHARE;
/** Times below this are not noticed by people, so their growth is not limited. */
const UNNOTICED_MS = 50;
/**
 * Existing studies, the smaller first, as `TOUCHSTONE_BENCH_STUDIES=small.touchstone:large.touchstone`; they are
 * copied.
 */
const READY = (process.env['TOUCHSTONE_BENCH_STUDIES'] ?? '').split(':').filter((path) => path !== '');

function writeTranscripts(path: string, count: number): void {
  const roll = dice(7);
  const file = openSync(path, 'w');
  for (let n = 0; n < count; n++) {
    const harm = roll.whole(1, 8) === 1 ? roll.whole(5, 9) : roll.whole(0, 3);
    const about = {
      id: `t-${n}`,
      scenario: roll.pick(['financial_crimes', 'research_sabotage']),
      task: `task-${roll.whole(1, 3000)}`,
      model: `model-${roll.whole(1, 8)}`,
      created_at: new Date(1.7e12 + roll.whole(0, 1e7) * 1000).toISOString(),
      messages: ['user', 'assistant'].map((role) => ({ role, content: prose(roll, 12) })),
      scores: { harm: Math.max(1, Math.min(10, harm + roll.whole(-1, 3))) },
    };
    writeSync(file, `${JSON.stringify(about)}\n`);
  }
  closeSync(file);
}

async function studyOf(folder: string, count: number, ready: string | undefined): Promise<string> {
  const path = join(folder, `${count}.touchstone`);
  if (ready === undefined) {
    const input = join(folder, `${count}.jsonl`);
    writeTranscripts(input, count);
    console.error(`  importing ${count} transcripts`);
    await cli('import', '-s', path, input);
  } else copyFileSync(ready, path);
  await cli('mapping', 'set', '-s', path, '--grader', 'scores', '--dimension', 'harm', ...CUTS);
  return path;
}

const spent = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

/**
 * Work that takes less than SHORT_MS is repeated AGAIN times, because processor time is counted in steps of some
 * milliseconds.
 */
const [SHORT_MS, AGAIN] = [30, 50];

/** Milliseconds of processor time after a first run, in which code is compiled. */
function cost(work: () => unknown): number {
  work();
  const before = spent();
  work();
  const once = spent() - before;
  if (once > SHORT_MS) return once;
  for (let turn = 1; turn < AGAIN; turn++) work();
  return (spent() - before) / AGAIN;
}

const sorted = (column: string, descending = false): Sort => ({ column, descending });

function page(db: Db, filter: string, sort: Sort, from: number): void {
  const found = from === 0 ? filteredPart(db, filter, sort, RATER, 0).transcripts : wholeList(db, filter, sort);
  const start = from < 0 ? found.length + from : from;
  const shown = found.slice(start, start + SHOWN);
  rows(db, shown, RATER);
  snippets(db, shown, filter);
}

const wholeList = (db: Db, filter: string, sort: Sort): number[] => filteredTranscripts(db, filter, sort, RATER);

/** The costliest part of a word search: the store answers other calls between two parts. */
function longestPart(db: Db, filter: string): number {
  let [longest, before] = [0, spent()];
  for (const _ of filteredParts(db, filter, RATER)) {
    longest = Math.max(longest, spent() - before);
    before = spent();
  }
  return longest;
}

type Measured = [name: string, milliseconds: number];

/** The actions that only read the study. */
function reading(db: Db, middle: number): Measured[] {
  const rates = { dimension: 'harm', grader: 'scores', by: ['model'], filter: '', at: null, level: 0.95 };
  return [
    ['the Library, first page', cost(() => page(db, '', AS_IMPORTED, 0))],
    ['the Library, last page by date', cost(() => page(db, '', sorted('created_at'), -SHOWN))],
    ['sorted by date', cost(() => wholeList(db, '', sorted('created_at')))],
    ['sorted by length', cost(() => wholeList(db, '', sorted('characters', true)))],
    ['sorted by model', cost(() => wholeList(db, '', sorted('model')))],
    ['sorted by a score', cost(() => wholeList(db, '', sorted('score:scores.harm')))],
    ['a filter by model', cost(() => wholeList(db, 'model:model-3', AS_IMPORTED))],
    ['a filter by task, sorted by date', cost(() => wholeList(db, 'task:task-7', sorted('created_at')))],
    ['a filter by score', cost(() => wholeList(db, 'score[scores.harm]>=8', AS_IMPORTED))],
    ['two words, first page', cost(() => page(db, 'ledger invoice', AS_IMPORTED, 0))],
    ['two words, the longest part', longestPart(db, 'ledger invoice')],
    ['a rare word, first page', cost(() => page(db, 'zzz', AS_IMPORTED, 0))],
    ['facet counts', cost(() => facetCounts(db, '', RATER))],
    ['facet counts under a filter', cost(() => facetCounts(db, 'model:model-3', RATER))],
    [
      'opening a transcript',
      cost(() => [transcriptHead(db, middle), skeleton(db, middle, 0), messages(db, middle, 0, 2)]),
    ],
    ['rates by model', cost(() => ratesOf(db, { ...rates, without_aware: false }))],
  ];
}

/**
 * Makes a queue of these transcripts and saves a label between its steps. Returns the costs of both, and of reading the
 * finished queue.
 */
function queueing(path: string, db: Db, keys: readonly number[], ids: ReadonlyMap<number, string>): Measured[] {
  const window = openStudy(path, { durability: 'full', known: true });
  joinRater(window, { id: RATER, name: RATER });
  const hidden = { repeats: 0, checks: 0 };
  const wish = { name: 'all', filter: '', rater: null, blind: true, purpose: 'label' as const, hidden };
  const steps = gathering(db, { ...wish, transcripts: keys });
  let [all, longest, labels, turns] = [0, 0, 0, 0];
  for (let isDone = false; !isDone; turns++) {
    const before = spent();
    isDone = steps.next().done === true;
    const step = spent() - before;
    [all, longest] = [all + step, turns === 0 ? 0 : Math.max(longest, step)];
    const id = ids.get(keys[turns] ?? 0);
    if (id === undefined) continue;
    const start = spent();
    record(window, [labelEvent(id, answered('harm', 1), { rater: RATER })]);
    labels += spent() - start;
  }
  closeStudy(window);
  return [
    [`a queue of ${keys.length}`, all],
    ['its longest step that writes', longest],
    ['a label saved between two steps', labels / turns],
    ['the list of queues', cost(() => queues(db, RATER))],
    ['the summary of queues', cost(() => queueSummaries(db))],
    ['the entries of the queue', cost(() => queueItems(db, 'all', RATER))],
  ];
}

async function measured(
  folder: string,
  count: number,
  ready: string | undefined,
  entries: number,
): Promise<Measured[]> {
  const path = await studyOf(folder, count, ready);
  console.error(`  measuring ${count} transcripts`);
  const opening = cost(() => closeStudy(openStudy(path, { durability: 'normal', known: true })));
  const db = openStudy(path, { durability: 'normal', known: true });
  const ids = idColumn(db);
  const keys = [...ids.keys()];
  const all: Measured[] = [
    ['opening the study', opening],
    ...reading(db, keys[Math.floor(keys.length / 2)] ?? 1),
    ...queueing(path, db, keys.slice(0, entries), ids),
  ];
  closeStudy(db);
  return all;
}

async function measure(folder: string, large: number): Promise<Figure[]> {
  const small = Math.floor(large / SHARE);
  const less = await measured(folder, small, READY[0], small);
  const more = await measured(folder, large, READY[1], small);
  return more.map(([name, value], at) => {
    const [, beside = Number.NaN] = less[at] ?? [];
    const one = { name: `${name}, ${large} transcripts`, value, unit: 'ms of processor time' };
    const versus = `${beside.toFixed(1)} ms with ${small}`;
    const ratio = value / beside;
    return figure({ ...one, versus, ratio, ...(value > UNNOTICED_MS && { atMost: MOST_GROWTH }) });
  });
}

export const growing: Bench = {
  name: 'million',
  about:
    'search, filters, sorting, labelling, queues and rates of 1,000,000 short transcripts beside a tenth (an hour; `million 100000` is shorter)',
  run: (count = LARGE) => inScratch((folder) => measure(folder, count)),
};
