// One figure in a table: the number with its interval; the method is shown on hover and read by screen readers.
import type { Estimate } from '../../contract/estimate.ts';
import { behind, figure, share } from '../parts/estimates.ts';
import styles from './Raters.module.css';

export interface FigureProps {
  value: Estimate | null;
  isShare?: boolean;
  /** Whether missing intervals are still being computed. */
  pending?: boolean;
}

/** Reserves the width of an interval that is still being computed, so that nothing moves when it arrives. */
function Coming({ value, form }: { value: Estimate; form: (value: Estimate) => string }) {
  const whole = form({ ...value, low: value.estimate, high: value.estimate });
  return (
    <span className={styles.coming} data-coming>
      <span aria-hidden>{whole.slice(form(value).length)}</span>
      <span className="unseen">, interval is being calculated</span>
    </span>
  );
}

export function Figure({ value, isShare = false, pending = false }: FigureProps) {
  if (value === null) return <td className={styles.number}>–</td>;
  const form = isShare ? share : figure;
  return (
    <td className={styles.number} title={behind(value)}>
      {form(value)}
      {pending && value.estimate !== null && value.low === null && <Coming value={value} form={form} />}
    </td>
  );
}
