// The stored description of the population: number of units, location, time of description, and units by cell.
import { useQuery } from '@tanstack/react-query';
import type { Population } from '../../../contract/population.ts';
import { query } from '../../client/queries.ts';
import { counted } from '../../imports/texts.ts';
import { Button } from '../../parts/Button.tsx';
import { Notice, problemOf } from '../../parts/Notice.tsx';
import { exactTime, timeAgo } from '../../parts/time-ago.ts';
import { Cells } from './Cells.tsx';
import { showPopulation } from './population.ts';
import styles from './Population.module.css';

const MOST_PATHS = 5;

function Paths({ title, paths }: { title: string; paths: readonly string[] }) {
  return (
    <>
      <dt>{title}</dt>
      <dd>
        {paths.slice(0, MOST_PATHS).map((path) => (
          <p key={path} className={styles.path}>
            {path}
          </p>
        ))}
        {paths.length > MOST_PATHS && <p>and {counted(paths.length - MOST_PATHS, 'other')}</p>}
      </dd>
    </>
  );
}

export function KnownPopulation({ population }: { population: Population }) {
  const { source, units, drawn, described_at: at } = population;
  const { data, error } = useQuery(query('population.cells', {}));
  return (
    <div className={styles.form}>
      <p className={styles.count} data-testid="population-known">
        {drawn.toLocaleString('en')} drawn of {counted(units, 'unit')}
      </p>
      <dl className={styles.facts}>
        <Paths title="Units" paths={source.from} />
        {source.scores_from.length > 0 && <Paths title="Scores" paths={source.scores_from} />}
        <dt>Id</dt>
        <dd>{source.id}</dd>
        <dt>Described</dt>
        <dd title={exactTime(at)}>{timeAgo(at)}</dd>
      </dl>
      {error !== null && <Notice problem={problemOf(error)} />}
      {data !== undefined && <Cells cells={data} columns={source} />}
      <p className={styles.hint}>
        Rates, calibration and the planner describe these units. Describe them again to add a facet, a score or a cut;
        transcripts that are drawn already stay drawn.
      </p>
      <div className={styles.end}>
        <footer className={styles.actions}>
          <Button onPress={() => showPopulation(null)}>Close</Button>
          <Button onPress={() => showPopulation('describe')}>Describe again…</Button>
          <Button variant="primary" onPress={() => showPopulation('draw')}>
            Draw from it…
          </Button>
        </footer>
      </div>
    </div>
  );
}
