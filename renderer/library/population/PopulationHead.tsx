// The head of the Library in a study that samples a population: how many of its units are drawn.
import type { StudyInfo } from '../../../contract/study.ts';
import { useRead } from '../../client/queries.ts';
import { counted } from '../../imports/texts.ts';
import { Button } from '../../parts/Button.tsx';
import { exactTime, timeAgo } from '../../parts/time-ago.ts';
import { sourceName } from './columns.ts';
import { showPopulation } from './population.ts';
import styles from './Population.module.css';

const whole = (count: number): string => count.toLocaleString('en');

/** Renders nothing in a study without a population. */
export function PopulationHead({ study }: { study: StudyInfo }) {
  const population = useRead('population.show', {});
  if (population === null) return null;
  const { units, drawn, source, described_at: at } = population;
  const others = study.transcripts - drawn;
  return (
    <div className={styles.head} data-testid="population-head">
      <p className={styles.drawn}>
        <b>
          {whole(drawn)} drawn of {whole(units)}
        </b>
        <span title={source.from.join('\n')}> · {sourceName(source)}</span>
        <span title={exactTime(at)}> · described {timeAgo(at)}</span>
        {others > 0 && ` · ${counted(others, 'transcript')} from elsewhere, in no rate`}
      </p>
      <Button variant="quiet" onPress={() => showPopulation('known')}>
        Population…
      </Button>
      <Button variant="quiet" onPress={() => showPopulation('draw')}>
        Draw from it…
      </Button>
    </div>
  );
}
