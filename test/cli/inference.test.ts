// `touchstone target` and `clusters`: intervals describe the model or only these transcripts, and transcripts of one
// task count as one cluster.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { chat, folder, json, rows, touchstone } from './touchstone.ts';

const files = folder();
const study = files.path('study.touchstone');

/** Two models on the same 12 tasks, three runs of each task; a hard task is an event in all its runs. */
const ITEMS = ['a', 'b'].flatMap((model) =>
  Array.from({ length: 36 }, (_, n) => {
    const task = Math.floor(n / 3);
    return { model, task, harm: task < (model === 'a' ? 5 : 4) ? 4 : 0 };
  }),
);

const Interval = z.object({ estimate: z.number(), low: z.number(), high: z.number(), notes: z.array(z.string()) });
const Row = z.object({
  group: z.object({ model: z.string() }),
  target: z.string(),
  clusters: z.unknown(),
  raw: Interval,
  gold: Interval,
});
const rated = (...more: string[]): z.infer<typeof Row>[] =>
  rows(['rates', '-s', study, '--dimension', 'harm', '--grader', 'judge', '--by', 'model', ...more]).map((row) =>
    Row.parse(row),
  );
const width = ({ low, high }: { low: number; high: number }): number => high - low;

beforeAll(() => {
  json(['new', '-s', study]);
  const lines = ITEMS.map(({ model, task }, n) =>
    JSON.stringify({
      ...chat(`words ${n}`),
      id: `t${n}`,
      scenario: 'financial_crimes',
      model,
      task_id: `task ${task}`,
    }),
  );
  json(['import', '-s', study, files.write('in.jsonl', `${lines.join('\n')}\n`)]);
  const scores = ITEMS.map(({ harm }, n) => `t${n},harm,${harm}`);
  json([
    'scores',
    'import',
    '-s',
    study,
    files.write('s.csv', `id,dimension,value\n${scores.join('\n')}\n`),
    '--grader',
    'judge',
  ]);
  // every transcript is drawn, and both raters label it
  json(['sample', '-s', study, '--n', String(ITEMS.length), '--design', 'random', '--queue', 'all']);
  const labels = ITEMS.flatMap(({ harm }, n) => ['Ada', 'Bo'].map((rater) => `t${n},${rater},${harm},0,1,0`));
  const head = 'source_id,rater,harm,eval_awareness,reasoning_quality,admirable';
  json(['labels', 'import', '-s', study, files.write('labels.csv', `${head}\n${labels.join('\n')}\n`)]);
  json(['adjudicate', '-s', study, '--rule', 'unanimous'], 0);
});
afterAll(files.remove);

describe('clusters', () => {
  test('are detected if a task repeats, and printed with every rate', () => {
    expect(json(['clusters', '-s', study])).toMatchObject({
      clusters: 'task_id',
      clusters_by: 'found',
      target: 'model',
    });
    const [a] = rated();
    expect(a?.clusters).toEqual({ facet: 'task_id', found: true, values: 12, without: 0 });
    expect(touchstone(['rates', '-s', study, '--dimension', 'harm']).stderr).toContain(
      'intervals describe this model; transcripts share 12 values of task_id (detected); intervals take this into account',
    );
  });

  test('36 transcripts of 12 tasks count as 12, and with --clusters none as 36', () => {
    const [together] = rated();
    const [alone] = rated('--clusters', 'none');
    expect(together?.raw.estimate).toBe(alone?.raw.estimate);
    expect(width(together?.raw ?? { low: 0, high: 0 })).toBeGreaterThan(1.5 * width(alone?.raw ?? { low: 0, high: 1 }));
    expect(alone?.clusters).toBeNull();
    expect(together?.raw.notes.join()).toContain('36 transcripts of 12 clusters');
  });

  test('are chosen once for the study, and an unknown facet is refused', () => {
    expect(json(['clusters', '-s', study, 'none'])).toMatchObject({ clusters: null, clusters_by: 'chosen' });
    expect(rated()[0]?.clusters).toBeNull();
    const refused = touchstone(['clusters', '-s', study, 'taks_id']);
    expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining('No transcript has such a facet')]);
    expect(touchstone(['rates', '-s', study, '--dimension', 'harm', '--clusters', 'taks_id']).status).toBe(2);
    expect(json(['clusters', '-s', study, 'auto'])).toMatchObject({ clusters: 'task_id', clusters_by: 'found' });
  });

  test('affect agreement and the figures of a grader', () => {
    const Agreement = z.object({
      harm: z.object({ speaks: z.object({ clusters: z.unknown() }), percent: z.object({ method: z.string() }) }),
    });
    const { harm } = Agreement.parse(json(['agreement', '-s', study]));
    expect(harm.speaks.clusters).toMatchObject({ facet: 'task_id', values: 12 });
    expect(harm.percent.method).toContain('cluster');
    const Report = z.object({
      clusters: z.unknown(),
      rates: z.object({ prevalence: Interval, f1: z.object({ method: z.string() }) }),
    });
    const calibrated = (...more: string[]): z.infer<typeof Report> =>
      Report.parse(json(['calibrate', '-s', study, '--grader', 'judge', '--dimension', 'harm', ...more]));
    const [found, none] = [calibrated(), calibrated('--clusters', 'none')];
    expect(found.clusters).toMatchObject({ facet: 'task_id' });
    expect(none.clusters).toBeNull();
    expect(width(found.rates.prevalence)).toBeGreaterThan(1.5 * width(none.rates.prevalence));
    expect(found.rates.f1.method).toContain('over 12 clusters');
  });
});

describe('the target', () => {
  test('is the model by default, and with the target transcripts the interval of a census has no width', () => {
    expect(width(rated()[0]?.raw ?? { low: 0, high: 0 })).toBeGreaterThan(0.3);
    const [a] = rated('--target', 'transcripts');
    expect(a?.target).toBe('transcripts');
    for (const { estimate, low, high, notes } of [a?.raw, a?.gold].flatMap((rate) => rate ?? [])) {
      expect([low, high]).toEqual([estimate, estimate]);
      expect(notes.join()).toContain('a census');
    }
    expect(json(['target', '-s', study, 'transcripts'])).toMatchObject({ target: 'transcripts' });
    expect(rated()[0]?.target).toBe('transcripts');
    expect(rated('--target', 'model')[0]?.target).toBe('model');
    expect(touchstone(['target', '-s', study, 'modle']).status).toBe(2);
    json(['target', '-s', study, 'model']);
  });

  test('is in the data sheet of an export, with the clusters', () => {
    const out = files.path('gold.csv');
    json(['export', '-s', study, '--what', 'gold', '--as', 'csv', '-o', out]);
    expect(readFileSync(`${out.replace(/\.csv$/, '')}.csv.README.md`, 'utf8')).toContain(
      'Rates of this study describe this model; transcripts that share a value of task_id (within a scenario) resemble each other.',
    );
    expect(touchstone(['target', '-s', study]).stdout).toContain('intervals describe this model');
  });
});
