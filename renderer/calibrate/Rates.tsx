// The rates at the threshold: intervals of a closed form at once, resampled ones when the threshold settles. If a
// criterion chose the threshold, its rates on held-out gold are shown beside them.
import { useQuery } from '@tanstack/react-query';
import type { CalibrateWish, Metrics } from '../../contract/calibration.ts';
import type { Estimate } from '../../contract/estimate.ts';
import type { Optimise } from '../../contract/optimise.ts';
import { query } from '../client/queries.ts';
import { Estimates, type Named } from './Estimates.tsx';
import { thresholdAt, type Live, type Swept } from './live.ts';
import { flagsText } from './ThresholdBar.tsx';
import { Section } from './Section.tsx';
import type { Threshold } from './useThreshold.ts';
import styles from './Grader.module.css';

const NAMES: readonly (readonly [keyof Metrics, string, boolean])[] = [
  ['sensitivity', 'Sensitivity (recall)', true],
  ['specificity', 'Specificity', true],
  ['precision', 'Precision', true],
  ['npv', 'Negative predictive value', true],
  ['accuracy', 'Accuracy', true],
  ['balanced_accuracy', 'Balanced accuracy', true],
  ['youden_j', 'Youden’s J', false],
  ['f1', 'F1', false],
  ['mcc', 'Matthews’ correlation', false],
  ['prevalence', 'Events in gold', true],
  ['grader_positive_rate', 'Flagged', true],
];

const named = (rates: Metrics): Named[] =>
  NAMES.map(([metric, name, isShare]) => ({ name, value: rates[metric], isShare }));

function wayText(how: Optimise): string {
  switch (how.by) {
    case 'youden':
      return 'best Youden’s J';
    case 'f1':
      return 'best F1';
    case 'cost':
      return `lowest cost, with ${how.fp} for a false positive and ${how.fn} for a false negative`;
    case 'fpr':
      return `highest sensitivity with a false-positive rate of at most ${Number((100 * how.most).toPrecision(4))} %`;
  }
}

export interface RatesProps {
  wish: CalibrateWish;
  live: Live;
  swept: Swept;
  threshold: Threshold;
}

export function Rates({ wish, live, swept, threshold: { place, settled, way } }: RatesProps) {
  const resting = place === settled;
  const at = useQuery(query('calibrate.at', { ...wish, threshold: thresholdAt(swept, settled) }));
  const chosen = useQuery({
    ...query('calibrate.chosen', { ...wish, optimise: way ?? { by: 'youden' } }),
    enabled: way !== null && resting,
  });
  const isWorkedOut = resting && at.data !== undefined;
  const rates = isWorkedOut ? at.data.rates : live.rates;
  const held = way === null ? null : (chosen.data?.held_out ?? null);
  const beside =
    held === null
      ? null
      : {
          head: 'On held-out gold',
          of: new Map(named(held.rates).map(({ name, value }): [string, Estimate] => [name, value])),
        };
  return (
    <Section title="At this threshold" testId="rates" settled={isWorkedOut}>
      <Estimates
        caption="Rates at this threshold, with 95 % intervals"
        head="Rate"
        all={named(rates)}
        beside={beside}
        pending={!isWorkedOut && at.error === null}
      />
      {way !== null && (
        <p className={styles.hint} data-testid="held-out">
          {held === null
            ? `Chosen by ${wayText(way)} on these transcripts, so the values are optimistic.`
            : `Chosen by ${wayText(way)} on these transcripts, so their values are optimistic. Held out: chosen on one half of gold (${flagsText(held.threshold)}), measured on the other${held.fpr_bound === null ? '' : `; its false-positive rate there is at most ${(100 * held.fpr_bound).toFixed(1)} % (one-sided, 95 %)`}.`}
        </p>
      )}
    </Section>
  );
}
