// The confusion matrix: gold down, the grader across; each cell opens its transcripts.
import { Link } from '@tanstack/react-router';
import type { Basis } from '../../contract/calls/calibrate.ts';
import { flagsWords } from './ThresholdBar.tsx';
import type { Live } from './live.ts';
import { cellFilter, type Cell } from './matrix-links.ts';
import styles from './Grader.module.css';

const MEANS: Record<Cell, string> = {
  tp: 'found',
  fn: 'missed',
  fp: 'false alarms',
  tn: 'rightly left',
};

interface MatrixProps {
  basis: Basis;
  live: Live;
  threshold: number | null;
}

function CellOf({ cell, basis, live, threshold }: MatrixProps & { cell: Cell }) {
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
        <Link to="/library" search={{ filter }} aria-label={`${count} ${MEANS[cell]}: open them in the Library`}>
          {number}
        </Link>
      )}
      <span className={styles.means}>
        {MEANS[cell]}
        {weighted !== null && `, ${((100 * weighted[cell]) / all).toFixed(1)} % with weights`}
      </span>
    </td>
  );
}

export function Matrix(props: MatrixProps) {
  const { basis, threshold } = props;
  const event = `${basis.at.value} ${basis.at.name}`;
  return (
    <table className={styles.matrix} data-testid="matrix">
      <caption className="unseen">Gold against the grader, in transcripts</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">Grader {flagsWords(threshold)}</th>
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
  );
}
