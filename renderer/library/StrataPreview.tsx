// Previews a draw: the number of transcripts from each stratum, and their inclusion probabilities.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { stratumText, type Design } from '../../contract/queue.ts';
import { useRater } from '../client/app-state.ts';
import { query } from '../client/queries.ts';
import { Notice, problemOf } from '../parts/Notice.tsx';
import { useSettled } from '../parts/useSettled.ts';
import styles from './StrataPreview.module.css';

const whole = new Intl.NumberFormat('en');
const share = new Intl.NumberFormat('en', { style: 'percent', maximumSignificantDigits: 3 });

/** The call that previews a draw: from the transcripts of the study, or from the units of its population. */
export type PreviewCall = 'sample.preview' | 'population.preview';

export interface StrataPreviewProps {
  from: PreviewCall;
  filter: string;
  n: number;
  design: Design;
}

export function StrataPreview({ from, filter, n, design }: StrataPreviewProps) {
  const rater = useRater().id;
  const wish = useSettled({ filter, rater, n, design });
  const { data, error } = useQuery({ ...query(from, wish), placeholderData: keepPreviousData });
  if (error !== null) return <Notice problem={problemOf(error)} />;
  if (data === undefined) return null;
  return (
    <div className={styles.preview} data-testid="strata">
      <table>
        <thead>
          <tr>
            <th scope="col">Stratum</th>
            <th scope="col">There are</th>
            <th scope="col">Drawn</th>
            <th scope="col">Probability</th>
          </tr>
        </thead>
        <tbody>
          {data.strata.map(({ key, population, sampled, probability }) => (
            <tr key={key}>
              <th scope="row">{stratumText(key)}</th>
              <td>{whole.format(population)}</td>
              <td>{whole.format(sampled)}</td>
              <td>{share.format(probability)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {data.notes.map((note) => (
        <p key={note}>{note}.</p>
      ))}
    </div>
  );
}
