// Dawid and Skene's model: estimates the true class of each item and the confusion matrix of each rater from the votes.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { columnSums, dot, matrix, mean, sum, type Matrix } from '../matrix.ts';
import { estimateOf, type Statistic } from '../statistic.ts';
import {
  add,
  Annotations,
  best,
  byRater,
  cautions,
  converged,
  expectation,
  shares,
  STARTS_METHOD,
  votesOf,
  type Fit,
  type Votes,
} from './rater-models.ts';

const UNTIL_STILL = 'until log-likelihood change < 1e-12';
const BEST = 'best of several';

const Input = Annotations.safeExtend({
  smoothing: z.number().min(0).default(0.01).describe('added to every count of a confusion'),
  init: z.enum(['vote shares', BEST]).default(BEST).describe('start from vote shares alone, or also from random ones'),
  iterations: z.union([z.int().min(1), z.literal(UNTIL_STILL)]).default(UNTIL_STILL),
});
type Input = z.infer<typeof Input>;

interface State extends Fit {
  priors: number[];
  /** Rater x true class x given class; a row of zeros if no vote concerns it. */
  confusion: Matrix[];
}

/** The share of votes for each class; equal shares for an item without votes. */
function voteShares({ items, classes, votes }: Votes): number[][] {
  const counts = matrix(items, classes, () => 0);
  for (const { item, label } of votes) add(counts, item, label, 1);
  return shares(counts.map((row) => (sum(row) === 0 ? row.map(() => 1) : row)));
}

/** One step from the probabilities of classes: the best parameters for them, then the probabilities under these. */
function step({ items, raters, classes, votes }: Votes, posterior: Matrix, smoothing: number): State {
  const priors = columnSums(posterior).map((total) => total / items);
  const counts = Array.from({ length: raters }, () => matrix(classes, classes, () => 0));
  for (const { item, rater, label } of votes)
    for (let truth = 0; truth < classes; truth++) add(counts[rater] ?? [], truth, label, posterior[item]?.[truth] ?? 0);
  const confusion = counts.map((rows) => shares(rows, smoothing));
  const logs = matrix(items, classes, (_, truth) => Math.log(priors[truth] ?? 0));
  for (const { item, rater, label } of votes)
    for (let truth = 0; truth < classes; truth++)
      add(logs, item, truth, Math.log(confusion[rater]?.[truth]?.[label] ?? 0));
  return { priors, confusion, ...expectation(logs) };
}

function fitted(votes: Votes, { smoothing, init, iterations }: Input): State {
  const regular = voteShares(votes);
  const from = (posterior: Matrix): State =>
    converged(
      step(votes, posterior, smoothing),
      (state) => step(votes, state.posterior, smoothing),
      typeof iterations === 'number' ? iterations - 1 : undefined,
    );
  if (init !== BEST) return from(regular);
  // random starts lean towards the votes, so that classes keep their names
  return best(from(regular), (random) =>
    from(shares(regular.map((row) => row.map((share) => share + random.uniform())))),
  );
}

interface DawidSkene extends Estimate {
  loglik: number;
  priors: number[];
  /** By rater: one row per true class, one column per given class; null if no vote concerns it. */
  confusion: Record<string, (readonly number[] | null)[]>;
  /** By item, in order. */
  posterior: Matrix;
  /** How often a rater gives the true class, over the priors. */
  rater_accuracy: Record<string, number | null>;
}

const known = (row: readonly number[]): boolean => sum(row) > 0;

function accuracy(priors: readonly number[], confusion: Matrix): number | null {
  if (priors.some((prior, truth) => prior > 0 && !known(confusion[truth] ?? []))) return null;
  return dot(
    priors,
    confusion.map((row, truth) => row[truth] ?? 0),
  );
}

function dawidSkeneOf(given: Input): DawidSkene {
  const votes = votesOf(given);
  const { priors, confusion, posterior, loglik } = fitted(votes, given);
  const accuracies = confusion.map((rows) => accuracy(priors, rows));
  const worse = given.raters.filter((_, place) => (accuracies[place] ?? 1) < 1 / votes.classes);
  const start = given.init === BEST ? STARTS_METHOD : given.init;
  const headline = estimateOf({
    estimate: mean(accuracies.filter((each) => each !== null)),
    level: 0.95,
    n: given.items.length,
    method: `mean rater accuracy, Dawid-Skene EM, ${start}`,
    notes: [
      ...cautions(given.raters, votes),
      worse.length === 0 ? null : `worse than chance, so classes may be switched: ${worse.join(', ')}`,
    ],
  });
  return {
    ...headline,
    loglik,
    priors,
    confusion: byRater(
      given.raters,
      confusion.map((rows) => rows.map((row) => (known(row) ? row : null))),
    ),
    posterior,
    rater_accuracy: byRater(given.raters, accuracies),
  };
}

export const dawidSkene: Statistic<Input, DawidSkene> = {
  name: 'dawid_skene',
  about: 'the true class of each item and the confusion of each rater, from the votes alone (Dawid-Skene EM)',
  source: 'Dawid & Skene 1979, Appl Statist 28:20-28',
  input: Input,
  run: dawidSkeneOf,
};
