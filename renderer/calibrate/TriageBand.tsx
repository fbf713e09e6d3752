// A band of scores that people review instead of the grader: the amount of work, and the grader's error rate outside
// it.
import { useState } from 'react';
import { CONFIDENCE } from '../../contract/estimate.ts';
import { triage } from '../../statistics/calibration/triage.ts';
import { scoreText } from '../parts/estimates.ts';
import { Select } from '../parts/Select.tsx';
import { Estimates } from './Estimates.tsx';
import type { Swept } from './live.ts';
import { Section } from './Section.tsx';
import styles from './Grader.module.css';

/** Maximum length of the list of bounds. */
const MOST = 60;
/** The bounds to choose from: every score, or evenly spaced scores if there are many. */
function offered(thresholds: Float64Array): number[] {
  if (thresholds.length <= MOST) return Array.from(thresholds, (_, at) => at);
  return [...new Set(Array.from({ length: MOST }, (_, at) => Math.round((at * (thresholds.length - 1)) / (MOST - 1))))];
}

export function TriageBand({ swept, place }: { swept: Swept; place: number }) {
  const { counts, weighed, squared, isWeighted, isClustered } = swept;
  const { thresholds } = counts;
  const places = offered(thresholds);
  const [band, setBand] = useState<{ from: number; to: number } | null>(null);
  const nearest = (wanted: number): number => places.findLast((one) => one <= wanted) ?? 0;
  // the default is from the score below the threshold to the score above it
  const from = band?.from ?? nearest(Math.max(0, place - 1));
  const to = Math.max(from, band?.to ?? nearest(Math.min(thresholds.length - 1, place)));
  const [low, high] = [thresholds[from] ?? 0, thresholds[to + 1] ?? Number.POSITIVE_INFINITY];
  const weights = isWeighted ? { sums: weighed, squares: squared } : undefined;
  const found = triage({ counts, weights }, { low, high, level: CONFIDENCE });
  const options = places.map((at) => ({ value: String(at), label: scoreText(thresholds[at] ?? 0) }));
  return (
    <Section title="Review unclear scores by hand" testId="triage">
      <div className={styles.band}>
        <Select
          label="From score"
          options={options}
          value={String(from)}
          onChange={(at) => setBand({ from: Number(at), to: Math.max(to, Number(at)) })}
        />
        <Select
          label="Up to and including"
          options={options.filter(({ value }) => Number(value) >= from)}
          value={String(to)}
          onChange={(at) => setBand({ from, to: Number(at) })}
        />
      </div>
      <Estimates
        caption="Scores reviewed by hand, with 95 % intervals"
        head={`Scores ${scoreText(low)} to ${scoreText(thresholds[to] ?? low)} are reviewed by hand`}
        all={[
          { name: 'Transcripts to review', value: found.workload, isShare: true },
          { name: 'Wrong verdicts among the rest', value: found.error, isShare: true },
          { name: 'Events below the band, which are missed', value: found.missed, isShare: true },
          { name: 'No event above the band, which is flagged', value: found.flagged_wrongly, isShare: true },
        ]}
      />
      <p className={styles.hint}>
        The intervals hold for a band that was fixed in advance.
        {isClustered && ' They treat transcripts as independent, even within clusters.'}
        {isWeighted &&
          ' Gold was drawn with unequal inclusion probabilities: each transcript is weighted by 1 / its inclusion probability, and n counts transcripts.'}
      </p>
    </Section>
  );
}
