// The scores of automated graders: hidden while the rater labels blind, shown beside the label after it is submitted or
// the scores were revealed.
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Score } from '../../contract/score.ts';
import { call } from '../client/call.ts';
import { query } from '../client/queries.ts';
import { Button } from '../parts/Button.tsx';
import { problemOf } from '../parts/Notice.tsx';
import styles from './GraderScores.module.css';

export interface ShownScores {
  /** Whether the scores are hidden, so that the rater labels blind. */
  hidden: boolean;
  scores: readonly Score[];
}

async function readScores(key: number, rater: string): Promise<ShownScores> {
  try {
    return { hidden: false, scores: await call('transcript.scores', { key, rater }) };
  } catch (error) {
    if (problemOf(error).code !== 'blind') throw error;
    return { hidden: true, scores: [] };
  }
}

/**
 * The scores that this rater may see. They are read again after every change of a label; an equal answer renders
 * nothing.
 */
export const scoresQuery = (key: number, rater: string) =>
  queryOptions({
    queryKey: [...query('transcript.scores', { key, rater }).queryKey, 'shown'],
    queryFn: () => readScores(key, rater),
  });

const NOT_YET: ShownScores = { hidden: false, scores: [] };

/** The graders' scores of a transcript for this rater. */
export const useScores = (transcript: number, rater: string): ShownScores =>
  useQuery(scoresQuery(transcript, rater)).data ?? NOT_YET;

const decimals = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

function verdict({ state, value, label }: Score): string {
  if (state === 'parse_failed') return 'unreadable';
  if (state === 'unscored') return 'not scored';
  if (label !== null && value !== null && label !== String(value)) return `${label} (${decimals.format(value)})`;
  return label ?? (value === null ? '' : decimals.format(value));
}

export interface GraderScoresProps {
  transcript: number;
  rater: string;
  submitted: boolean;
  /** The number of the graders' quotes that are marked in the transcript. */
  cited: number;
  onReveal: () => void;
}

export function GraderScores({ transcript, rater, submitted, cited, onReveal }: GraderScoresProps) {
  const { hidden, scores } = useScores(transcript, rater);
  if (!hidden && scores.length === 0) return null;
  return (
    <section className={styles.scores} aria-label="Graders">
      <h3>Graders</h3>
      {hidden && (
        <p>
          {submitted ? 'Hidden until the queue is done.' : 'Hidden until you submit.'}{' '}
          <Button variant="quiet" onPress={onReveal}>
            Reveal now…
          </Button>
        </p>
      )}
      {cited > 0 && (
        <p>{cited === 1 ? 'One citation is' : `${cited} citations are`} marked in grey in the transcript.</p>
      )}
      {scores.map((score) => (
        <details key={`${score.grader} ${score.dimension}`}>
          <summary>
            <span>
              {score.dimension} · {score.grader}
            </span>
            <b>{verdict(score)}</b>
          </summary>
          <p className={styles.explanation}>{score.explanation ?? 'No explanation.'}</p>
        </details>
      ))}
    </section>
  );
}
