// Published figures of a study of 100,000 transcripts with 1,200,000 scores and 10,000 gold: what each costs in processor
// time.
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AS_IMPORTED } from '../../contract/library.ts';
import {
  closeStudy,
  facetColumn,
  filteredTranscripts,
  goldFor,
  openStudy,
  scoreColumn,
  verify,
  type Db,
} from '../../main/store/index.ts';
import { basisOf, figures as figuresFor, report } from '../../main/work/calibration/index.ts';
import { ratesOf } from '../../main/work/rates/index.ts';
import { dice, prose, type Dice } from '../support/synthetic.ts';
import { cli } from './cli.ts';
import { figure, type Bench, type Figure } from './figure.ts';
import { inScratch } from './scratch.ts';

/** A smaller study for a quick look: `TOUCHSTONE_BENCH_TRANSCRIPTS=10000 npm run bench -- figures`. */
const TRANSCRIPTS = Number(process.env['TOUCHSTONE_BENCH_TRANSCRIPTS'] ?? 100_000);
/** One in so many has gold. */
const GOLD_OF = 10;
const SCORED = ['harm', 'blackmail', 'sabotage', 'deception', 'awareness', 'quality'];
const GRADER = 'judge';
const CUTS = ['1=0', '3=1', '5=2', '7=3', '9=4'].flatMap((cut) => ['--cut', cut]);
/** Reading the columns that rates need may be a third of the work on them. */
const MOST_TIMES_READING = 3;
const FIRST_MS = 500;
const WHOLE_MS = 3000;

/** A file of so many pieces, each written as it is made. */
function write(path: string, first: string, pieces: Iterable<string>): void {
  const file = openSync(path, 'w');
  writeSync(file, first);
  for (const piece of pieces) writeSync(file, piece);
  closeSync(file);
}

/** How harmful a transcript is, 0 to 9: an eighth of them are harmful. */
const harms = (roll: Dice): number[] =>
  Array.from({ length: TRANSCRIPTS }, () => (roll.whole(1, 8) === 1 ? roll.whole(5, 9) : roll.whole(0, 3)));

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

/** The study, made by the command line as a person would. */
async function make(folder: string): Promise<string> {
  const roll = dice(7);
  const all = harms(roll);
  const [study, input, table, given] = ['s.touchstone', 't.jsonl', 's.csv', 'l.csv'].map((name) => join(folder, name));
  if (study === undefined || input === undefined || table === undefined || given === undefined) return '';
  write(input, '', transcripts(roll, all));
  write(table, 'id,dimension,score\n', scores(roll, all));
  await cli('import', '-s', study, input);
  await cli('scores', 'import', '-s', study, table, '--grader', GRADER);
  for (const grader of [GRADER, 'scores'])
    await cli('mapping', 'set', '-s', study, '--grader', grader, '--dimension', 'harm', ...CUTS);
  const n = String(Math.floor(TRANSCRIPTS / GOLD_OF));
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

/** Milliseconds of processor time. */
async function cpu(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The columns that rates by model rest on. */
function columns(db: Db): void {
  filteredTranscripts(db, '', AS_IMPORTED, null);
  scoreColumn(db, { grader: GRADER, dimension: 'harm' });
  goldFor(db, 'harm');
  for (const name of ['scenario', 'model', 'task']) facetColumn(db, name);
}

async function measure(folder: string): Promise<Figure[]> {
  const path = await make(folder);
  const once = async (work: (db: Db) => unknown): Promise<number> => {
    // on a connection of its own, which keeps nothing
    const db = openStudy(path);
    const spent = await cpu(() => work(db));
    closeStudy(db);
    return spent;
  };
  /** The second of two runs: the first one compiles. */
  const fresh = async (work: (db: Db) => unknown): Promise<number> => {
    await once(work);
    return once(work);
  };
  const wish = { dimension: 'harm', grader: GRADER, filter: '', at: null };
  const rates = { ...wish, by: ['model'], level: 0.95, without_aware: false };
  const about = `${TRANSCRIPTS} transcripts, ${Math.floor(TRANSCRIPTS / GOLD_OF)} gold`;
  const limited = (name: string, value: number, limit: number | null): Figure =>
    figure({
      name: `${name}, ${about}`,
      value,
      unit: 'ms of processor time',
      versus: limit === null ? 'no limit' : `the limit of ${limit} ms`,
      ...(limit === null ? {} : { atMost: limit }),
    });
  const reading = await fresh(columns);
  const worked = await fresh((db) => ratesOf(db, rates));
  const alone = { ...wish, clusters: null };
  return [
    figure({
      name: `rates by model, ${about}`,
      value: worked,
      unit: 'ms of processor time',
      versus: `reading their columns, ${reading.toFixed(0)} ms`,
      ratio: worked / reading,
      atMost: MOST_TIMES_READING,
    }),
    limited('calibrate, first figures', await fresh((db) => basisOf(db, { ...alone, rater: null })), FIRST_MS),
    limited('calibrate, what the window shows', await fresh((db) => figuresFor(db, alone)), WHOLE_MS),
    limited('calibrate, the whole report', await fresh((db) => report(db, alone, null, null)), WHOLE_MS),
    limited('the same in clusters', await fresh((db) => report(db, wish, null, null)), WHOLE_MS),
    limited('verify', await fresh(verify), null),
  ];
}

export const figuring: Bench = {
  name: 'figures',
  about: 'rates, calibration and verify of 100,000 transcripts, 1,200,000 scores and 10,000 gold (4 minutes)',
  run: () => inScratch(measure),
};
