// The agreement of each pair of raters as a table; each cell has a number and a tint.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { AgreementPart, Coefficients } from '../../contract/agreement.ts';
import { printComparison } from '../../contract/filter/print.ts';
import type { Estimate } from '../../contract/estimate.ts';
import { Choice } from '../parts/Choice.tsx';
import { behind, figure, share } from '../parts/estimates.ts';
import { Section } from './Section.tsx';
import styles from './Raters.module.css';

type Shown = 'alpha' | 'percent' | 'kappa';

const SHOWN: readonly { value: Shown; title: string; testId: string }[] = [
  { value: 'alpha', title: 'Alpha', testId: 'pairs-alpha' },
  { value: 'percent', title: 'Percent', testId: 'pairs-percent' },
  { value: 'kappa', title: 'Kappa', testId: 'pairs-kappa' },
];
const VALUE: Record<Shown, (of: Coefficients) => Estimate | null> = {
  alpha: ({ krippendorff }) => krippendorff,
  percent: ({ percent }) => percent,
  kappa: ({ cohen }) => cohen?.quadratic ?? cohen?.identity ?? null,
};
const TINTS = 5;

/** The filter of the transcripts that both raters labelled. */
const bothLabelled = (scope: string, pair: readonly [string, string]): string =>
  [scope, ...pair.map((rater) => printComparison({ kind: 'name', name: 'rater' }, '=', rater))]
    .filter((part) => part !== '')
    .join(' ');

interface CellProps {
  part: AgreementPart | undefined;
  shown: Shown;
  /** The filter of the transcripts on which agreement is computed. */
  scope: string;
}

function Cell({ part, shown, scope }: CellProps) {
  const value = part === undefined ? null : VALUE[shown](part.agreement);
  if (value === null || part === undefined)
    return <td className={styles.cell} aria-label="same rater, or no shared transcripts" />;
  return (
    <td className={styles.cell} data-tint={Math.round(Math.max(0, value.estimate ?? 0) * TINTS)} title={behind(value)}>
      {shown === 'percent' ? share(value) : figure(value)}
      {part.pair === null ? (
        <span className={styles.n}>n = {value.n}</span>
      ) : (
        <Link
          className={styles.n}
          to="/library"
          search={{ filter: bothLabelled(scope, part.pair) }}
          aria-label={`n = ${value.n}: open in the Library the transcripts that ${part.pair.join(' and ')} both labelled`}
        >
          n = {value.n}
        </Link>
      )}
    </td>
  );
}

export function PairMap({ pairs, scope }: { pairs: readonly AgreementPart[] | null; scope: string }) {
  const [shown, setShown] = useState<Shown>('alpha');
  if (pairs === null || pairs.length === 0) return null;
  const raters = [...new Set(pairs.flatMap(({ pair }) => pair ?? []))];
  const of = (a: string, b: string): AgreementPart | undefined =>
    pairs.find(({ pair }) => pair !== null && ((pair[0] === a && pair[1] === b) || (pair[0] === b && pair[1] === a)));
  return (
    <Section title="Agreement by pair" level={3}>
      <Choice label="Figure" options={SHOWN} chosen={shown} onChoose={setShown} row />
      <div className={styles.wide}>
        <table className={styles.table} data-testid="pairs">
          <thead>
            <tr>
              <td />
              {raters.map((rater) => (
                <th key={rater} scope="col">
                  {rater}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {raters.map((row) => (
              <tr key={row}>
                <th scope="row">{row}</th>
                {raters.map((column) => (
                  <Cell key={column} part={of(row, column)} shown={shown} scope={scope} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
