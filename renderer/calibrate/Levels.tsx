// The grader's level against gold's level: a matrix with the count of every pair, and measures of distance.
import { useSearch } from '@tanstack/react-router';
import { levelFigures, type Basis, type CalibrateFigures } from '../../contract/calibration.ts';
import { Estimates } from './Estimates.tsx';
import { levelFilter } from './matrix-links.ts';
import { TranscriptsLink } from './TranscriptsLink.tsx';
import { Section } from './Section.tsx';
import styles from './Grader.module.css';

type LevelMatrixProps = { basis: Basis } & Pick<CalibrateFigures, 'level_matrix' | 'level_shares'>;

function LevelMatrix({ basis, level_matrix: counts, level_shares: shares }: LevelMatrixProps) {
  const { scale } = basis;
  // the settled threshold, so that the matrix is not rendered at each step of the threshold; only its links use it
  const { threshold, by } = useSearch({ from: '/calibrate' });
  const most = Math.max(1, ...counts.flat());
  return (
    <div className={styles.wide}>
      <table className={styles.matrix} data-testid="level-matrix">
        <caption className="unseen">Levels of gold against levels of the grader, in transcripts</caption>
        <thead>
          <tr>
            <td />
            {scale.map(({ value, name }) => (
              <th key={value} scope="col">
                Grader {value} {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {scale.map((gold, row) => (
            <tr key={gold.value}>
              <th scope="row">
                Gold {gold.value} {gold.name}
              </th>
              {scale.map((level, column) => {
                const count = counts[row]?.[column] ?? 0;
                const weight = shares?.[row]?.[column] ?? null;
                const filter = count === 0 ? null : levelFilter(basis, gold.value, level.value);
                return (
                  <td
                    key={level.value}
                    className={styles.pair}
                    data-right={row === column || undefined}
                    data-tint={Math.ceil((4 * count) / most)}
                  >
                    {filter === null ? (
                      count
                    ) : (
                      <TranscriptsLink
                        filter={filter}
                        label={`${count}: gold ${gold.name}, grader ${level.name}; open them in the Library`}
                        threshold={{ at: threshold, by }}
                      >
                        {count}
                      </TranscriptsLink>
                    )}
                    {weight !== null && count > 0 && (
                      <span className={styles.means}>{(100 * weight).toFixed(1)} % with weights</span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export interface LevelsProps {
  basis: Basis;
  figures: CalibrateFigures;
  /** Whether missing intervals are still being computed. */
  pending: boolean;
}

export function Levels({ basis, figures, pending }: LevelsProps) {
  const all = levelFigures(figures);
  return (
    <Section title="Level by level">
      <LevelMatrix basis={basis} level_matrix={figures.level_matrix} level_shares={figures.level_shares} />
      {all.length === 0 ? (
        <p className={styles.hint}>The levels have no order, so distances between them are not defined.</p>
      ) : (
        <Estimates
          caption="Levels of the grader against gold, with 95 % intervals"
          head="Level by level"
          all={all}
          withMethod
          pending={pending}
        />
      )}
    </Section>
  );
}
