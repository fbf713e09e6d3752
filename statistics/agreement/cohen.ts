// Cohen's kappa: the agreement of two raters beyond what their own habits would give, plain or weighted.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { zAt } from '../distributions.ts';
import { columnSums, dot, matrix, rowSums, sum, type Matrix } from '../matrix.ts';
import type { Interval } from '../rates/proportion.ts';
import { Confidence, said, unsaid, type Statistic } from '../statistic.ts';
import { around, bootstrapKinds, endsOf, endsOfBootstrap, insteadOf, standardError, type Ends } from './ends.ts';
import { TwoRaters } from './table.ts';
import { OFF_WEIGHTS, weightsBy, weightsFit, Weighting } from './weights.ts';

/** Fewer units, or a level less often given, and the interval is a bootstrap. */
const FEW_UNITS = 50;
const FEW_OF_A_LEVEL = 5;

interface Point {
  po: number;
  pe: number;
  /** Null where agreement by chance is complete. */
  kappa: number | null;
}

function point(table: Matrix, weights: Matrix): Point {
  const n = sum(table.flat());
  const [rows, columns] = [rowSums(table), columnSums(table)];
  const po = sum(table.map((row, i) => dot(row, weights[i] ?? []))) / n;
  const pe = sum(rows.map((row, i) => row * dot(columns, weights[i] ?? []))) / n ** 2;
  return { po, pe, kappa: 1 - pe < Number.EPSILON ? null : (po - pe) / (1 - pe) };
}

/**
 * The standard error of kappa where the cells have these shares: Fleiss, Cohen & Everitt 1969, as the variance of each unit's part.
 * With the product of the margins as `cells` and kappa 0 it is the one for a test of chance.
 */
function errorOf(cells: Matrix, weights: Matrix, { pe, kappa, n }: { pe: number; kappa: number; n: number }): number {
  const across = weights.map((row) => dot(row, columnSums(cells)));
  const down = columnSums(weights.map((row, i) => row.map((weight) => weight * sum(cells[i] ?? []))));
  const part = weights.map((row, i) => row.map((weight, j) => weight - ((across[i] ?? 0) + (down[j] ?? 0)) * (1 - kappa)));
  const middle = dot(cells.flat(), part.flat());
  return standardError(
    dot(
      cells.flat(),
      part.flat().map((each) => (each - middle) ** 2),
    ) /
      (n * (1 - pe) ** 2),
  );
}

/** The percentile bootstrap over units. */
function resampled(table: Matrix, weights: Matrix, level: number): Ends & { method: string } {
  const size = table.length;
  const drawn = bootstrapKinds(
    table.flat(),
    level,
    (units) =>
      point(
        matrix(size, size, (i, j) => units[i * size + j] ?? 0),
        weights,
      ).kappa,
  );
  return { ...endsOfBootstrap(drawn), method: `${drawn.method} over units` };
}

export interface Kappa extends Estimate {
  po: number | null;
  pe: number | null;
  kappa: number | null;
  se: number | null;
  /** Standard error where agreement is chance: for a test, never for an interval. */
  se0: number | null;
  /** The interval of Fleiss, Cohen & Everitt. */
  ci: Interval | null;
}

/** Cohen's kappa of a table, with a bootstrap interval where few units or levels make the other one fail. Cohen 1960, 1968. */
export function cohen({ table, weights, level, named }: { table: Matrix; weights: Matrix; level: number; named: string }): Kappa {
  const n = sum(table.flat());
  const about = { level, n, method: `Cohen kappa, ${named} weights` };
  const none = { po: null, pe: null, kappa: null, se: null, se0: null, ci: null };
  if (n === 0) return { ...unsaid('no_pairs', about), ...none };
  const { po, pe, kappa } = point(table, weights);
  if (kappa === null) return { ...unsaid('no_variation', about), ...none, po, pe };
  const [rows, columns] = [rowSums(table), columnSums(table)];
  const cells = table.map((row) => row.map((count) => count / n));
  const chance = rows.map((row) => columns.map((column) => (row * column) / n ** 2));
  const se = errorOf(cells, weights, { pe, kappa, n });
  const se0 = errorOf(chance, weights, { pe, kappa: 0, n });
  const ci = around(kappa, zAt(level) * se);
  const few = n < FEW_UNITS || Math.min(...rows, ...columns) < FEW_OF_A_LEVEL;
  const shown = few ? resampled(table, weights, level) : { ...endsOf(ci), method: 'Fleiss-Cohen-Everitt interval' };
  const agreed = sum(table.map((row, i) => row[i] ?? 0));
  const notes = shown.low === null ? [...shown.notes, insteadOf(agreed, n, level)] : shown.notes;
  const headline = said({ ...about, ...shown, method: `${about.method}, ${shown.method}`, estimate: kappa, notes });
  return { ...headline, po, pe, kappa, se, se0, ci };
}

const Input = z
  .intersection(TwoRaters, z.intersection(Weighting, z.object({ confidence: Confidence })))
  .refine((given) => weightsFit(given, given.table.length), { error: OFF_WEIGHTS, path: ['agreement_weights'] });

export const cohenKappa: Statistic<z.infer<typeof Input>, Kappa> = {
  name: 'cohen_kappa',
  about: "Cohen's kappa of two raters with identity, linear, quadratic, ordinal or given weights on a declared scale",
  source: 'Cohen 1960, 1968; Fleiss, Cohen & Everitt 1969, Psychol Bull 72:323-327',
  input: Input,
  run: (given) => cohen({ table: given.table, weights: weightsBy(given, given.scores), level: given.confidence, named: given.weights }),
};
