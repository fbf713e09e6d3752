// The threshold: a slider over the distinct scores, and buttons that find the best one.
import { memo, useState } from 'react';
import type { Basis } from '../../contract/calibration.ts';
import { Button } from '../parts/Button.tsx';
import { scoreText } from '../parts/estimates.ts';
import { Field } from '../parts/Field.tsx';
import { thresholdAt, type Swept } from './live.ts';
import type { Threshold } from './useThreshold.ts';
import styles from './Grader.module.css';

/** The typed number; null for other text. */
function numberIn(text: string, most: number): number | null {
  const value = Number(text);
  return text.trim() !== '' && value >= 0 && value <= most ? value : null;
}

/** The transcripts that a threshold flags, as text. */
export const flagsText = (threshold: number | null): string =>
  threshold === null ? 'flags nothing' : `flags ${scoreText(threshold)} or more`;

const Reset = memo(function Reset({ reset, mapped }: Pick<Threshold, 'reset'> & { mapped: number }) {
  return (
    <Button variant="quiet" onPress={reset} data-testid="reset-threshold">
      Use the threshold of the mapping: {scoreText(mapped)}
    </Button>
  );
});

const MOST_COST = 1_000_000;

interface BestProps extends Pick<Threshold, 'choose'> {
  /** Whether gold has only one class, so that there is no best threshold. */
  fixed: boolean;
}

const Best = memo(function Best({ choose, fixed }: BestProps) {
  const [falseAlarm, setFalseAlarm] = useState('1');
  const [miss, setMiss] = useState('5');
  const [most, setMost] = useState('5');
  const [fp, fn, fpr] = [numberIn(falseAlarm, MOST_COST), numberIn(miss, MOST_COST), numberIn(most, 100)];
  const costs = fp !== null && fn !== null && fp + fn > 0 ? { by: 'cost' as const, fp, fn } : null;
  return (
    <div className={styles.best}>
      <Button onPress={() => choose({ by: 'youden' })} isDisabled={fixed} data-testid="best-youden">
        Best Youden’s J
      </Button>
      <Button onPress={() => choose({ by: 'f1' })} isDisabled={fixed} data-testid="best-f1">
        Best F1
      </Button>
      <span className={styles.priced}>
        <Button
          onPress={() => costs !== null && choose(costs)}
          isDisabled={fixed || costs === null}
          data-testid="best-cost"
        >
          Lowest cost
        </Button>
        <span>where a false positive costs</span>
        <Field label="Cost of a false positive" hideLabel value={falseAlarm} onChange={setFalseAlarm} />
        <span>and a false negative</span>
        <Field label="Cost of a false negative" hideLabel value={miss} onChange={setMiss} />
      </span>
      <span className={styles.priced}>
        <Button
          onPress={() => fpr !== null && choose({ by: 'fpr', most: fpr / 100 })}
          isDisabled={fixed || fpr === null}
          data-testid="best-fpr"
        >
          Highest sensitivity
        </Button>
        <span>with a false-positive rate of at most</span>
        <Field label="Highest false-positive rate, per cent" hideLabel value={most} onChange={setMost} />
        <span>%</span>
      </span>
    </div>
  );
});

export interface ThresholdBarProps {
  basis: Basis;
  swept: Swept;
  threshold: Threshold;
}

export function ThresholdBar({ basis, swept, threshold }: ThresholdBarProps) {
  const { thresholds, positives, negatives } = swept.counts;
  const value = thresholdAt(swept, threshold.place);
  const words = flagsText(value);
  const unit = basis.scores_are === 'levels' ? 'level' : 'score';
  return (
    <section className={styles.bar} aria-label="Threshold">
      <div className={styles.sliderName}>
        <p>
          <b>
            Threshold: <output data-testid="threshold">{words}</output>
          </b>
          <span className={styles.hint}>
            {' '}
            · arrow keys step through {thresholds.length.toLocaleString('en')} distinct {unit}s
          </span>
        </p>
        <Reset reset={threshold.reset} mapped={basis.threshold} />
      </div>
      <input
        className={styles.slider}
        type="range"
        min={0}
        max={thresholds.length}
        step={1}
        value={threshold.place}
        onChange={(event) => threshold.move(event.target.valueAsNumber)}
        aria-label="Threshold"
        aria-valuetext={words}
        data-testid="threshold-slider"
      />
      <Best choose={threshold.choose} fixed={positives === 0 || negatives === 0} />
    </section>
  );
}
