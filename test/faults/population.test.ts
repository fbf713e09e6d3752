// A description of a population and a draw from it that are killed, fill the disk, or find changed files: the study is
// either unchanged or complete, and repeating the draw takes the same units.
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Design } from '../../contract/queue.ts';
import { TouchstoneError } from '../../contract/errors.ts';
import {
  closeStudy,
  createStudy,
  idColumn,
  openStudy,
  populationOf,
  populationUnits,
  queues,
  verify,
  type Db,
} from '../../main/store/index.ts';
import { describePopulation, drawPopulation } from '../../main/work/population/index.ts';
import { ratesOf } from '../../main/work/rates/index.ts';
import { defaultRubric } from '../../main/work/rubric/index.ts';
import { PROGRAM } from '../../scripts/support/command-line.ts';
import { ENVIRONMENT, NODE } from '../cli/touchstone.ts';
import { decideUnits, differing, lakeSource, lakeUnits, writeLake } from '../support/lake.ts';
import { hasSmallDisks, withSmallDisk } from './small-disk.ts';

const HOOK = pathToFileURL(join(import.meta.dirname, 'kill-at-write.ts')).href;
const UNITS = lakeUnits(300);
const DRAWN = 70;
const DESIGN: Design = { kind: 'stratified', by: ['model'], allocation: 'proportional', score: null };
const folder = mkdtempSync(join(tmpdir(), 'touchstone-lake-faults-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = (name: string): string => join(folder, name);
let from = '';

/** Opens a study, returns the result of `ask` on it, and closes it. */
async function on<T>(study: string, ask: (db: Db) => T | Promise<T>): Promise<T> {
  const db = openStudy(study, { durability: 'normal' });
  try {
    return await ask(db);
  } finally {
    closeStudy(db);
  }
}

const draw = (db: Db, files = from) =>
  drawPopulation(
    db,
    { queue: 'first', n: DRAWN, design: DESIGN, seed: 5, overlap: null, blind: true },
    { files: { from: [files], scores_from: [] } },
  );

/** The units with the ids of their transcripts, and the rates once all of them have gold. */
function whole(db: Db) {
  const ids = idColumn(db);
  const units = populationUnits(db).map(({ id, transcript }) => `${id} ${ids.get(transcript)}`);
  decideUnits(db, UNITS);
  const wish = { dimension: 'harm', grader: 'judge', filter: '', at: 3, level: 0.95, without_aware: false };
  return {
    units: units.toSorted(),
    transcripts: [...ids.values()].toSorted(),
    rates: ratesOf(db, { ...wish, by: ['model'] }).rows,
    unsound: verify(db).filter(({ ok }) => !ok),
  };
}

function killed(args: readonly string[], write: number): { signal: string | null; writes: number; said: string } {
  const { signal, output, stderr } = spawnSync(NODE, ['--import', HOOK, ...PROGRAM, 'population', ...args], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    env: { ...ENVIRONMENT, KILL_AT_WRITE: String(write) },
  });
  return { signal, writes: Number(output[3]?.split('\n')[1] ?? ''), said: stderr };
}

const describing = (study: string): string[] => {
  const cells = '--facets model,scenario,step --score judge.harm=judge --score other.harm=other';
  return ['describe', '-s', study, '--from', from, ...cells.split(' ')];
};
const drawing = (study: string): string[] => {
  const design = `--n ${DRAWN} --queue first --seed 5 --design stratified --by model`;
  return ['draw', '-s', study, '--from', from, ...design.split(' ')];
};

const refused = async (given: () => Promise<unknown>): Promise<string> => {
  try {
    await given();
  } catch (error) {
    return error instanceof TouchstoneError ? `${error.problem.code}: ${error.message}` : String(error);
  }
  return 'it was not refused';
};

const copied = (name: string, study: string): string => {
  mkdirSync(path(name));
  copyFileSync(study, join(path(name), 's.touchstone'));
  return join(path(name), 's.touchstone');
};
const leftOver = (study: string): string[] =>
  readdirSync(dirname(study)).filter((name) => name.startsWith('.touchstone-population'));

let [empty, described] = ['', ''];
let undisturbed: ReturnType<typeof whole>;

beforeAll(async () => {
  from = await writeLake(folder, UNITS);
  empty = path('empty.touchstone');
  closeStudy(createStudy(empty, { name: 'Killed', rubric: defaultRubric() }));
  described = copied('described', empty);
  await on(described, (db) => describePopulation(db, lakeSource([from])));
  undisturbed = await on(copied('undisturbed', described), async (db) => {
    await draw(db);
    return whole(db);
  });
});

test('a draw that is killed and repeated takes the same units', async () => {
  const { writes, signal } = killed(drawing(copied('counted', described)), Infinity);
  expect(signal).toBeNull();
  expect(writes).toBeGreaterThan(DRAWN);
  for (const [at, share] of [0.05, 0.4, 0.8, 1].entries()) {
    const study = copied(`draw-${at}`, described);
    expect(killed(drawing(study), Math.ceil(writes * share)).signal).toBe('SIGKILL');
    // temporary files of DuckDB stay until the next draw
    if (at === 0) expect(leftOver(study)).toHaveLength(1);
    await on(study, async (db) => {
      expect(verify(db).filter(({ ok }) => !ok)).toEqual([]);
      const made = queues(db, '').length;
      expect(populationUnits(db)).toHaveLength(made === 0 ? 0 : DRAWN);
      if (made === 0) {
        await draw(db);
        expect(leftOver(study)).toEqual([]);
      }
      expect(differing(whole(db), undisturbed)).toBeNull();
    });
  }
});

test('a killed description is stored completely or not at all', async () => {
  const { writes } = killed(describing(copied('counting', empty)), Infinity);
  for (const [at, share] of [0.3, 1].entries()) {
    const study = copied(`describe-${at}`, empty);
    expect(killed(describing(study), Math.ceil(writes * share)).signal).toBe('SIGKILL');
    await on(study, async (db) => {
      const kept = populationOf(db);
      expect([null, UNITS.length]).toContain(kept?.units ?? null);
      await describePopulation(db, lakeSource([from]));
      expect(leftOver(study)).toEqual([]);
      await draw(db);
      expect(differing(whole(db), undisturbed)).toBeNull();
    });
  }
});

const disk = path('disk');
mkdirSync(disk);

test.skipIf(!hasSmallDisks(disk, folder))('a full disk is reported, and nothing is stored in part', async () => {
  const shell = (args: readonly string[]): string => args.map((part) => `'${part}'`).join(' ');
  const study = join(disk, 's.touchstone');
  const run = (args: readonly string[]): string => shell([NODE, ...PROGRAM, 'population', ...args]);
  const left = (bytes: number): string =>
    `head -c $(($(df --output=avail -B1 '${disk}' | tail -1) - ${bytes})) /dev/zero > '${disk}/fill'`;
  withSmallDisk(
    disk,
    folder,
    `
    cp '${empty}' '${study}'
    ${left(40_000)}; ${run(describing(study))} 2> full-describe.txt; echo $? > full-status.txt
    rm '${disk}/fill'; cp '${study}' after-describe.touchstone
    ${run(describing(study))}
    ${left(150_000)}; ${run(drawing(study))} 2> full-draw.txt; echo $? >> full-status.txt
    rm '${disk}/fill'; cp '${study}' after-draw.touchstone; ls -A '${disk}' > full-left.txt
  `,
  );
  const said = (name: string): string => readFileSync(path(name), 'utf8').trim();
  expect(said('full-status.txt')).toBe('2\n2');
  for (const name of ['full-describe.txt', 'full-draw.txt']) {
    expect(said(name)).toMatch(/The disk is full · /);
    expect(said(name)).not.toMatch(/\n\s+at /);
  }
  expect(said('full-left.txt')).toBe('s.touchstone');
  expect(await on(path('after-describe.touchstone'), populationOf)).toBeNull();
  await on(path('after-draw.touchstone'), async (db) => {
    expect([idColumn(db).size, queues(db, '').length, populationUnits(db).length]).toEqual([0, 0, 0]);
    await draw(db);
    expect(differing(whole(db), undisturbed)).toBeNull();
  });
});

test('files that changed since the description are refused, and files with equal units are accepted', async () => {
  await on(copied('changed', described), async (db) => {
    await writeLake(folder, UNITS);
    const more = path('more.jsonl');
    const row = (id: string): string => JSON.stringify({ ...UNITS[0], id, messages: [{ role: 'user', content: id }] });
    writeFileSync(more, `${UNITS.map(({ id }) => row(id)).join('\n')}\n`);
    expect(await refused(() => draw(db, more))).toMatch(
      /^bad_input: The population has changed since it was described · \d+ units more and \d+ fewer/,
    );
    const torn = path('torn.parquet');
    copyFileSync(path('part-0.parquet'), torn);
    truncateSync(torn, 900);
    expect(await refused(() => draw(db, torn))).toMatch(/^bad_input: .*torn\.parquet/);
    expect(await refused(() => draw(db, path('gone-*.parquet')))).toMatch(/^not_found/);
    expect([idColumn(db).size, queues(db, '').length]).toEqual([0, 0]);
    // the same units in another file format
    await draw(db, path('units.jsonl'));
    expect(populationUnits(db).map(({ id }) => id)).toHaveLength(DRAWN);
  });
});
