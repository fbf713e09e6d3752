// A note on how intervals were resampled or drawn, shown once below all figures that refer to it.
import { resampling } from '../parts/estimates.ts';
import type { Estimate } from '../../contract/estimate.ts';
import styles from './Grader.module.css';

export function Resampled({ of }: { of: readonly (Estimate | null)[] }) {
  const ways = [...new Set(of.flatMap((value) => (value === null ? [] : (resampling(value) ?? []))))];
  if (ways.length === 0) return null;
  return (
    <p className={styles.footnote} data-testid="resampled">
      * Resampled or drawn: {ways.join('; ')}. The same seed gives the same interval again.
    </p>
  );
}
