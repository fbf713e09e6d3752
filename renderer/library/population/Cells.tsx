// The largest cells of a population: the facets and scores that define each, and its number of units.
import type { PopulationColumns, ShownCells } from '../../../contract/population.ts';
import { counted } from '../../imports/texts.ts';
import { stretchText } from './columns.ts';
import styles from './Population.module.css';

const whole = (count: number): string => count.toLocaleString('en');

/** Without a facet and without a score all units are one cell. */
export function Cells({ cells, columns }: { cells: ShownCells; columns: PopulationColumns }) {
  const { facets, scores } = columns;
  const isPart = cells.looked !== null;
  return (
    <div className={styles.stack}>
      <p className={styles.hint} role="status" data-testid="population-cells">
        {isPart
          ? `${counted(cells.cells, 'cell')} among the first ${whole(cells.units)} units.`
          : `${counted(cells.units, 'unit')} in ${counted(cells.cells, 'cell')}.`}
        {cells.largest.length < cells.cells && ` These are the ${whole(cells.largest.length)} largest.`}
      </p>
      {/* a table that scrolls must be reachable by keys */}
      <div className={styles.cells} tabIndex={0} role="region" aria-label="Units by cell">
        <table>
          <thead>
            <tr>
              {facets.map(({ name }) => (
                <th key={name} scope="col" title={name}>
                  {name}
                </th>
              ))}
              {scores.map(({ grader, dimension }) => (
                <th key={`${grader} ${dimension}`} scope="col" title={`${grader} · ${dimension}`}>
                  {grader} · {dimension}
                </th>
              ))}
              <th scope="col" data-number>
                Units
              </th>
            </tr>
          </thead>
          <tbody>
            {cells.largest.map((cell) => (
              <tr key={JSON.stringify([cell.facets, cell.scores])}>
                {facets.map(({ name }, at) => (
                  <td key={name} title={cell.facets[at] ?? ''}>
                    {cell.facets[at] ?? <span className={styles.none}>none</span>}
                  </td>
                ))}
                {scores.map(({ grader, dimension, cuts }, at) => (
                  <td key={`${grader} ${dimension}`}>{stretchText(cuts, cell.scores[at]?.value ?? null)}</td>
                ))}
                <td data-number>{whole(cell.units)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
