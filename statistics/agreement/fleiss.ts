// Fleiss' kappa: the original for a fixed number of raters, and its generalisation to missing ratings.
import { z } from 'zod';
import { columnSums, dot, sum, type Matrix } from '../matrix.ts';
import { Confidence, type Statistic } from '../statistic.ts';
import { corrected, type ChanceAgreement, type Coefficient, type Corrected } from './linearised.ts';
import { prepared, Weighted } from './weighted.ts';
import { identity } from './weights.ts';

/** `mutual`: the weights between two levels, the mean of both directions. */
function chance(shares: readonly number[], mutual: Matrix): ChanceAgreement {
  const across = mutual.map((row) => dot(row, shares));
  return { pe: dot(shares, across), ofUnit: (own) => dot(own, across) };
}

/** Fleiss' kappa generalised to missing ratings. `tally` is of units with one rating or more. Gwet 2014. */
export function fleiss(given: Omit<Corrected, 'chance'>): Coefficient {
  const mutual = given.weights.map((row, i) => row.map((weight, j) => (weight + (given.weights[j]?.[i] ?? 0)) / 2));
  return corrected({ ...given, chance: (shares) => chance(shares, mutual) });
}

export const fleissGeneralised: Statistic<Weighted, Coefficient> = {
  name: 'fleiss_kappa_generalised',
  about: "Fleiss' kappa for any number of raters and missing ratings",
  source: 'Fleiss 1971; Gwet 2014',
  input: Weighted,
  run: (given) => fleiss({ ...prepared(given), method: `generalised Fleiss kappa, ${given.weights} weights` }),
};

const Input = z
  .strictObject({
    counts: z.array(z.array(z.int().min(0)).min(1)),
    raters_per_unit: z.int().min(2),
    confidence: Confidence,
  })
  .refine(
    ({ counts, raters_per_unit }) =>
      counts.every((row) => sum(row) === raters_per_unit && row.length === counts[0]?.length),
    {
      error:
        'each row must contain raters_per_unit ratings on the same levels; use fleiss_kappa_generalised for other ratings',
      path: ['counts'],
    },
  );

interface FleissKappa extends Coefficient {
  P_bar: number | null;
  Pe_bar: number | null;
  kappa: number | null;
  /** Standard error under chance agreement, only for the test z. */
  se0: number | null;
  z: number | null;
  /** One-vs-rest kappa of each level; null for a level that nobody gave, or that everybody always gave. */
  by_category: (number | null)[] | null;
}

function kappaOf({ counts, raters_per_unit: m, confidence }: z.infer<typeof Input>): FleissKappa {
  const tally = { kinds: counts, units: counts.map(() => 1) };
  const weights = identity(counts[0]?.length ?? 0);
  const coefficient = fleiss({ tally, weights, level: confidence, method: 'Fleiss kappa' });
  const { pa, pe, value } = coefficient;
  const start = { ...coefficient, P_bar: pa, Pe_bar: pe, kappa: value };
  if (value === null) return { ...start, se0: null, z: null, by_category: null };
  const pairs = counts.length * m * (m - 1);
  const shares = columnSums(counts).map((total) => total / (counts.length * m));
  const odds = shares.map((share) => share * (1 - share));
  const all = sum(odds);
  const skew = dot(
    odds,
    shares.map((share) => 1 - 2 * share),
  );
  const se0 = (Math.sqrt(2 / pairs) * Math.sqrt(all ** 2 - skew)) / all;
  const by_category = odds.map((odd, level) =>
    odd === 0 ? null : 1 - sum(counts.map((row) => (row[level] ?? 0) * (m - (row[level] ?? 0)))) / (pairs * odd),
  );
  return { ...start, se0, z: value / se0, by_category };
}

export const fleissKappa: Statistic<z.infer<typeof Input>, FleissKappa> = {
  name: 'fleiss_kappa',
  about: "Fleiss' kappa for the same number of raters on every unit, from counts of each level",
  source: 'Fleiss 1971, Psychol Bull 76:378-382; Fleiss, Nee & Landis 1979',
  input: Input,
  run: kappaOf,
};
