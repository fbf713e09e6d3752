// The planner: how many labels give an interval of a chosen width, by design, with the formula and the arithmetic.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { CONFIDENCE } from '../../contract/estimate.ts';
import type { Design } from '../../contract/queue.ts';
import { planRate, type Planned, type RatePlan } from '../../statistics/sampling/plan-rate.ts';
import { TARGET_WORDS, type Target } from '../../contract/inference.ts';
import { useRater } from '../client/app-state.ts';
import { query, useRead } from '../client/queries.ts';
import { Button } from '../parts/Button.tsx';
import { Field } from '../parts/Field.tsx';
import { useSettled } from '../parts/useSettled.ts';
import { flaggedIn, flagsIn, share } from './flags.ts';
import { PlanBelow } from './PlanBelow.tsx';
import { PlanByModel } from './PlanByModel.tsx';
import type { PreviewCall } from './StrataPreview.tsx';
import styles from './HowMany.module.css';

/**
 * Number of transcripts (or units of the population) that the design's grader flags; 0 if the design does not use
 * flags.
 */
function useFlagged(from: PreviewCall, filter: string, design: Design | string): number {
  const flags = flagsIn(design);
  const rater = useRater().id;
  const input = { filter, rater, n: 1, design: flags ?? { kind: 'random' as const } };
  const { data } = useQuery({ ...query(from, useSettled(input)), enabled: flags !== null });
  return flags === null ? 0 : flaggedIn(data?.strata);
}

function Way({
  title,
  plan,
  recommended,
  onChoose,
}: {
  title: string;
  plan: Planned;
  recommended: boolean;
  onChoose: (n: number) => void;
}) {
  const { n } = plan;
  return (
    <div className={styles.way}>
      <p>
        {title}: <b>{n === null ? 'not achievable' : `${n.toLocaleString('en')} labels`}</b>
        {recommended && ' · recommended'}
      </p>
      {n !== null && <Button onPress={() => onChoose(n)}>Take {n.toLocaleString('en')}</Button>}
      <p className={styles.why}>{plan.arithmetic}.</p>
    </div>
  );
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** The result of simulating both designs, as text. */
const simulation = ({ all_flagged: all, simple }: NonNullable<RatePlan['simulated']>): string =>
  `Simulated with as many labels: with all flags the interval contains the rate in ${percent(all.coverage)} of draws, at ± ${percent(all.half_width)}; ` +
  `with a simple random sample in ${percent(simple.coverage)}, at ± ${percent(simple.half_width)}`;

function Answer({
  plan,
  flagged,
  target,
  onChoose,
}: {
  plan: RatePlan;
  flagged: number;
  target: Target;
  onChoose: (n: number) => void;
}) {
  return (
    <div data-testid="plan" role="status">
      <Way
        title="Simple random"
        plan={plan.simple}
        recommended={flagged > 0 && plan.recommended === 'simple'}
        onChoose={onChoose}
      />
      {flagged > 0 && (
        <Way
          title="All flags and a random part of the rest"
          plan={plan.all_flagged}
          recommended={plan.recommended === 'all_flagged'}
          onChoose={onChoose}
        />
      )}
      {plan.simulated !== null && <p className={styles.why}>{simulation(plan.simulated)}.</p>}
      <p className={styles.why}>
        {plan.simple.formula}. The interval describes {TARGET_WORDS[target]}, as chosen in Findings for this study.
      </p>
    </div>
  );
}

export interface HowManyProps {
  from: PreviewCall;
  filter: string;
  population: number;
  /** The design, or a sentence about what is missing. */
  design: Design | string;
  onChoose: (n: number) => void;
}

export function HowMany({ from, filter, population, design, onChoose }: HowManyProps) {
  const [among, setAmong] = useState('50');
  const [rest, setRest] = useState('5');
  const [width, setWidth] = useState('3');
  const [isOpen, setOpen] = useState(false);
  const flagged = useFlagged(from, filter, design);
  const target = useRead('findings.inference', {})?.target ?? 'model';
  const [inFlagged, inRest, half] = [share(among), share(rest), share(width)];
  const known = inFlagged !== null && inRest !== null && half !== null && half > 0 && half < 0.5;
  const plan = known
    ? planRate({
        population,
        flagged,
        half_width: half,
        rate_in_flagged: inFlagged,
        rate_in_unflagged: inRest,
        level: CONFIDENCE,
        target,
      })
    : null;
  return (
    <details className={styles.details} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>How many are needed?</summary>
      <div className={styles.fields}>
        <Field label="Wanted: plus or minus, %" value={width} onChange={setWidth} />
        {flagged > 0 && (
          <Field label={`Rate among ${flagged.toLocaleString('en')} flags, %`} value={among} onChange={setAmong} />
        )}
        <Field label={flagged > 0 ? 'Rate among the rest, %' : 'Expected rate, %'} value={rest} onChange={setRest} />
      </div>
      {plan === null ? (
        <p className={styles.why}>Rates are 0 to 100 %, the width below 50 %.</p>
      ) : (
        <Answer plan={plan} flagged={flagged} target={target} onChoose={onChoose} />
      )}
      {isOpen && known && (
        <PlanByModel
          from={from}
          filter={filter}
          design={design}
          wanted={{ half_width: half, rate_in_flagged: inFlagged, rate_in_unflagged: inRest }}
        />
      )}
      {plan !== null && <PlanBelow expected={plan.expected} onChoose={onChoose} />}
    </details>
  );
}
