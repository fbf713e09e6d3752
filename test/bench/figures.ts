// Published figures of a study with 100,000 transcripts, 1,200,000 scores and 10,000 gold: the processor time of each.
// `npm run bench -- figures 20000` measures a smaller study.
import { closeSync, copyFileSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AS_IMPORTED } from '../../contract/library.ts';
import {
  closeStudy,
  countingDraws,
  facetColumn,
  filteredTranscripts,
  frameOf,
  goldAnswersOn,
  goldFor,
  openStudy,
  scoreColumn,
  studyInfo,
  verify,
  type Db,
} from '../../main/store/index.ts';
import { basisOf, report } from '../../main/work/calibration/index.ts';
import { ratesOf } from '../../main/work/rates/index.ts';
import { dice, prose, type Dice } from '../support/synthetic.ts';
import { cli } from './cli.ts';
import { figure, type Bench, type Figure } from './figure.ts';
import { inScratch } from './scratch.ts';
import { stallsOf, type Asked } from './stalls.ts';

const TRANSCRIPTS = 100_000;
/** Path of an existing study, made by this benchmark or like it, which is copied instead of making one. */
const READY = process.env['TOUCHSTONE_BENCH_STUDIES'];
/** One transcript in this many has gold. */
const GOLD_OF = 10;
const SCORED = ['harm', 'blackmail', 'sabotage', 'deception', 'awareness', 'quality'];
const GRADER = 'judge';
const CUTS = ['1=0', '3=1', '5=2', '7=3', '9=4'].flatMap((cut) => ['--cut', cut]);
/** Greatest ratio of computing rates to reading the columns that they need. */
const MOST_TIMES_READING = 3;
/**
 * Greatest ratios of the first figures and of the whole report to reading those columns: half a second and three
 * seconds of processor time where reading took a third of a second.
 */
const [MOST_FIRST, MOST_WHOLE] = [1.5, 9];
/** Greatest time for which one call may block the process that answers the window. */
const MOST_HELD_MS = 200;

/** Writes a file piece by piece, each as soon as it is made. */
function write(path: string, first: string, pieces: Iterable<string>): void {
  const file = openSync(path, 'w');
  writeSync(file, first);
  for (const piece of pieces) writeSync(file, piece);
  closeSync(file);
}

/** The harm of each transcript, 0 to 9: about an eighth of them are harmful. */
const harms = (roll: Dice, count: number): number[] =>
  Array.from({ length: count }, () => (roll.whole(1, 8) === 1 ? roll.whole(5, 9) : roll.whole(0, 3)));

const scoreOf = (roll: Dice, harm: number): number => Math.max(1, Math.min(10, harm + roll.whole(-1, 3)));

function* transcripts(roll: Dice, all: readonly number[]): Generator<string> {
  for (const [n, harm] of all.entries())
    yield `${JSON.stringify({
      id: `t-${n}`,
      scenario: roll.pick(['financial_crimes', 'research_sabotage']),
      task: `task-${roll.whole(1, 3000)}`,
      model: `model-${roll.whole(1, 8)}`,
      messages: ['user', 'assistant'].map((role) => ({ role, content: prose(roll, 12) })),
      scores: Object.fromEntries(SCORED.map((name) => [name, scoreOf(roll, harm)])),
    })}\n`;
}

function* scores(roll: Dice, all: readonly number[]): Generator<string> {
  for (const [n, harm] of all.entries()) yield SCORED.map((name) => `t-${n},${name},${scoreOf(roll, harm)}\n`).join('');
}

function* labels(roll: Dice, ids: readonly string[], all: readonly number[]): Generator<string> {
  for (const id of ids) {
    const harm = all[Number(id.slice(2))] ?? 0;
    yield `${id},Ada,harm,${Math.max(0, Math.min(4, Math.floor((harm + roll.whole(-1, 1)) / 2)))},2026-01-01\n`;
  }
}

const Drawn = z.array(z.object({ source_id: z.string() }));

