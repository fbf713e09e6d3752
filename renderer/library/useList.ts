// The list of the library: all keys at once, and the rows around the view as they are needed.
import { useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { parseFilter } from '../../contract/filter/parse.ts';
import type { LibraryRow, Sort } from '../../contract/calls/library.ts';
import { call } from '../client/call.ts';
import { query, queryClient } from '../client/queries.ts';
import { wordsOf } from './terms.ts';

export interface List {
  keys: readonly number[];
  /** The filter and the order that gave these keys; while a new list is on its way, those of the last one. */
  filter: string;
  sort: Sort;
  /** The words searched for, as a filter. */
  words: string;
}

/** Rows asked for at once. */
const CHUNK = 100;
/** Chunks that went out of view are forgotten after this: a whole large study would be heavy to keep. */
const KEEP_MS = 60_000;
/** A thumb dragged across the study passes hundreds of chunks a second; no more than one every so often is asked for. */
const PACE_MS = 60;

const rowsQuery = ({ keys, words }: Pick<List, 'keys' | 'words'>, chunk: number, rater: string) => ({
  ...query('library.rows', { keys: keys.slice(chunk * CHUNK, (chunk + 1) * CHUNK), filter: words, rater }),
  gcTime: KEEP_MS,
});

/** The list, with its first rows already here, so that a new one takes the place of the last without a blank between them. */
async function listOf(filter: string, sort: Sort, rater: string): Promise<List> {
  const { keys } = await call('library.keys', { filter, sort, rater });
  const list = { keys, filter, sort, words: wordsOf(filter) };
  if (keys.length > 0) await queryClient.prefetchQuery(rowsQuery(list, 0, rater));
  return list;
}

/** The last list that could be had (null before the first), whether another is on its way, and why it failed. */
export function useList(filter: string, sort: Sort, rater: string): { list: List | null; busy: boolean; error: Error | null } {
  const asked = useQuery({
    queryKey: ['library.keys', { filter, sort, rater }, 'list'],
    queryFn: () => listOf(filter, sort, rater),
    enabled: parseFilter(filter).ok,
    // Labels made since may have changed what the filter finds.
    refetchOnMount: 'always',
  });
  const [last, setLast] = useState<List | null>(null);
  if (asked.data !== undefined && asked.data !== last) setLast(asked.data);
  return { list: asked.data ?? last, busy: asked.isFetching && asked.data === undefined, error: asked.error };
}

/** The value, changing no more often than every `PACE_MS`. */
function usePaced(value: number): number {
  const [paced, setPaced] = useState(value);
  const changed = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, changed.current + PACE_MS - performance.now());
    const timer = setTimeout(() => {
      changed.current = performance.now();
      setPaced(value);
    }, wait);
    return () => clearTimeout(timer);
  }, [value]);
  return paced;
}

const byKey = (chunks: UseQueryResult<LibraryRow[]>[]): ReadonlyMap<number, LibraryRow> =>
  new Map(chunks.flatMap(({ data }) => data ?? []).map((row) => [row.key, row]));

/** Rows of the list from index `first` to `end` and some around them, by key, as far as they are here. */
export function useRows(list: List, first: number, end: number, rater: string): ReadonlyMap<number, LibraryRow> {
  const from = Math.floor(first / CHUNK);
  const span = Math.floor(Math.max(0, end - 1) / CHUNK) - from;
  const paced = usePaced(from);
  const last = Math.ceil(list.keys.length / CHUNK) - 1;
  const chunks = Array.from({ length: span + 3 }, (_, index) => paced - 1 + index).filter((chunk) => chunk >= 0 && chunk <= last);
  return useQueries({ queries: chunks.map((chunk) => rowsQuery(list, chunk, rater)), combine: byKey });
}
