// A second opinion beside the labels: level probabilities by Dawid and Skene's model. It is never gold.
import { useQuery } from '@tanstack/react-query';
import type { Dimension } from '../../contract/rubric.ts';
import { query } from '../client/queries.ts';
import { levelText } from '../cards/rater-texts.ts';
import styles from './SecondOpinion.module.css';

/** Probabilities below this are not shown. */
const LEAST = 0.005;

const percent = (share: number): string => `${share > 1 - LEAST ? 'over 99' : Math.round(share * 100)} %`;

export function SecondOpinion({ transcript, dimension }: { transcript: number; dimension: Dimension }) {
  const { data } = useQuery(query('adjudicate.opinions', { dimension: dimension.name }));
  const own = data?.transcripts.find(({ key }) => key === transcript);
  if (data === undefined || own === undefined) return null;
  const shares = own.shares
    .map((share, place) => ({ share, level: data.levels[place] ?? 0 }))
    .filter(({ share }) => share >= LEAST)
    .sort((a, b) => b.share - a.share);
  const caution = `Dawid-Skene over ${data.transcripts.length} transcripts with three raters or more. ${data.notes.join('; ')}.`;
  return (
    <p className={styles.opinion} title={caution} data-testid="second-opinion">
      Second opinion (a model of all raters, no gold):{' '}
      {shares.map(({ share, level }) => `${levelText(level, dimension)} ${percent(share)}`).join(', ')}
    </p>
  );
}
