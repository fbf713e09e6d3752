// Figures in a table: name, value with its interval, n, and method.
import type { Estimate } from '../../contract/estimate.ts';
import { methodText } from '../parts/estimates.ts';
import { Figure } from './Figure.tsx';
import styles from './Grader.module.css';

export interface Named {
  name: string;
  value: Estimate;
  isShare?: boolean;
}

export interface EstimatesProps {
  caption: string;
  head: string;
  all: readonly Named[];
  /** A further column beside the values, with this head; its values by name. */
  beside?: { head: string; of: ReadonlyMap<string, Estimate> } | null;
  /** Whether method and notes are shown as text, instead of only on hover. */
  withMethod?: boolean;
  /** Whether missing intervals are still being computed. */
  pending?: boolean;
}

export function Estimates({ caption, head, all, beside = null, withMethod = false, pending = false }: EstimatesProps) {
  return (
    <div className={styles.wide}>
      <table className={styles.table}>
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col">Value</th>
            {beside !== null && <th scope="col">{beside.head}</th>}
            <th scope="col">n</th>
            {withMethod && (
              <th scope="col" data-words>
                Method
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {all.map(({ name, value, isShare = false }) => (
            <tr key={name} data-testid={`figure-${name}`}>
              <th scope="row">{name}</th>
              <Figure value={value} isShare={isShare} pending={pending} />
              {beside !== null && <Figure value={beside.of.get(name) ?? null} isShare={isShare} />}
              <td>{value.n.toLocaleString('en')}</td>
              {withMethod && <td className={styles.method}>{[methodText(value), ...value.notes].join('; ')}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
