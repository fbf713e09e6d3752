// Agreement of two raters label by label, for units with several labels: each label against all others.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { columnSums, rowSums } from '../matrix.ts';
import { REASONS } from '../reasons.ts';
import { Confidence, Distinct, distinct, estimateOf, type Statistic } from '../statistic.ts';
import { cohen } from './cohen.ts';
import { gwet } from './gwet.ts';
import { percentAgreement } from './percent.ts';
import { tallyOfTable } from './ratings.ts';
import { specificAgreement } from './specific.ts';
import { tableOf } from './table.ts';
import { identity } from './weights.ts';

const Labels = z.array(z.array(z.string()).refine(distinct, 'a unit must not have a label twice').nullable());

const Input = z
  .strictObject({ rater_a: Labels, rater_b: Labels, labels: Distinct, confidence: Confidence })
  .refine(({ rater_a, rater_b }) => rater_a.length === rater_b.length, {
    error: 'the lists of the two raters must have the same length',
    path: ['rater_b'],
  })
  .refine(
    ({ rater_a, rater_b, labels }) =>
      [...rater_a, ...rater_b].every((unit) => unit === null || unit.every((label) => labels.includes(label))),
    { error: 'a label must be one of the labels', path: ['labels'] },
  );

/** The headline is kappa. */
interface Label extends Estimate {
  /** Both gave it, only a; only b, neither. */
  table: number[][];
  prevalence_a: number | null;
  prevalence_b: number | null;
  percent_agreement: number | null;
  kappa: number | null;
  ac1: number | null;
  positive_agreement: number | null;
  negative_agreement: number | null;
}

/** Present or absent, for one of several labels. */
function labelOf(label: string, { rater_a, rater_b, labels, confidence: level }: z.infer<typeof Input>): Label {
  const has = (unit: readonly string[] | null): number | null => (unit === null ? null : Number(unit.includes(label)));
  const table = tableOf(rater_a.map(has), rater_b.map(has), [1, 0]);
  const tally = tallyOfTable(table);
  const weights = identity(2);
  const kappa = cohen({ table, weights, level, named: 'identity' });
  const [byA = 0] = rowSums(table);
  const [byB = 0] = columnSums(table);
  const share = (many: number): number | null => (kappa.n === 0 ? null : many / kappa.n);
  const { estimate, low, high, n, method } = kappa;
  const notes = [
    ...(kappa.n > 0 && byA + byB === 0 ? [REASONS.level_not_used] : kappa.notes),
    ...(labels.length > 1
      ? [`one of ${labels.length} labels: intervals are not adjusted for the number of labels`]
      : []),
  ];
  return {
    ...estimateOf({ estimate, low, high, level, n, method, notes }),
    table,
    prevalence_a: share(byA),
    prevalence_b: share(byB),
    percent_agreement: percentAgreement(tally, level).estimate,
    kappa: kappa.kappa,
    ac1: gwet({ tally, weights, level, method: 'Gwet AC1' }).value,
    positive_agreement: specificAgreement(tally, 0, level).estimate,
    negative_agreement: specificAgreement(tally, 1, level).estimate,
  };
}

export const perLabelAgreement: Statistic<z.infer<typeof Input>, Record<string, Label>> = {
  name: 'per_label_agreement',
  about: 'two raters who may give a unit several labels: each label against all others, with kappa as its estimate',
  source: 'Cohen 1960; Gwet 2008; Cicchetti & Feinstein 1990',
  input: Input,
  run: (given) => Object.fromEntries(given.labels.map((label) => [label, labelOf(label, given)])),
};
