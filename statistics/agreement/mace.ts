// MACE: each rater either knows the class of an item or answers from habit.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { matrix, mean, type Matrix } from '../matrix.ts';
import { estimateOf, sumToOne, type Statistic } from '../statistic.ts';
import {
  add,
  Annotations,
  best,
  cautions,
  converged,
  expectation,
  shares,
  STARTS_METHOD,
  votesOf,
  type Fit,
  type Votes,
} from './rater-models.ts';

const Input = Annotations.safeExtend({
  init: z
    .strictObject({
      theta: z.array(z.number().gt(0).lt(1)),
      xi: z.array(z.array(z.number().gt(0)).refine(sumToOne, 'a row of xi must sum to 1')),
    })
    .optional()
    .describe('start from these, not from several'),
  m_steps: z.int().min(1).optional().describe('stop after this number of steps instead of at convergence'),
  smoothing: z.number().gt(0).optional().describe('added to every count; 0.01 / n_classes unless given'),
}).refine(
  ({ init, raters, n_classes }) =>
    init === undefined ||
    (init.theta.length === raters.length &&
      init.xi.length === raters.length &&
      init.xi.every((row) => row.length === n_classes)),
  { error: 'init must have a theta and a row of xi for each rater', path: ['init'] },
);
type Input = z.infer<typeof Input>;

interface Habits {
  /** By rater, how often the rater knows the class. */
  theta: readonly number[];
  /** Rater x class: how often each class is given from habit. */
  xi: Matrix;
}
type State = Habits & Fit;

/** The probabilities of the classes under these parameters. */
function under({ items, classes, votes }: Votes, { theta, xi }: Habits): State {
  const logs = matrix(items, classes, () => -Math.log(classes));
  for (const { item, rater, label } of votes) {
    const known = theta[rater] ?? 0;
    const habit = (1 - known) * (xi[rater]?.[label] ?? 0);
    for (let truth = 0; truth < classes; truth++)
      add(logs, item, truth, Math.log(truth === label ? known + habit : habit));
  }
  return { theta, xi, ...expectation(logs) };
}

/** The parameters that fit these probabilities best. */
function habits({ raters, classes, votes }: Votes, { theta, xi, posterior }: State, smoothing: number): Habits {
  const knew = matrix(raters, 2, () => 0);
  const guessed = matrix(raters, classes, () => 0);
  for (const { item, rater, label } of votes) {
    const known = theta[rater] ?? 0;
    const knowing = ((posterior[item]?.[label] ?? 0) * known) / (known + (1 - known) * (xi[rater]?.[label] ?? 0));
    add(knew, rater, 0, knowing);
    add(knew, rater, 1, 1 - knowing);
    add(guessed, rater, label, 1 - knowing);
  }
  return { theta: shares(knew, smoothing).map(([known = 0]) => known), xi: shares(guessed, smoothing) };
}

function fitted(votes: Votes, { init, m_steps, smoothing = 0.01 / votes.classes }: Input): State {
  const from = (start: Habits): State =>
    converged(under(votes, start), (state) => under(votes, habits(votes, state, smoothing)), m_steps);
  if (init !== undefined) return from(init);
  const { raters, classes } = votes;
  const regular = { theta: Array.from({ length: raters }, () => 0.5), xi: matrix(raters, classes, () => 1 / classes) };
  return best(from(regular), (random) =>
    from({
      theta: regular.theta.map(() => random.uniform()),
      xi: shares(matrix(raters, classes, () => random.uniform())),
    }),
  );
}

interface Mace extends Estimate {
  /** By rater in order, how often the rater knows the class. */
  theta: readonly number[];
  xi: Matrix;
  posterior: Matrix;
  loglik: number;
}

export const maceEm: Statistic<Input, Mace> = {
  name: 'mace_em',
  about: 'the true class of each item and how often each rater knows it, from the votes alone (MACE, plain EM)',
  source: 'Hovy, Berg-Kirkpatrick, Vaswani & Hovy 2013, NAACL-HLT 1120-1130',
  input: Input,
  run(given) {
    const votes = votesOf(given);
    const { theta, xi, posterior, loglik } = fitted(votes, given);
    const method = `mean probability that a rater knows the class, MACE EM, ${given.init === undefined ? STARTS_METHOD : 'start given'}`;
    const notes = cautions(given.raters, votes);
    return {
      ...estimateOf({ estimate: mean(theta), level: 0.95, n: given.items.length, method, notes }),
      theta,
      xi,
      posterior,
      loglik,
    };
  },
};
