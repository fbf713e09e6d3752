// Reads ahead the data that Label needs for the previewed transcript, so that it opens without waiting.
import { useQuery } from '@tanstack/react-query';
import type { Listed } from '../../contract/library.ts';
import { query } from '../client/queries.ts';

export interface PreparedProps {
  transcript: number;
  rater: string;
  /** The list with which Label would open it. */
  list: Pick<Listed, 'filter' | 'sort'>;
}

/** A component of its own, because each answer renders it again. Errors are reported where the data is used. */
export function Prepared({ transcript, rater, list }: PreparedProps) {
  const { data: head } = useQuery(query('transcript.head', { key: transcript }));
  // after the data of the preview
  const enabled = head !== undefined;
  const { filter, sort } = list;
  useQuery({ ...query('study.rubric', {}), enabled });
  useQuery({ ...query('label.queues', { rater }), enabled });
  useQuery({ ...query('label.listed', { rater, list: { filter, sort, around: transcript } }), enabled });
  useQuery({ ...query('label.get', { rater, id: head?.id ?? '', round: 'main' }), enabled });
  return null;
}
