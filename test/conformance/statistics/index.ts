// Compares libraries of statistics with `touchstone stat` on 500 random inputs for each statistic: every difference is
// a listed convention or a failure.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Kit, Receiver } from '../receiver.ts';
import { jsonLines } from '../studies.ts';
import { CONVENTIONS } from './conventions.ts';
import { inputsOf, type Input } from './inputs.ts';

const MANY = 500;
const SEED = 23;
/** Number of inputs of each statistic that are also computed one by one on the command line. */
const ALONE = 5;
const NEAR = 1e-9;

const Record = z.record(z.string(), z.unknown());
const Told = z.record(z.string(), Record);
const Ours = z.array(z.object({ id: z.string(), output: Record.optional(), error: z.string().optional() }));

interface Case {
  id: string;
  stat: string;
  input: Input;
}

/** Whether two values are equal up to rounding, in every part that the library returns. */
function same(ours: unknown, theirs: unknown): boolean {
  if (typeof ours === 'number' && typeof theirs === 'number')
    return Math.abs(ours - theirs) <= NEAR * Math.max(1, Math.abs(theirs));
  if (Array.isArray(ours) && Array.isArray(theirs))
    return ours.length === theirs.length && theirs.every((one: unknown, at) => same(ours[at], one));
  const [own, other] = [Record.safeParse(ours), Record.safeParse(theirs)];
  if (own.success && other.success)
    return Object.entries(other.data).every(([name, value]) => same(own.data[name], value));
  return ours === theirs;
}

const conventionOf = (library: string, { stat, input }: Case, name: string, ours: unknown, theirs: unknown) =>
  CONVENTIONS.find(
    (one) =>
      one.library === library &&
      one.statistics.includes(stat) &&
      one.names.includes(name) &&
      one.holds(input, ours, theirs),
  );

function compare(
  check: Kit['check'],
  library: string,
  cases: readonly Case[],
  ours: Map<string, unknown>,
  told: z.infer<typeof Told>,
): void {
  const byConvention = new Map<string, number>();
  for (const one of cases) {
    const output = Record.safeParse(ours.get(one.id)).data ?? {};
    for (const [name, theirs] of Object.entries(told[one.id] ?? { refused: 'not told' })) {
      const own = name === 'refused' ? output : output[name];
      const found = same(own, theirs) ? undefined : conventionOf(library, one, name, own, theirs);
      if (found === undefined)
        check.same(`${one.id} ${name}`, same(own, theirs) ? null : { theirs, ours: own, input: one.input }, null);
      else byConvention.set(found.why, (byConvention.get(found.why) ?? 0) + 1);
    }
  }
  for (const [why, times] of byConvention) check.same(`${times} by convention: ${why}`, null, null);
}

const receiver = (
  name: string,
  list: string,
  inCi: boolean,
  packaged: string,
  statistics: readonly string[],
): Receiver => ({
  name,
  about: `${statistics.join(', ')} on ${MANY} random inputs each`,
  inCi,
  needs: { list, package: packaged },
  run: async ({ scratch, check, touchstone, tells }) => {
    const cases: Case[] = statistics.flatMap((stat) =>
      inputsOf(stat, MANY, SEED).map((input, at) => ({ id: `${stat} ${at}`, stat, input })),
    );
    const file = join(scratch, 'inputs.jsonl');
    writeFileSync(file, cases.map((one) => `${JSON.stringify(one)}\n`).join(''));
    const answers = join(scratch, 'ours.jsonl');
    writeFileSync(answers, await touchstone('stat', '--batch', file));
    const ours = new Map(Ours.parse(jsonLines(answers)).map(({ id, output, error }) => [id, output ?? error]));
    const told = Told.parse(await tells(join('..', 'statistics', `by_${name}.py`), file));
    compare(check, name, cases, ours, told);
    for (const { id, stat, input } of cases.filter(({ id: of }) => Number(of.split(' ')[1]) < ALONE)) {
      const alone = join(scratch, 'alone.json');
      writeFileSync(alone, JSON.stringify(input));
      const told: unknown = JSON.parse(await touchstone('stat', stat, alone, '--json'));
      check.same(`${id} alone`, told, ours.get(id));
    }
  },
});

/** Receivers for the libraries of statistics. */
export const statisticReceivers: readonly Receiver[] = [
  receiver('sklearn', 'statistics', false, 'scikit-learn', [
    'cohen_kappa',
    'confusion_metrics',
    'multiclass_metrics',
    'auroc',
    'brier',
    'isotonic',
  ]),
  receiver('statsmodels', 'statistics', true, 'statsmodels', [
    'proportion_ci',
    'rate_difference',
    'fleiss_kappa',
    'cohen_kappa',
    'mcnemar',
  ]),
  receiver('krippendorff', 'statistics', true, 'krippendorff', ['krippendorff_alpha']),
  receiver('ppi', 'ppi', false, 'ppi-python', ['ppi_mean']),
  receiver('irrcac', 'irrcac', false, 'irrcac', ['gwet_ac', 'fleiss_kappa_generalised', 'brennan_prediger']),
];
