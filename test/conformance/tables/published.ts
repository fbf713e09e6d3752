// The rates of the sample study by model, as `touchstone rates` prints them.
import { z } from 'zod';
import type { Kit } from '../receiver.ts';

const Estimate = z.object({ estimate: z.number().nullable() });
const Rates = z.array(
  z.object({
    group: z.object({ model: z.string() }),
    n_gold: z.number(),
    raw: Estimate,
    gold: Estimate,
    corrected: Estimate,
  }),
);
const Read = z.array(z.object({ grader: z.string(), dimension: z.string() }));

/** The rates of one model for one grader on one dimension. */
export const Rate = z.object({
  dimension: z.string(),
  grader: z.string(),
  model: z.string(),
  n_gold: z.number(),
  raw: z.number().nullable(),
  gold: z.number().nullable(),
  corrected: z.number().nullable(),
});
export type Rate = z.infer<typeof Rate>;

/** The rates of every grader on each dimension to which it is mapped. */
export async function published(study: string, touchstone: Kit['touchstone']): Promise<Rate[]> {
  const read = Read.parse(JSON.parse(await touchstone('mapping', 'list', '-s', study, '--json')));
  const all: Rate[] = [];
  for (const { grader, dimension } of read) {
    const args = ['rates', '-s', study, '--dimension', dimension, '--grader', grader, '--by', 'model', '--json'];
    for (const { group, n_gold, raw, gold, corrected } of Rates.parse(JSON.parse(await touchstone(...args))))
      all.push({
        dimension,
        grader,
        model: group.model,
        n_gold,
        raw: raw.estimate,
        gold: gold.estimate,
        corrected: corrected.estimate,
      });
  }
  return all;
}
