// A population of 50 million units, made by a query: the cost of describing it and drawing from it compared with a
// plain count by group of the same files, and whether its rates are as fast as those of a small one.
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { z } from 'zod';
import { adjudicate, closeStudy, idColumn, openStudy, populationUnits, writing } from '../../main/store/index.ts';
import { ratesOf } from '../../main/work/rates/index.ts';
import { goldDecision } from '../support/labels.ts';
import { cli, type Ran } from './cli.ts';
import { figure, median, type Bench, type Figure } from './figure.ts';
import { emptyStudy, inScratch } from './scratch.ts';

const UNITS = 50_000_000;
const SMALL = 20_000;
const DRAWN = 4000;
const MOST_MEGABYTES = 2000;
/** Greatest ratios. Drawing may take longer, because it computes a SHA-256 for each unit, which a count does not. */
const [MOST_TIMES, MOST_TIMES_DRAWING, MOST_TIMES_RATES] = [2, 4, 1.5];
const AGAIN = 15;
const FACETS = ['model', 'scenario', 'arm', 'phase', 'tools', 'language'];
const SCORES = ['harm', 'deceit', 'aware', 'quality'];
/** `quality` has decimals and is cut here; the other scores are levels. */
const CUT = 0.5;

/**
 * A query that returns units: 1,920 combinations of facets, three scores that are levels, one with decimals, and
 * messages.
 */
const unitsSql = (n: number): string => `
  select 'run-' || i as id, 'Larch ' || (h % 8) as model, 'scenario ' || (h // 8 % 5) as scenario,
    case when h // 40 % 3 = 0 then 'control' else 'treated' end as arm, (h // 120 % 4) * 1000 as phase,
    (h // 480 % 2) = 0 as tools, case when h // 960 % 4 = 0 then 'de' else 'en' end as language,
    case when h // 4096 % 97 < 3 then 3 when h // 4096 % 3 = 0 then 1 else 0 end as harm,
    case when h // 8192 % 89 < 2 then 2 else 0 end as deceit,
    case when h // 16384 % 11 = 0 then null else (h // 32768 % 13) = 0 end::int as aware,
    (h // 65536 % 1000) / 1000.0 as quality,
    [{'role': 'user', 'content': 'Please check the books of quarter ' || (h % 4)},
     {'role': 'assistant', 'content': 'I compared the entries with ' || (h % 16) || ' receipts.'}] as messages
  from (select i, hash(i) % 1000000007 as h from range(${n}) t(i))`;

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Runs a query with the memory and threads that describing has. Returns the seconds it takes. */
async function seconds(sql: string): Promise<number> {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: '1500MB',
    preserve_insertion_order: 'false',
  });
  const connection = await instance.connect();
  const start = performance.now();
  await connection.run(sql);
  const took = (performance.now() - start) / 1000;
  connection.closeSync();
  instance.closeSync();
  return took;
}

/** A population under test: its files, its study, and the options that describe it. */
interface Made {
  files: string;
  study: string;
  args: string[];
}

async function make(folder: string, name: string, n: number): Promise<Made> {
  const [files, study] = [join(folder, `${name}.parquet`), join(folder, `${name}.touchstone`)];
  await seconds(`copy (${unitsSql(n)}) to ${quoted(files)} (compression zstd)`);
  closeStudy(emptyStudy(study, 'full'));
  const scores = SCORES.flatMap((score) => ['--score', `judge.${score}=${score}`]);
  return {
    files,
    study,
    args: ['-s', study, '--from', files, '--facets', FACETS.join(','), ...scores, '--cut', `judge.quality=${CUT}`],
  };
}

const Described = z.object({ units: z.number(), cells: z.number() });
const Drawn = z.object({ n: z.number() });

const describe = ({ args }: Made): Promise<Ran> => cli('population', 'describe', ...args);
const DESIGN = ['--n', `${DRAWN}`, '--queue', 'first', '--seed', '7', '--design', 'stratified', '--by', 'model'];
const draw = ({ files, study }: Made): Promise<Ran> =>
  cli('population', 'draw', '-s', study, '--from', files, ...DESIGN);

/** Milliseconds to compute rates by model once all drawn units have gold. */
function rating({ study }: Made): number {
  const db = openStudy(study, { durability: 'normal' });
  try {
    const ids = idColumn(db);
    const decisions = populationUnits(db).map(({ transcript, id }) =>
      goldDecision(ids.get(transcript) ?? '', 'harm', id.endsWith('7') ? 3 : 0),
    );
    writing(db, () => adjudicate(db, decisions));
    const wish = { dimension: 'harm', grader: 'judge', filter: '', at: 3, level: 0.95, without_aware: false };
    const times = Array.from({ length: AGAIN }, () => {
      const start = performance.now();
      ratesOf(db, { ...wish, by: ['model'] });
      return performance.now() - start;
    });
    return median(times);
  } finally {
    closeStudy(db);
  }
}

const memoryOf = (what: string, { peak }: Ran): Figure[] =>
  peak === null
    ? []
    : [
        figure({
          name: `peak memory of ${what}`,
          value: peak,
          unit: 'MB',
          versus: 'the limit',
          atMost: MOST_MEGABYTES,
        }),
      ];

async function measure(folder: string, n: number): Promise<Figure[]> {
  const [large, small] = [await make(folder, 'large', n), await make(folder, 'small', SMALL)];
  const by = [...FACETS, ...SCORES.filter((name) => name !== 'quality'), `quality >= ${CUT}`].join(', ');
  const plain = `select ${by}, count(*) from read_parquet(${quoted(large.files)}) group by all`;
  const bare = [await seconds(plain)];
  const described = await describe(large);
  bare.push(await seconds(plain));
  const drawn = await draw(large);
  bare.push(await seconds(plain));
  const { units, cells } = Described.parse(described.report);
  if (units !== n || Drawn.parse(drawn.report).n !== DRAWN) throw new Error('not all units were described or drawn');
  for (const run of [describe, draw]) await run(small);
  const versus = `a plain count by group, ${median(bare).toFixed(1)} s`;
  const each = [large, small].map(rating);
  const [ofLarge = 0, ofSmall = 0] = each;
  return [
    figure({
      name: `describing ${n} units, ${cells} cells`,
      value: described.seconds,
      unit: 's',
      versus,
      ratio: described.seconds / median(bare),
      atMost: MOST_TIMES,
    }),
    ...memoryOf('describing', described),
    figure({
      name: `drawing ${DRAWN} of ${n} units`,
      value: drawn.seconds,
      unit: 's',
      versus,
      ratio: drawn.seconds / median(bare),
      atMost: MOST_TIMES_DRAWING,
    }),
    ...memoryOf('drawing', drawn),
    figure({
      name: `rates of ${n} units by model, ${DRAWN} gold`,
      value: ofLarge,
      unit: 'ms',
      versus: `of ${SMALL} units, ${ofSmall.toFixed(0)} ms`,
      ratio: ofLarge / ofSmall,
      atMost: MOST_TIMES_RATES,
    }),
  ];
}

export const populating: Bench = {
  name: 'population',
  about: 'a population of 50 million units (or COUNT) described and drawn from, against a plain count of its files',
  run: (count = UNITS) => inScratch((folder) => measure(folder, count)),
};
