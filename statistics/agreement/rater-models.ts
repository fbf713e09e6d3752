// Shared by the models of rater quality: their input, votes by position, and expectation-maximisation from several
// starts.
import { z } from 'zod';
import { distinct } from '../statistic.ts';
import { sum, type Matrix } from '../matrix.ts';
import { ALGORITHM, draws, type Draws } from '../random.ts';
import { Level } from './ratings.ts';

/** Annotations of items by raters; items, raters and the number of classes are declared. */
export const Annotations = z
  .strictObject({
    annotations: z
      .array(z.tuple([Level, Level, z.int().min(0)]))
      .describe('[item, rater, class], classes counted from 0'),
    items: z.array(Level).min(1).refine(distinct, 'an item must not be listed twice'),
    raters: z
      .array(Level)
      .min(1)
      .refine((raters) => distinct(raters.map(String)), 'a rater must not be listed twice'),
    n_classes: z.int().min(2),
  })
  .refine(
    ({ annotations, items, raters, n_classes }) => {
      const [known, people] = [new Set(items), new Set(raters)];
      return annotations.every(([item, rater, label]) => known.has(item) && people.has(rater) && label < n_classes);
    },
    { error: 'an annotation must name a declared item, rater and class', path: ['annotations'] },
  )
  .refine(({ annotations }) => distinct(annotations.map(([item, rater]) => JSON.stringify([item, rater]))), {
    error: 'a rater must not vote twice on one item',
    path: ['annotations'],
  });
type Annotations = z.infer<typeof Annotations>;

/** Annotations by the positions of their items, raters and classes. */
export interface Votes {
  items: number;
  raters: number;
  classes: number;
  votes: readonly { item: number; rater: number; label: number }[];
}

export function votesOf({ annotations, items, raters, n_classes }: Annotations): Votes {
  const itemAt = new Map(items.map((item, place) => [item, place]));
  const raterAt = new Map(raters.map((rater, place) => [rater, place]));
  const votes = annotations.map(([item, rater, label]) => ({
    item: itemAt.get(item) ?? 0,
    rater: raterAt.get(rater) ?? 0,
    label,
  }));
  return { items: items.length, raters: raters.length, classes: n_classes, votes };
}

/** Values by the name of their rater. */
export const byRater = <Value>(raters: readonly Level[], values: readonly Value[]): Record<string, Value> =>
  Object.fromEntries(values.map((value, place) => [String(raters[place]), value]));

const FEW_RATINGS = 20;

/** Limits of the number of votes, for the notes. */
export function cautions(raters: readonly Level[], { items, votes }: Votes): string[] {
  const few = raters.filter((_, place) => votes.filter(({ rater }) => rater === place).length < FEW_RATINGS);
  return [
    ...(raters.length === 1
      ? ['one rater: the model takes the rater to be nearly always right, whatever the answers']
      : []),
    ...(raters.length === 2 ? ['two raters do not identify the model: other solutions explain the votes as well'] : []),
    ...(raters.length > 2 && votes.length < 3 * items
      ? ['fewer than three ratings an item on average: the model is hardly identified']
      : []),
    ...(few.length > 0 ? [`fewer than ${FEW_RATINGS} ratings from ${few.join(', ')}`] : []),
    'the model cannot distinguish raters who share a bias from raters who are right, so do not use its classes as gold for the agreement of these raters',
    'no interval: items would have to be drawn again and the model fitted to each draw',
  ];
}

/** The rows of a matrix scaled to sum 1, after `smoothing` is added to each entry; a row of zeros stays so. */
export const shares = (rows: Matrix, smoothing = 0): number[][] =>
  rows.map((row) => {
    const total = sum(row) + smoothing * row.length;
    return row.map((value) => (total === 0 ? 0 : (value + smoothing) / total));
  });

/** Adds to the entry of a matrix. */
export function add(to: number[][], row: number, column: number, value: number): void {
  const at = to[row];
  if (at !== undefined) at[column] = (at[column] ?? 0) + value;
}

/** The state of a fit: the probability of each class for each item, and how well the parameters explain the votes. */
export interface Fit {
  posterior: Matrix;
  loglik: number;
}

/** From the log-likelihood of every class for every item, in log space so that many raters do not underflow. */
export function expectation(logs: Matrix): Fit {
  const rows = logs.map((row) => {
    const most = Math.max(...row);
    const raised = row.map((value) => Math.exp(value - most));
    const total = sum(raised);
    return { posterior: raised.map((value) => value / total), loglik: most + Math.log(total) };
  });
  return { posterior: rows.map(({ posterior }) => posterior), loglik: sum(rows.map(({ loglik }) => loglik)) };
}

/** A fit stops when its log-likelihood changes by less than this, or after this many steps. */
const STILL = 1e-12;
const MOST_STEPS = 10_000;

export function converged<State extends Fit>(start: State, step: (state: State) => State, steps = MOST_STEPS): State {
  let state = start;
  for (let taken = 0; taken < steps; taken++) {
    const before = state.loglik;
    state = step(state);
    if (Math.abs(state.loglik - before) < STILL) break;
  }
  return state;
}

/** Number of random starts beside the regular one: the likelihood has several peaks. */
const STARTS = 10;
const SEED = 1;
/**
 * Minimum improvement of a random start, so that the same peak, or its mirror image, does not replace the regular one.
 */
const BETTER = 1e-6;

export const STARTS_METHOD = `best of the regular start and ${STARTS} drawn (seed ${SEED}, ${ALGORITHM})`;

/** The fit with the highest log-likelihood; the regular one if no other is better. */
export function best<State extends Fit>(regular: State, drawn: (random: Draws) => State): State {
  const random = draws(SEED);
  const others = Array.from({ length: STARTS }, () => drawn(random));
  return others.reduce((top, other) => (other.loglik > top.loglik + BETTER ? other : top), regular);
}
