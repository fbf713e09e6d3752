// Checks the draft after typing has paused: its mistakes, and the last rubric without mistakes.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Rubric, RubricMistake } from '../../contract/rubric.ts';
import { query } from '../client/queries.ts';

const REST_MS = 150;

export interface Checked {
  mistakes: readonly RubricMistake[];
  /** The rubric of the text; while the text has mistakes, the last one without; initially the current version. */
  rubric: Rubric;
  /** Whether the mistakes belong to the current text. */
  settled: boolean;
}

export function useChecked(text: string, inForce: Rubric): Checked {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const { data, isPlaceholderData } = useQuery({
    ...query('rubric.check', { text: rested }),
    placeholderData: (before) => before,
    throwOnError: true,
    gcTime: 0,
  });
  const [last, setLast] = useState(inForce);
  if (data !== undefined && data.rubric !== null && data.rubric !== last) setLast(data.rubric);
  return {
    mistakes: data?.mistakes ?? [],
    rubric: data?.rubric ?? last,
    settled: rested === text && data !== undefined && !isPlaceholderData,
  };
}
