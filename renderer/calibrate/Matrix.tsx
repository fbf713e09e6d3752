// The confusion matrix: rows are gold, columns the grader; each cell opens its transcripts.
import type { Basis } from '../../contract/calibration.ts';
import { counted } from '../imports/texts.ts';
import { flagsText } from './ThresholdBar.tsx';
import type { Live } from './live.ts';
import { cellFilter, type Cell } from './matrix-links.ts';
import { TranscriptsLink } from './TranscriptsLink.tsx';
import type { Addressed } from './useThreshold.ts';
import styles from './Grader.module.css';

const MEANS: Record<Cell, string> = {
  tp: 'true positives',
  fn: 'false negatives',
  fp: 'false positives',
  tn: 'true negatives',
};

interface MatrixProps {
  basis: Basis;
  live: Live;
  threshold: number | null;
  /** The threshold that Back restores. */
  addressed: Addressed;
}

function CellOf({ cell, basis, live, threshold, addressed }: MatrixProps & { cell: Cell }) {
  const { matrix, weighted } = live;
  const count = matrix[cell];
  const filter = count === 0 ? null : cellFilter(basis, cell, threshold);
  const all = weighted === null ? 0 : weighted.tp + weighted.fp + weighted.fn + weighted.tn;
  const number = (
    <span className={styles.count} data-testid={`cell-${cell}`}>
      {count.toLocaleString('en')}
    </span>
  );
  return (
    <td className={styles.cell} data-right={cell === 'tp' || cell === 'tn' || undefined}>
      {filter === null ? (
        number
      ) : (
        <TranscriptsLink
          filter={filter}
          label={`${count} ${MEANS[cell]}: open them in the Library`}
          threshold={addressed}
        >
          {number}
        </TranscriptsLink>
      )}
      <span className={styles.means}>
        {MEANS[cell]}
        {weighted !== null && `, ${((100 * weighted[cell]) / all).toFixed(1)} % weighted`}
      </span>
    </td>
  );
}

/** Explains why the Library may list fewer transcripts than a cell counts; renders nothing if it lists all. */
export function Unlisted({ basis: { hidden } }: Pick<MatrixProps, 'basis'>) {
  if (hidden === 0) return null;
  return (
    <p className={styles.hint} data-testid="unlisted">
      The Library lists fewer transcripts than a cell counts: {counted(hidden, 'transcript')} of these{' '}
      {hidden === 1 ? 'is' : 'are'} in a blind queue that you are labelling and cannot be found by score or gold until
      you submit.
    </p>
  );
}

export function Matrix(props: MatrixProps) {
  const { basis, threshold } = props;
  const event = `${basis.at.value} ${basis.at.name}`;
  return (
    <>
      <table className={styles.matrix} data-testid="matrix">
        <caption className="unseen">Gold against the grader, in transcripts</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">Grader {flagsText(threshold)}</th>
            <th scope="col">Does not flag</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Gold: {event} or more</th>
            <CellOf {...props} cell="tp" />
            <CellOf {...props} cell="fn" />
          </tr>
          <tr>
            <th scope="row">Gold: below</th>
            <CellOf {...props} cell="fp" />
            <CellOf {...props} cell="tn" />
          </tr>
        </tbody>
      </table>
      <Unlisted basis={basis} />
    </>
  );
}
