// The number of labels for the same interval for each model separately, because rates are published per model and each
// needs labels of its own.
import { useQueries, useQuery } from '@tanstack/react-query';
import { CONFIDENCE } from '../../contract/estimate.ts';
import { printComparison } from '../../contract/filter/print.ts';
import type { Design } from '../../contract/queue.ts';
import { planRate, type Wanted } from '../../statistics/sampling/plan-rate.ts';
import { useRater } from '../client/app-state.ts';
import { query } from '../client/queries.ts';
import { useSettled } from '../parts/useSettled.ts';
import { flaggedIn, flagsIn } from './flags.ts';
import type { PreviewCall } from './StrataPreview.tsx';
import styles from './HowMany.module.css';
import strata from './StrataPreview.module.css';

const FACET = 'model';
/** If there are more models, they are not planned separately. */
const MOST = 30;

const words = (n: number | null): string => (n === null ? 'not achievable' : n.toLocaleString('en'));

export interface PlanByModelProps {
  from: PreviewCall;
  filter: string;
  design: Design | string;
  wanted: Pick<Wanted, 'half_width' | 'rate_in_flagged' | 'rate_in_unflagged'>;
}

/** Renders nothing if there are fewer than two models. */
export function PlanByModel({ from, filter, design, wanted }: PlanByModelProps) {
  const rater = useRater().id;
  const asked = useSettled({
    filter,
    rater,
    n: 1,
    design: { kind: 'stratified' as const, by: [FACET], allocation: 'equal' as const, score: null },
  });
  const { data } = useQuery(query(from, asked));
  const models = (data?.strata ?? []).filter(({ population }) => population > 0).slice(0, MOST);
  const targeted = flagsIn(design);
  const flags = useQueries({
    combine: (answers) => answers.map((answer) => answer.data),
    queries: models.map(({ key }) => ({
      ...query(from, {
        filter: `${asked.filter} ${printComparison({ kind: 'name', name: FACET }, '=', key)}`.trim(),
        rater,
        n: 1,
        design: targeted ?? { kind: 'random' as const },
      }),
      enabled: targeted !== null,
    })),
  });
  if (models.length < 2) return null;
  const isFlagged = targeted !== null;
  const plans = models.map(({ key, population }, at) => {
    const flagged = isFlagged ? Math.min(population, flaggedIn(flags[at]?.strata)) : 0;
    return { key, population, flagged, plan: planRate({ ...wanted, population, flagged, level: CONFIDENCE }) };
  });
  const total = (of: (plan: (typeof plans)[number]) => number | null): number | null =>
    plans.reduce<number | null>((sum, plan) => {
      const n = of(plan);
      return sum === null || n === null ? null : sum + n;
    }, 0);
  return (
    <div data-testid="plan-by-model">
      <div className={strata.preview}>
        <table>
          <thead>
            <tr>
              <th scope="col">The same for each model</th>
              <th scope="col">There are</th>
              {isFlagged && <th scope="col">Flags</th>}
              <th scope="col">Simple random</th>
              {isFlagged && <th scope="col">All flags and of the rest</th>}
            </tr>
          </thead>
          <tbody>
            {plans.map(({ key, population, flagged, plan }) => (
              <tr key={key}>
                <th scope="row">{key}</th>
                <td>{population.toLocaleString('en')}</td>
                {isFlagged && <td>{flagged.toLocaleString('en')}</td>}
                <td>{words(plan.simple.n)}</td>
                {isFlagged && <td>{words(plan.all_flagged.n)}</td>}
              </tr>
            ))}
            <tr>
              <th scope="row">together</th>
              <td>{plans.reduce((sum, { population }) => sum + population, 0).toLocaleString('en')}</td>
              {isFlagged && <td>{plans.reduce((sum, { flagged }) => sum + flagged, 0).toLocaleString('en')}</td>}
              <td>{words(total(({ plan }) => plan.simple.n))}</td>
              {isFlagged && <td>{words(total(({ plan }) => plan.all_flagged.n))}</td>}
            </tr>
          </tbody>
        </table>
      </div>
      <p className={styles.why}>
        This assumes the rates above for every model. Stratify by model to draw this number of each.
      </p>
    </div>
  );
}
