// The result or preview of a table's import: counts, then the rejected rows by reason.
import type { Refusal, TableOutcome } from '../../contract/tables.ts';
import { counted } from './texts.ts';
import styles from './Table.module.css';

const whole = (count: number): string => count.toLocaleString('en');

/** The outcome in one line: "5,000 would be added, 3 rejected". */
export function outcomeText(
  { added, updated, unchanged, unanswered, conflicts, rejected }: TableOutcome,
  tense: 'did' | 'would',
): string {
  const be = tense === 'would' ? ' would be' : '';
  return [
    `${whole(added)}${be} added`,
    ...(updated > 0 ? [`${whole(updated)} updated`] : []),
    ...(unchanged > 0 ? [`${whole(unchanged)} ${tense === 'would' ? 'are' : 'were'} there already`] : []),
    ...(unanswered > 0 ? [`${whole(unanswered)} left unanswered`] : []),
    ...(conflicts > 0 ? [`${whole(conflicts)} not imported, because the study has a different one`] : []),
    ...(rejected > 0 ? [`${counted(rejected, 'row')} rejected`] : []),
  ].join(', ');
}

const where = ({ rows, first, last }: Refusal): string =>
  rows === 1 ? first : `${counted(rows, 'row')}, from ${first} to ${last}`;

export interface OutcomeProps {
  outcome: TableOutcome;
  /** The number of rows in the preview; null: all. */
  looked: number | null;
  tense: 'did' | 'would';
}

export function Outcome({ outcome, looked, tense }: OutcomeProps) {
  const of = looked === null ? '' : `Of the first ${whole(looked)} rows: `;
  const told = outcome.refused.reduce((sum, { rows }) => sum + rows, 0);
  const untold = outcome.rejected + outcome.conflicts - told;
  return (
    <div className={styles.outcome}>
      <p className={styles.counts} role="status" data-testid="table-outcome">
        {of}
        {outcomeText(outcome, tense)}.
      </p>
      {outcome.refused.length > 0 && (
        // a list that scrolls must be reachable by keys
        <ul className={styles.refused} aria-label="Rejected rows" tabIndex={0} data-testid="table-refused">
          {outcome.refused.map((refusal) => (
            <li key={refusal.reason}>
              <span className={styles.where}>{where(refusal)}: </span>
              {refusal.reason}
            </li>
          ))}
          {untold > 0 && <li className={styles.where}>and {counted(untold, 'row')} for other reasons</li>}
        </ul>
      )}
    </div>
  );
}
