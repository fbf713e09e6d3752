// A second grader on the same transcripts: which of the two is right more often, and how much they differ.
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { CalibrateWish, Versus as Compared } from '../../contract/calibration.ts';
import { query } from '../client/queries.ts';
import { counted } from '../imports/texts.ts';
import { Notice, problemOf } from '../parts/Notice.tsx';
import { Select } from '../parts/Select.tsx';
import { Estimates } from './Estimates.tsx';
import { testText } from './versus-text.ts';
import { flagsText } from './ThresholdBar.tsx';
import { useGo } from './useChoice.ts';
import { Section } from './Section.tsx';
import styles from './Grader.module.css';

const NONE = '';

function Comparison({ of }: { of: Compared }) {
  const { grader, versus, thresholds, accuracy, f1, mcc, kappa, auc, n, notes } = of;
  return (
    <>
      <p data-testid="mcnemar">
        On {counted(n, 'transcript')} that both scored, {grader} ({flagsText(thresholds[0])}) alone is right on{' '}
        {accuracy.b}, {versus} ({flagsText(thresholds[1])}, as it is read) alone on {accuracy.c}: {testText(accuracy)}.
      </p>
      <Estimates
        caption={`${grader} less ${versus}, with 95 % intervals`}
        head={`${grader} less ${versus}`}
        all={[
          { name: 'Accuracy', value: accuracy },
          { name: 'F1', value: f1 },
          { name: 'Matthews’ correlation', value: mcc },
          { name: 'Kappa', value: kappa },
          { name: 'AUC', value: auc },
        ]}
        withMethod
      />
      {notes.map((note) => (
        <p key={note} className={styles.hint}>
          {note}.
        </p>
      ))}
    </>
  );
}

/** The comparison of both graders, as far as it is computed. `threshold`: the first grader's settled threshold. */
export function useCompared(wish: CalibrateWish, versus: string | null, threshold: number | null): Compared | null {
  const { data } = useQuery({
    ...query('calibrate.versus', { ...wish, threshold, versus: versus ?? NONE }),
    enabled: versus !== null,
  });
  return versus === null ? null : (data ?? null);
}

export interface VersusProps {
  wish: CalibrateWish;
  graders: readonly string[];
  /** The first grader's settled threshold. */
  threshold: number | null;
}

export function Versus({ wish, graders, threshold }: VersusProps) {
  const { versus } = useSearch({ from: '/calibrate' });
  const go = useGo();
  const others = graders.filter((name) => name !== wish.grader);
  const other = others.find((name) => name === versus) ?? NONE;
  const { data, error } = useQuery({
    ...query('calibrate.versus', { ...wish, threshold, versus: other }),
    enabled: other !== NONE,
  });
  return (
    <Section title="Compare with another grader" testId="versus">
      {others.length === 0 ? (
        <p className={styles.hint}>No other grader has scored transcripts of this study.</p>
      ) : (
        <div className={styles.band}>
          <Select
            label="Compare with"
            hideLabel
            options={[{ value: NONE, label: 'none' }, ...others.map((name) => ({ value: name, label: name }))]}
            value={other}
            onChange={(name) => go({ versus: name })}
          />
        </div>
      )}
      {other !== NONE && error !== null && <Notice problem={problemOf(error)} />}
      {other !== NONE && data !== undefined && <Comparison of={data} />}
    </Section>
  );
}
