// Cohen's kappa: the agreement of two raters beyond chance, given how often each uses each level, plain or weighted.
import type { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { zAt } from '../distributions.ts';
import { columnSums, dot, rowSums, sum, type Matrix } from '../matrix.ts';
import type { Interval } from '../rates/proportion.ts';
import { undefinedEstimate, type Statistic } from '../statistic.ts';
import { around, insteadOf, standardError } from '../ends.ts';
import { donnerEliasziw } from './donner-eliasziw.ts';
import { posteriorOfCells, estimateOver, type Counts } from './redraws.ts';
import { scored, TwoRaters } from './table.ts';
import { weightsBy, WEIGHTING, wrongWeights } from './weights.ts';

interface Point {
  po: number;
  pe: number;
  /** Null if chance agreement is complete. */
  kappa: number | null;
}

/** `cells` is a table row by row. Sums in place, because it runs once per resample. */
export function point(cells: ArrayLike<number>, weights: Matrix): Point {
  const size = weights.length;
  const rows = new Float64Array(size);
  const columns = new Float64Array(size);
  let [n, observed, expected] = [0, 0, 0];
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) {
      const count = cells[i * size + j] ?? 0;
      n += count;
      observed += count * (weights[i]?.[j] ?? 0);
      rows[i] = (rows[i] ?? 0) + count;
      columns[j] = (columns[j] ?? 0) + count;
    }
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) expected += (rows[i] ?? 0) * (columns[j] ?? 0) * (weights[i]?.[j] ?? 0);
  const [po, pe] = [observed / n, expected / n ** 2];
  return { po, pe, kappa: 1 - pe < Number.EPSILON ? null : (po - pe) / (1 - pe) };
}

/**
 * The standard error of kappa for these shares of cells (Fleiss, Cohen & Everitt 1969), as the variance of each unit's
 * influence. With the product of the margins as `cells` and kappa 0 it is the standard error for a test against chance.
 */
function errorOf(cells: Matrix, weights: Matrix, { pe, kappa, n }: { pe: number; kappa: number; n: number }): number {
  const across = weights.map((row) => dot(row, columnSums(cells)));
  const down = columnSums(weights.map((row, i) => row.map((weight) => weight * sum(cells[i] ?? []))));
  const part = weights.map((row, i) =>
    row.map((weight, j) => weight - ((across[i] ?? 0) + (down[j] ?? 0)) * (1 - kappa)),
  );
  const middle = dot(cells.flat(), part.flat());
  return standardError(
    dot(
      cells.flat(),
      part.flat().map((each) => (each - middle) ** 2),
    ) /
      (n * (1 - pe) ** 2),
  );
}

export interface Kappa extends Estimate {
  po: number | null;
  pe: number | null;
  kappa: number | null;
  se: number | null;
  /** Standard error under chance agreement: for a test, not for an interval. */
  se0: number | null;
  /** The interval of Fleiss, Cohen & Everitt, for reference: it is too short if a level is rare. */
  ci: Interval | null;
  /**
   * For two levels: the interval of the kappa of raters with the same margins (Scott's pi). Null for more levels, and
   * with clusters.
   */
  donner_eliasziw: Interval | null;
}

interface KappaOf {
  table: Matrix;
  weights: Matrix;
  level: number;
  /** The name of the weights. */
  named: string;
  /** The source of the interval; by default the posterior of the cells. */
  redraws?: Counts | undefined;
}

/** Cohen's kappa of a table with its interval. Cohen 1960, 1968. */
export function cohen({ table, weights, level, named, redraws }: KappaOf): Kappa {
  const n = sum(table.flat());
  const about = { level, n, method: `Cohen kappa, ${named} weights` };
  const none = { po: null, pe: null, kappa: null, se: null, se0: null, ci: null, donner_eliasziw: null };
  if (n === 0) return { ...undefinedEstimate('no_pairs', about), ...none };
  const { po, pe, kappa } = point(table.flat(), weights);
  if (kappa === null) return { ...undefinedEstimate('no_variation', about), ...none, po, pe };
  const [rows, columns] = [rowSums(table), columnSums(table)];
  const cells = table.map((row) => row.map((count) => count / n));
  const chance = rows.map((row) => columns.map((column) => (row * column) / n ** 2));
  const se = errorOf(cells, weights, { pe, kappa, n });
  const se0 = errorOf(chance, weights, { pe, kappa: 0, n });
  const headline = estimateOver(
    kappa,
    about,
    { redraws: redraws ?? posteriorOfCells(table.flat()), statistic: (cells) => point(cells, weights).kappa },
    insteadOf(sum(table.map((row, level) => row[level] ?? 0)) / n, n, level, redraws?.clusters),
  );
  const donner = table.length === 2 && redraws?.clusters === undefined ? donnerEliasziw(table, level) : null;
  return { ...headline, po, pe, kappa, se, se0, ci: around(kappa, zAt(level) * se), donner_eliasziw: donner };
}

const Input = TwoRaters.safeExtend(WEIGHTING).superRefine((given, context) => {
  const levels = given.table?.length ?? given.scale?.length ?? 0;
  const message = wrongWeights(given, levels);
  if (message !== null) context.addIssue({ code: 'custom', path: ['agreement_weights'], message });
});

export const cohenKappa: Statistic<z.infer<typeof Input>, Kappa> = {
  name: 'cohen_kappa',
  about: "Cohen's kappa of two raters with identity, linear, quadratic, ordinal or given weights on a declared scale",
  source: 'Cohen 1960, 1968; Fleiss, Cohen & Everitt 1969, Psychol Bull 72:323-327; Donner & Eliasziw 1992',
  input: Input,
  run(given) {
    const { table, scores, clustered } = scored(given);
    return cohen({
      table,
      weights: weightsBy(given, scores),
      level: given.confidence,
      named: given.weights,
      redraws: clustered,
    });
  },
};
