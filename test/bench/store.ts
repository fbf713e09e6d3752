// A study of 100,000 transcripts: the speed of its import compared with the least work that an import needs, its size,
// and the speed of its answers.
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AS_IMPORTED, type Sort } from '../../contract/library.ts';
import {
  closeStudy,
  facetCounts,
  filteredPart,
  filteredParts,
  filteredTranscripts,
  openStudy,
  rows,
  snippets,
  type Db,
} from '../../main/store/index.ts';
import { bareSeconds } from './bare.ts';
import { importInto } from './cli.ts';
import { corpus, writeCorpus, type Corpus } from './corpus.ts';
import { figure, quantile, type Bench, type Figure } from './figure.ts';
import { writeClaudeCode, writeCodex, writeInspect, writeLongLine, writeShortLines } from './large.ts';
import { emptyStudy, inScratch } from './scratch.ts';

/**
 * Number of transcripts. `TOUCHSTONE_BENCH_TRANSCRIPTS=10000 npm run bench -- store` measures a smaller study, against
 * the bars of 100,000.
 */
const TRANSCRIPTS = Number(process.env['TOUCHSTONE_BENCH_TRANSCRIPTS'] ?? 100_000);
const MESSAGES = 60;
const SEED = 7;
const RATER = 'r1';
const ASKED = 60;
const ROWS_SHOWN = 50;
const RATIO = 0.7;
const MOST_MEGABYTES = 600;
const AGAIN = 5;

const milliseconds = (work: () => void): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

async function filling(folder: string, input: string, study: string): Promise<Figure[]> {
  closeStudy(emptyStudy(study, 'normal'));
  const megabytes = statSync(input).size / 1e6;
  const first = await importInto(study, [input], TRANSCRIPTS);
  const again = await importInto(study, [input], TRANSCRIPTS);
  const bare = bareSeconds(input, study, join(folder, 'bare.touchstone'));
  const name = `import of ${TRANSCRIPTS} transcripts, ${TRANSCRIPTS * MESSAGES} messages, ${megabytes.toFixed(0)} MB`;
  return [
    figure({
      name,
      value: megabytes / first.seconds,
      unit: 'MB/s',
      versus: `bare parsing and inserting, ${(megabytes / bare).toFixed(1)} MB/s`,
      ratio: bare / first.seconds,
      atLeast: RATIO,
    }),
    ...(first.peak === null
      ? []
      : [
          figure({
            name: 'peak memory of that import',
            value: first.peak,
            unit: 'MB',
            versus: 'the limit',
            atMost: MOST_MEGABYTES,
          }),
        ]),
    figure({
      name: 'importing it again',
      value: again.seconds,
      unit: 's',
      versus: `${first.seconds.toFixed(1)} s the first time`,
      ratio: first.seconds / again.seconds,
      atLeast: AGAIN,
    }),
    figure({
      name: 'the study file',
      value: statSync(study).size / 1e6,
      unit: 'MB',
      versus: `${megabytes.toFixed(0)} MB of JSONL`,
      ratio: statSync(study).size / 1e6 / megabytes,
      atMost: 1,
    }),
  ];
}

const sorted = (column: string): Sort => ({ column, descending: false });

/** Reads the first page of the Library as the window does: the first transcripts in order, then the rows in view. */
function firstPage(db: Db, filter: string, column = AS_IMPORTED.column): void {
  const found = filteredPart(db, filter, sorted(column), RATER, 0);
  const shown = found.transcripts.slice(0, ROWS_SHOWN);
  rows(db, shown, RATER);
  snippets(db, shown, filter);
}

function lastPage(db: Db, filter: string, column: string): void {
  const shown = filteredTranscripts(db, filter, sorted(column), RATER).slice(-ROWS_SHOWN);
  rows(db, shown, RATER);
  snippets(db, shown, filter);
}

/** Reads all transcripts in as many calls as the window would. */
const wholeList = (db: Db, filter: string): number => [...filteredParts(db, filter, RATER)].length;

