// Random inputs of statistics, the same for the same seed; about one in four is an edge case: few, equal, empty or
// missing values.
import { dice, type Dice } from '../../support/synthetic.ts';

export type Input = Record<string, unknown>;

const times = <T>(count: number, of: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => of(at));
/** A size: 4 to `most` in three of four cases, otherwise 1 to 3. */
const size = (roll: Dice, most: number): number => (roll.whole(1, 4) === 1 ? roll.whole(1, 3) : roll.whole(4, most));

/** A table of counts of two raters on a scale; edge cases have empty rows, or counts in one row only. */
function table(roll: Dice): number[][] {
  const levels = roll.whole(2, 5);
  const kind = roll.whole(1, 8);
  const unused = kind === 1 ? roll.whole(0, levels - 1) : -1;
  const only = kind === 2 ? roll.whole(0, levels - 1) : -1;
  const most = kind === 3 ? 1 : roll.whole(2, 30);
  const counts = times(levels, (row) =>
    times(levels, (column) => {
      if (row === unused || column === unused || (only >= 0 && row !== only)) return 0;
      return roll.whole(0, most) + (row === column ? roll.whole(0, most) : 0);
    }),
  );
  const first = counts[0];
  if (counts.flat().every((count) => count === 0) && first !== undefined) first[0] = 1;
  return counts;
}

/** Ratings of units by raters, some missing; in edge cases all ratings are equal. */
function ratings(roll: Dice): Input {
  const scale = times(roll.whole(2, 5), (at) => at + 1);
  const [units, raters, missing] = [size(roll, 30), roll.whole(2, 5), roll.pick([0, 0, 20, 50])];
  const same = roll.whole(1, 12) === 1 ? roll.pick(scale) : null;
  const rows = times(units, () => {
    const truth = roll.pick(scale);
    return times(raters, () => {
      if (roll.whole(1, 100) <= missing) return null;
      return same ?? (roll.whole(1, 3) === 1 ? roll.pick(scale) : truth);
    });
  });
  return { units: rows, scale };
}

const confidence = (roll: Dice): number => roll.pick([0.8, 0.9, 0.95, 0.99]);
const count = (roll: Dice): number => (roll.whole(1, 5) === 1 ? 0 : roll.whole(0, roll.pick([3, 40, 900])));
const gold = (roll: Dice, n: number): number[] => {
  const share = roll.pick([0, 10, 50, 90, 100, 30, 40, 60]);
  return times(n, () => (roll.whole(1, 100) <= share ? 1 : 0));
};

function confusion(roll: Dice): Input {
  const counts = { tp: count(roll), fp: count(roll), fn: count(roll), tn: count(roll) };
  return counts.tp + counts.fp + counts.fn + counts.tn === 0 ? { ...counts, tn: 1 } : counts;
}

function scored(roll: Dice): Input {
  const answers = gold(roll, size(roll, 80));
  const ties = roll.pick([1, 5, 1000]);
  return { gold: answers, score: answers.map((answer) => roll.whole(0, ties) + (answer * ties) / 4) };
}

function forecast(roll: Dice): Input {
  const answers = gold(roll, size(roll, 80));
  return { gold: answers, prob: answers.map(() => roll.whole(0, 100) / 100), bins: 'distinct values' };
}

function curve(roll: Dice): Input {
  const n = size(roll, 60);
  const weights = roll.whole(1, 2) === 1 ? null : times(n, () => roll.whole(1, 9) / 2);
  const x = times(n, () => roll.whole(-20, roll.pick([-19, 20, 200])) / 2);
  return { x, y: x.map(() => roll.whole(-50, 50) / 10), weights, query: times(9, () => roll.whole(-60, 220) / 2) };
}

function powered(roll: Dice): Input {
  const binary = roll.whole(1, 2) === 1;
  const value = (): number => (binary ? roll.whole(0, 1) : roll.whole(0, 1000) / 100);
  const truth = times(size(roll, 60), value);
  const near = roll.pick([0, 20, 100]);
  return {
    gold: truth,
    grader_on_gold: truth.map((one) => (roll.whole(1, 100) <= near ? value() : one)),
    grader_unlabelled: times(size(roll, 300), value),
    lambda: roll.pick(['tuned', 'tuned', 0, 0.5, 1]),
    alpha: roll.pick([0.01, 0.05, 0.1]),
  };
}

const multiclass = (roll: Dice): Input => {
  const counts = table(roll);
  return { labels: counts.map((_, at) => `label ${at}`), gold_by_grader: counts };
};

const trial = (roll: Dice): [x: number, n: number] => {
  const n = roll.whole(1, roll.pick([1, 10, 100, 5000]));
  return [roll.pick([0, n, roll.whole(0, n), roll.whole(0, n), roll.whole(0, n)]), n];
};

/** For each statistic, a function that makes one input. */
export const INPUTS: Readonly<Record<string, (roll: Dice) => Input>> = {
  cohen_kappa: (roll) => ({ table: table(roll), weights: roll.pick(['identity', 'linear', 'quadratic']) }),
  confusion_metrics: confusion,
  multiclass_metrics: multiclass,
  auroc: scored,
  brier: forecast,
  isotonic: curve,
  proportion_ci: (roll) => {
    const [x, n] = trial(roll);
    return { x, n, confidence: confidence(roll) };
  },
  rate_difference: (roll) => {
    const [[x1, n1], [x2, n2]] = [trial(roll), trial(roll)];
    return { x1, n1, x2, n2, confidence: confidence(roll) };
  },
  fleiss_kappa: (roll) => {
    const [levels, raters] = [roll.whole(2, 5), roll.whole(2, 9)];
    const one = roll.whole(1, 12) === 1;
    const counts = times(size(roll, 30), () => {
      const given = times(raters, () => (one ? 0 : roll.whole(0, levels - 1)));
      return times(levels, (level) => given.filter((answer) => answer === level).length);
    });
    return { counts, raters_per_unit: raters };
  },
  mcnemar: (roll) => ({
    both_correct: count(roll) + 1,
    only_a_correct: count(roll),
    only_b_correct: count(roll),
    both_wrong: count(roll),
  }),
  krippendorff_alpha: (roll) => ({ ...ratings(roll), metric: roll.pick(['nominal', 'ordinal', 'interval', 'ratio']) }),
  ppi_mean: powered,
  gwet_ac: (roll) => ({ ...ratings(roll), weights: roll.pick(WEIGHTS), confidence: roll.pick([0.9, 0.95, 0.99]) }),
  fleiss_kappa_generalised: (roll) => ({
    ...ratings(roll),
    weights: roll.pick(WEIGHTS),
    confidence: roll.pick([0.9, 0.95, 0.99]),
  }),
  brennan_prediger: (roll) => ({
    ...ratings(roll),
    weights: roll.pick(WEIGHTS),
    confidence: roll.pick([0.9, 0.95, 0.99]),
  }),
};
const WEIGHTS = ['identity', 'linear', 'quadratic', 'ordinal'];

/** `many` inputs of a statistic from a seed. */
export function inputsOf(statistic: string, many: number, seed: number): Input[] {
  const made = INPUTS[statistic];
  if (made === undefined) throw new Error(`no inputs are made for ${statistic}`);
  const roll = dice(seed);
  return times(many, () => made(roll));
}