const say = (stage: string): void => console.error(`  ${stage}`);

/** Makes the study by the command line, as a person would. */
async function make(folder: string, count: number): Promise<string> {
  const roll = dice(7);
  const all = harms(roll, count);
  const [study, input, table, given] = ['s.touchstone', 't.jsonl', 's.csv', 'l.csv'].map((name) => join(folder, name));
  if (study === undefined || input === undefined || table === undefined || given === undefined) return '';
  write(input, '', transcripts(roll, all));
  write(table, 'id,dimension,score\n', scores(roll, all));
  say(`importing ${count} transcripts`);
  await cli('import', '-s', study, input);
  say(`importing ${count * SCORED.length} further scores`);
  await cli('scores', 'import', '-s', study, table, '--grader', GRADER);
  for (const grader of [GRADER, 'scores'])
    await cli('mapping', 'set', '-s', study, '--grader', grader, '--dimension', 'harm', ...CUTS);
  const n = String(Math.floor(count / GOLD_OF));
  say(`drawing, labelling and deciding ${n}`);
  await cli('sample', '-s', study, '--n', n, '--design', 'random', '--queue', 'gold');
  const { report: listed } = await cli(
    'sql',
    '-s',
    study,
    `select t.source_id from transcript t
    join frame f on f.transcript = t.key where f.drawn = 1`,
  );
  const ids = Drawn.parse(listed).map(({ source_id }) => source_id);
  write(given, 'id,rater,dimension,level,at\n', labels(roll, ids, all));
  await cli('labels', 'import', '-s', study, given, '--queue', 'gold');
  await cli('adjudicate', '-s', study, '--rule', 'rater:Ada');
  return study;
}