function asking(db: Db, name: string, limit: number | null, question: (n: number) => void): Figure {
  question(0);
  const all = Array.from({ length: ASKED }, (_, n) => milliseconds(() => question(n)));
  const p95 = quantile(all, 0.95);
  return figure({
    name: `${name}, p95 of ${ASKED}`,
    value: p95,
    unit: 'ms',
    versus: `${limit === null ? 'no limit' : `the limit of ${limit} ms`}; median ${quantile(all, 0.5).toFixed(1)} ms`,
    ...(limit === null ? {} : { atMost: limit }),
  });
}

const FACETED = (n: number): string => `scenario:scenario-${(n % 12) + 1} model:model-${(n % 8) + 1}`;
const SORTS = ['messages', 'checkpoint', 'score:scores.harm', 'created_at', 'title'];
const sortOf = (n: number): string => SORTS[n % SORTS.length] ?? 'key';

function answering(db: Db, { pair }: Corpus): Figure[] {
  const pairs = Array.from({ length: ASKED }, pair);
  const words = (n: number): [string, string] => pairs[n % ASKED] ?? ['', ''];
  const long = pairs.flat().filter((word) => word.length >= 6);
  const begun = (n: number): string => `${words(n)[0]} ${(long[n % long.length] ?? '').slice(0, 4)}*`;
  const two = (n: number): string => words(n).join(' ');
  return [
    asking(db, 'filter by two facets and sort, first page', 50, (n) => firstPage(db, FACETED(n), sortOf(n))),
    asking(db, 'the same, last page', 50, (n) => lastPage(db, FACETED(n), sortOf(n))),
    asking(db, 'two words, first page with snippets', 100, (n) => firstPage(db, two(n))),
    asking(db, 'a phrase of two words, first page with snippets', 100, (n) => firstPage(db, `"${two(n)}"`)),
    asking(db, 'a word and a prefix, first page with snippets', 100, (n) => firstPage(db, begun(n))),
    asking(db, 'two words, the list to its end', null, (n) => void wholeList(db, two(n))),
    asking(db, 'facet counts under a filter', 150, (n) => void facetCounts(db, FACETED(n), RATER)),
    asking(db, 'facet counts under two words', null, (n) => void facetCounts(db, two(n), RATER)),
  ];
}

/**
 * Inputs near or above the greatest length of a string: the name, the file, the size in MB and the function that writes
 * it.
 */
const LARGE: readonly [
  name: string,
  file: string,
  megabytes: number,
  write: typeof writeCodex | typeof writeInspect,
][] = [
  ['a Codex rollout', 'codex.jsonl', 549, writeCodex],
  ['a Claude Code session in many scripts', 'claude.jsonl', 491, writeClaudeCode],
  ['a Claude Code session of 1 kB lines', 'short.jsonl', 491, writeShortLines],
  ['a line with one text', 'line.jsonl', 200, writeLongLine],
  ['one sample of an Inspect log', 'sample.eval', 963, writeInspect],
];

/** The peak memory of importing each of them. */
async function large(folder: string): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [name, file, megabytes, write] of LARGE) {
    const [input, study] = [join(folder, file), join(folder, `${file}.touchstone`)];
    const { transcripts } = await write(input, megabytes * 1e6);
    closeStudy(emptyStudy(study, 'normal'));
    const { peak, seconds } = await importInto(study, [input], transcripts);
    rmSync(input);
    rmSync(study);
    const said = `peak memory of importing ${name}, ${megabytes} MB, in ${seconds.toFixed(0)} s`;
    if (peak !== null)
      figures.push(figure({ name: said, value: peak, unit: 'MB', versus: 'the limit', atMost: MOST_MEGABYTES }));
  }
  return figures;
}

async function measure(folder: string): Promise<Figure[]> {
  const input = join(folder, 'input.jsonl');
  const study = join(folder, 'study.touchstone');
  const words = corpus(SEED);
  writeCorpus(input, words, TRANSCRIPTS, MESSAGES);
  const filled = await filling(folder, input, study);
  const db = openStudy(study);
  const answered = answering(db, words);
  closeStudy(db);
  rmSync(input);
  return [...filled, ...answered, ...(await large(folder))];
}

export const storing: Bench = {
  name: 'store',
  about: 'a study of 100,000 transcripts: import, size, filters, search, facets; the memory that huge inputs take',
  run: () => inScratch(measure),
};
