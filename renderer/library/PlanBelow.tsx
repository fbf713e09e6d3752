// How many random labels show that a rate is below a bound, and how many events they may contain.
import { useState } from 'react';
import { CONFIDENCE } from '../../contract/estimate.ts';
import { sizeBelow } from '../../statistics/questions/size-below.ts';
import { Button } from '../parts/Button.tsx';
import { Field } from '../parts/Field.tsx';
import { share } from './flags.ts';
import styles from './HowMany.module.css';

const POWER = 0.8;

const percent = (value: number): string => `${Number((100 * value).toFixed(2))} %`;

export interface PlanBelowProps {
  /** The expected rate. */
  expected: number;
  onChoose: (n: number) => void;
}

function Answer({ bound, expected, onChoose }: PlanBelowProps & { bound: number }) {
  const {
    n,
    most_events: most,
    expected_events: events,
    power,
    notes,
  } = sizeBelow({ below: bound, expected, level: CONFIDENCE, power: POWER });
  if (n === null || most === null || events === null || power === null)
    return <p className={styles.why}>{notes.join('; ')}.</p>;
  return (
    <div className={styles.way}>
      <p>
        Below {percent(bound)}: <b>{n.toLocaleString('en')} labels</b>, of one model or of all
      </p>
      <Button onPress={() => onChoose(n)}>Take {n.toLocaleString('en')}</Button>
      <p className={styles.why}>
        {events.toFixed(1)} events are expected at {percent(expected)}; with {most} at most the exact test shows it
        (one-sided, 95 %), which happens with a probability of {(100 * power).toFixed(0)} %.
      </p>
    </div>
  );
}

export function PlanBelow({ expected, onChoose }: PlanBelowProps) {
  const [text, setText] = useState('');
  const bound = share(text);
  return (
    <div data-testid="plan-below">
      <div className={styles.fields}>
        <Field label="Or: is the rate below, %" placeholder="not asked" value={text} onChange={setText} />
      </div>
      {bound !== null && bound > 0 && bound < 1 && <Answer bound={bound} expected={expected} onChoose={onChoose} />}
    </div>
  );
}
