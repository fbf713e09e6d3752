// One figure in a table: the number with its interval; its method on hover and for screen readers.
import type { Estimate } from '../../contract/estimate.ts';
import { behind, figure, share } from '../parts/estimates.ts';
import styles from './Raters.module.css';

export function Figure({ value, isShare = false }: { value: Estimate | null; isShare?: boolean }) {
  if (value === null) return <td className={styles.number}>–</td>;
  return (
    <td className={styles.number} title={behind(value)}>
      {isShare ? share(value) : figure(value)}
    </td>
  );
}
