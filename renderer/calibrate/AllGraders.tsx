// All graders in one table: their values on the transcripts that all of them scored, and their differences.
import { useQuery } from '@tanstack/react-query';
import type { CalibrateWish, GradersTable } from '../../contract/calibration.ts';
import { query } from '../client/queries.ts';
import { counted } from '../imports/texts.ts';
import { pText } from '../parts/estimates.ts';
import { Notice, problemOf } from '../parts/Notice.tsx';
import { Figure } from './Figure.tsx';
import { Section } from './Section.tsx';
import styles from './Grader.module.css';

const VALUES = ['Flags from', 'Accuracy', 'Sensitivity', 'Specificity', 'Precision', 'F1', 'Correlation (MCC)', 'AUC'];
const DIFFERENCES = ['Accuracy', 'p', 'F1', 'Correlation (MCC)', 'Kappa', 'AUC'];

function Head({ first, names }: { first: string; names: readonly string[] }) {
  return (
    <thead>
      <tr>
        {[first, ...names].map((name) => (
          <th key={name} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Values({ rows }: Pick<GradersTable, 'rows'>) {
  return (
    <div className={styles.wide}>
      <table className={styles.table} data-testid="graders-values">
        <caption className="unseen">Values of each grader, with 95 % intervals</caption>
        <Head first="Grader" names={VALUES} />
        <tbody>
          {rows.map(({ grader, threshold, accuracy, sensitivity, specificity, precision, f1, mcc, auc }) => (
            <tr key={grader}>
              <th scope="row">{grader}</th>
              <td>{threshold}</td>
              <Figure value={accuracy} isShare />
              <Figure value={sensitivity} isShare />
              <Figure value={specificity} isShare />
              <Figure value={precision} isShare />
              <Figure value={f1} />
              <Figure value={mcc} />
              <Figure value={auc} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Differences({ pairs }: Pick<GradersTable, 'pairs'>) {
  if (pairs.length === 0) return null;
  return (
    <div className={styles.wide}>
      <table className={styles.table} data-testid="graders-differences">
        <caption className="unseen">Differences of each pair, with 95 % intervals</caption>
        <Head first="First minus second" names={DIFFERENCES} />
        <tbody>
          {pairs.map(({ grader, versus, accuracy, p, f1, mcc, kappa, auc }) => (
            <tr key={`${grader} ${versus}`}>
              <th scope="row">
                {grader} less {versus}
              </th>
              <Figure value={accuracy} />
              <td>{pText(p)}</td>
              <Figure value={f1} />
              <Figure value={mcc} />
              <Figure value={kappa} />
              <Figure value={auc} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Notes({ of: { n, events, design, left_out, alone } }: { of: GradersTable }) {
  const partly = alone.filter(({ n: count }) => count > 0);
  return (
    <p className={styles.hint}>
      {counted(n, 'transcript')} with gold that all of these graders scored, {events} of them events; {design}. Each
      grader flags at the threshold of its mapping; p tests the hypothesis of equal accuracy and is not adjusted for the
      number of pairs.{' '}
      {partly.length > 0 &&
        ` Not in the table: ${partly.map(({ grader, n: count }) => `${count} that ${grader} scored and another did not`).join(', ')}.`}
      {left_out.map(({ grader, why }) => ` ${grader} is left out: ${why}.`).join('')}
    </p>
  );
}

/**
 * A placeholder with about the height of both tables: a row for each grader and each pair, and a head for each table.
 */
function Coming({ graders }: { graders: number }) {
  const rows = graders + (graders * (graders - 1)) / 2 + 2;
  return (
    <p className={styles.hint} role="status" style={{ minHeight: `calc(${rows} * var(--row))` }}>
      Comparing {graders} graders on the transcripts that all of them scored…
    </p>
  );
}

export interface AllGradersProps {
  wish: CalibrateWish;
  graders: readonly string[];
}

/** Renders nothing for a single grader. */
export function AllGraders({ wish: { dimension, filter, at, clusters }, graders }: AllGradersProps) {
  const isAsked = graders.length > 1;
  const { data, error } = useQuery({
    ...query('calibrate.graders', { dimension, filter, at, clusters, graders: [...graders] }),
    enabled: isAsked,
  });
  if (!isAsked) return null;
  return (
    <Section title="All graders on the same transcripts" testId="all-graders" settled={data !== undefined}>
      {error !== null && <Notice problem={problemOf(error)} />}
      {data === undefined && error === null && <Coming graders={graders.length} />}
      {data !== undefined && (
        <>
          {data.rows.length > 0 && <Values rows={data.rows} />}
          <Differences pairs={data.pairs} />
          <Notes of={data} />
        </>
      )}
    </Section>
  );
}
