// Saved figures as files: pandas reads their tables, and the marks of their drawings are at the positions of the rates.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { FigureView } from '../../../contract/figure.ts';
import type { Kit, Receiver } from '../receiver.ts';

const KINDS = ['raw', 'gold', 'corrected'] as const;
type Kind = (typeof KINDS)[number];
const Value = z.union([z.string(), z.number(), z.null()]);
const Told = z.record(
  z.string(),
  z.object({ rows: z.array(z.record(z.string(), Value)), marks: z.array(z.number()), others: z.number() }),
);
type Table = z.infer<typeof Told>[string];
const Estimate = z.object({ estimate: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable() });
const Rates = z.array(
  z.object({
    group: z.record(z.string(), Value),
    n: z.number(),
    n_gold: z.number(),
    raw: Estimate,
    gold: Estimate,
    corrected: Estimate,
  }),
);
type Rate = z.infer<typeof Rates>[number];
type Choice = z.infer<typeof FigureView>['choice'];

/**
 * Allowed difference between a mark and its rate, as a share of 100 %. Coordinates are rounded to hundredths of a unit,
 * and the axis is a few hundred units long.
 */
const OF_A_MARK = 1e-4;

const rateArgs = ({ dimension, event, grader, by, split, filter, at, without }: Choice): string[] => [
  ...(event === undefined ? ['--dimension', dimension] : ['--event', event]),
  ...(grader === '' ? [] : ['--grader', grader]),
  '--by',
  [by, split].filter((one) => one !== '').join(','),
  ...(filter === '' ? [] : ['--where', filter]),
  ...(at === undefined ? [] : ['--at', String(at)]),
  ...(without === true ? ['--without', 'eval_aware'] : []),
];

function compareTable(check: Kit['check'], of: string, { rows }: Table, rates: readonly Rate[]): void {
  for (const rate of rates) {
    const names = Object.entries(rate.group);
    const row = rows.find((one) => names.every(([name, value]) => String(one[name]) === String(value)));
    const group = `${of}, ${names.map(([, value]) => value).join(' · ')}`;
    check.same(`${group}: n`, [row?.['n'], row?.['n_gold']], [rate.n, rate.n_gold]);
    for (const kind of KINDS)
      for (const [end, value] of [
        ['', rate[kind].estimate],
        ['_low', rate[kind].low],
        ['_high', rate[kind].high],
      ] as const) {
        const read = row?.[`${kind}${end}`] ?? null;
        if (value === null || typeof read !== 'number') check.same(`${group}: ${kind}${end}`, read, value);
        else check.near(`${group}: ${kind}${end}`, read, value, 1e-9);
      }
  }
}

/** The groups that the figure draws, which are two for a slope. */
const groupsOf = ({ figure, by, first, second }: Choice, rates: readonly Rate[]): readonly Rate[] =>
  figure === 'slope' ? rates.filter(({ group }) => [first, second].includes(group[by] ?? '')) : rates;

/** The rates that the figure draws. */
function drawn({ figure, rate, rates: kinds }: Choice, groups: readonly Rate[]): number[] {
  const shown: readonly Kind[] = figure === 'lines' ? [rate] : (kinds ?? KINDS);
  return groups.flatMap((one) => shown.flatMap((kind) => one[kind].estimate ?? []));
}

/** Compares the positions of circles and squares with the rates; marks of other shapes are only counted. */
function compareMarks(check: Kit['check'], of: string, { marks, others }: Table, wanted: readonly number[]): void {
  const near = (one: number, all: readonly number[]): boolean => all.some((each) => Math.abs(each - one) <= OF_A_MARK);
  check.same(
    `${of}: marks where no rate is`,
    marks.filter((mark) => !near(mark, wanted)),
    [],
  );
  check.same(`${of}: whether each rate has a mark`, wanted.filter((one) => !near(one, marks)).length <= others, true);
  check.same(`${of}: whether there are marks`, marks.length + others > 0, true);
}

async function run({ studies, scratch, check, touchstone, tells }: Kit): Promise<void> {
  const folder = join(scratch, 'figures');
  mkdirSync(folder);
  const study = studies.sample;
  const views = z
    .array(FigureView.pick({ name: true, choice: true }))
    .parse(JSON.parse(await touchstone('figure', 'list', '-s', study, '--json')));
  for (const [at, { name }] of views.entries())
    for (const ending of ['csv', 'svg'])
      await touchstone('figure', 'save', '-s', study, name, '-o', join(folder, `${at}.${ending}`));
  const told = Told.parse(await tells('read.py', folder));
  for (const [at, { name, choice }] of views.entries()) {
    const rates = Rates.parse(JSON.parse(await touchstone('rates', '-s', study, ...rateArgs(choice), '--json')));
    const table = told[String(at)] ?? { rows: [], marks: [], others: 0 };
    compareTable(check, name, table, groupsOf(choice, rates));
    compareMarks(check, name, table, drawn(choice, groupsOf(choice, rates)));
  }
}

export const figures: Receiver = {
  name: 'figures',
  about: 'tables of saved figures, and where the marks of their drawings stand',
  inCi: true,
  needs: { list: 'tables', package: 'pandas' },
  run,
};