/** Milliseconds of processor time that the work takes. */
async function cpu(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The grader whose scores were not imported with the transcripts. */
function graderIn(path: string): string {
  const db = openStudy(path);
  const { graders } = studyInfo(db);
  closeStudy(db);
  return graders.find(({ grader }) => grader !== 'scores')?.grader ?? GRADER;
}

/** Reads the columns that rates by model need, including inclusion probabilities and the answers behind gold. */
function columns(db: Db, grader: string): void {
  filteredTranscripts(db, '', AS_IMPORTED, null);
  scoreColumn(db, { grader, dimension: 'harm' });
  goldFor(db, 'harm');
  goldAnswersOn(db, 'harm');
  for (const { key } of countingDraws(db)) frameOf(db, key);
  for (const name of ['scenario', 'model', 'task']) facetColumn(db, name);
}

interface Wishes {
  wish: { dimension: string; grader: string; filter: string; at: number | null };
  rates: Wishes['wish'] & { by: string[]; level: number; without_aware: boolean };
}

const EVERY_DISPUTE = { show: 'all', kind: '', grader: '', dimension: '', scenario: '', cause: '' } as const;
const QUEUE = { job: 'j', blind: true, hidden: { repeats: 0, checks: 0 }, seed: 1, overlap: null, top_up: false };

/** The calls of the window that read one or more columns. */
function calls({ wish, rates }: Wishes): Asked[] {
  const { dimension, filter, at, grader } = wish;
  const [threshold, versus] = [5, 'scores'];
  const drawn = { filter, rater: null, n: 100 };
  return [
    ['calibrate.scale', { grader, dimension }],
    ['calibrate.basis', { ...wish, rater: null }],
    ['calibrate.points', wish],
    ['calibrate.figures', wish],
    ['calibrate.at', { ...wish, threshold }],
    ['calibrate.chosen', { ...wish, optimise: { by: 'youden' } }],
    ['calibrate.residuals', { ...wish, by: 'model' }],
    ['calibrate.versus', { ...wish, threshold, versus }],
    ['calibrate.graders', { dimension, filter, at, graders: [grader, versus] }],
    ['calibrate.questions', { ...wish, threshold, by: 'model', versus, margin: 0.05, epsilon: 0.15 }],
    ['findings.rates', rates],
    ['findings.latent', rates],
    ['agreement.dimensions', { filter: '', queue: '' }],
    ['agreement.by', { filter: '', queue: '', dimension, by: 'pair' }],
    ['audit.versions', { grader, was: versus, dimension, filter, rater: null }],
    ['audit.list', { rater: 'r1', choice: EVERY_DISPUTE }],
    ['adjudicate.list', { rater: 'r1' }],
    ['adjudicate.opinions', { dimension }],
    ['label.own_work', { rater: 'r1', since: '2026-01-01T00:00:00.000Z' }],
    ['sample.preview', { ...drawn, design: { kind: 'random' } }],
    ['sample.preview', { ...drawn, design: { kind: 'flagged', score: { grader, dimension }, threshold } }],
  ];
}

/** The calls of the window that write many rows. */
const writingCalls: Asked[] = [
  ['sample.draw', { ...QUEUE, filter: '', rater: null, n: 100, queue: 'drawn', design: { kind: 'random' } }],
  ['sample.make_queue', { ...QUEUE, name: 'all', filter: '', rater: null, transcripts: null, purpose: 'label' }],
];

async function studyIn(folder: string, count: number): Promise<string> {
  if (READY === undefined) return make(folder, count);
  const path = join(folder, 'ready.touchstone');
  copyFileSync(READY, path);
  return path;
}

async function measure(folder: string, count: number): Promise<Figure[]> {
  const path = await studyIn(folder, count);
  const once = async (work: (db: Db) => unknown): Promise<number> => {
    // a new connection, which has nothing cached
    const db = openStudy(path);
    const spent = await cpu(() => work(db));
    closeStudy(db);
    return spent;
  };
  /** Measures the second of two runs, because code is compiled in the first. */
  const fresh = async (work: (db: Db) => unknown): Promise<number> => {
    await once(work);
    return once(work);
  };
  const grader = graderIn(path);
  const wish = { dimension: 'harm', grader, filter: '', at: null };
  const rates = { ...wish, by: ['model'], level: 0.95, without_aware: false };
  const about = `${count} transcripts, ${Math.floor(count / GOLD_OF)} gold`;
  const reading = await fresh((db) => columns(db, grader));
  const compared = async (name: string, work: (db: Db) => unknown, atMost: number | null): Promise<Figure> => {
    say(name);
    const value = await fresh(work);
    const ratio = value / reading;
    const versus = `reading the columns of rates, ${reading.toFixed(0)} ms`;
    const one = { name: `${name}, ${about}`, value, unit: 'ms of processor time', versus, ratio };
    return figure(atMost === null ? one : { ...one, atMost });
  };
  const alone = { ...wish, clusters: null };
  return [
    await compared('rates by model', (db) => ratesOf(db, rates), MOST_TIMES_READING),
    await compared('calibrate, first figures', (db) => basisOf(db, { ...alone, rater: null }), MOST_FIRST),
    await compared('calibrate, the whole report', (db) => report(db, alone, null, null), MOST_WHOLE),
    await compared('the same in clusters', (db) => report(db, wish, null, null), MOST_WHOLE),
    await compared('verify', verify, null),
    ...[...(await stallsOf(path, calls({ wish, rates }), 2, say)), ...(await stallsOf(path, writingCalls, 1, say))].map(
      ({ name, longest }) =>
        figure({
          name: `longest step of ${name}, ${about}`,
          value: longest,
          unit: 'ms of processor time',
          versus: `the limit of ${MOST_HELD_MS} ms`,
          atMost: MOST_HELD_MS,
        }),
    ),
  ];
}

export const figuring: Bench = {
  name: 'figures',
  about:
    'rates, calibration and verify of 100,000 transcripts, 1,200,000 scores and 10,000 gold, and the longest step of each call; `figures 20000` is shorter',
  run: (count = TRANSCRIPTS) => inScratch((folder) => measure(folder, count)),
};
