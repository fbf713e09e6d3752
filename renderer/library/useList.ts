// The list of the Library: its transcripts in order (the first are shown before the last are found), and the rows
// around the view, loaded when needed.
import { hashKey, queryOptions, skipToken, useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { parseFilter } from '../../contract/filter/parse.ts';
import { wordsOf } from '../../contract/filter/words.ts';
import type { LibraryRow, Snippet, Sort } from '../../contract/library.ts';
import { call } from '../client/call.ts';
import { query, queryClient } from '../client/queries.ts';

export interface List {
  transcripts: readonly number[];
  /** The filter and the order of these transcripts: those of the last list while a new one is loading. */
  filter: string;
  sort: Sort;
  /** The searched words, as a filter. */
  words: string;
  /** False while only the first transcripts are loaded. */
  whole: boolean;
}

/** Rows per request: about as many as a window shows, because the user waits for the first ones. */
const CHUNK = 25;
/** Time after which chunks out of view are dropped, because a whole large study would take too much memory. */
const KEEP_MS = 60_000;
/** Minimum time between requests: dragging the scroll bar passes hundreds of chunks a second. */
const PACE_MS = 60;

const inChunk = ({ transcripts }: Pick<List, 'transcripts'>, chunk: number): number[] =>
  transcripts.slice(chunk * CHUNK, (chunk + 1) * CHUNK);
const rowsQuery = (list: Pick<List, 'transcripts'>, chunk: number, rater: string) => ({
  ...query('library.rows', { transcripts: inChunk(list, chunk), rater }),
  gcTime: KEEP_MS,
});
const snippetsQuery = (list: List, chunk: number) => ({
  ...query('library.snippets', { transcripts: inChunk(list, chunk), filter: list.words }),
  gcTime: KEEP_MS,
});

interface Beginning {
  list: List;
  /** The transcript after which to continue; null if the list is complete. */
  next: number | null;
}

/**
 * The beginning of the list with its first rows loaded, so that a new list replaces the last one without a blank
 * between them.
 */
async function beginningOf(filter: string, sort: Sort, rater: string): Promise<Beginning> {
  const { transcripts, next } = await call('library.transcripts', { filter, sort, rater, after: 0 });
  const list = { transcripts, filter, sort, words: wordsOf(filter), whole: next === null };
  if (transcripts.length > 0) await queryClient.prefetchQuery(rowsQuery(list, 0, rater));
  return { list, next };
}

async function restOf({ list: { filter, sort }, next }: Beginning, rater: string): Promise<number[]> {
  const transcripts: number[] = [];
  for (let after = next; after !== null;) {
    const part = await call('library.transcripts', { filter, sort, rater, after });
    for (const key of part.transcripts) transcripts.push(key);
    after = part.next;
  }
  return transcripts;
}

const listKey = (filter: string, sort: Sort, rater: string) =>
  ['library.transcripts', { filter, sort, rater }] as const;
const beginningQuery = (filter: string, sort: Sort, rater: string) =>
  queryOptions({
    queryKey: [...listKey(filter, sort, rater), 'beginning'],
    queryFn: () => beginningOf(filter, sort, rater),
  });

/** Starts reading a list that is about to be shown, so that the store works while the window changes its address. */
export function readAhead(filter: string, sort: Sort, rater: string): void {
  void queryClient.prefetchQuery(beginningQuery(filter, sort, rater));
}

/** Lists that were requested before the place was mounted, which then does not request them again. */
const asksAhead = new Set<string>();

/** Requests the list that the window begins with, before anything is rendered. */
export function readFirst(filter: string, sort: Sort, rater: string): void {
  if (!parseFilter(filter).ok) return;
  asksAhead.add(hashKey(beginningQuery(filter, sort, rater).queryKey));
  readAhead(filter, sort, rater);
}

/**
 * The last list that was loaded (null before the first), whether another is loading, and the error of the last request.
 */
export function useList(
  filter: string,
  sort: Sort,
  rater: string,
): { list: List | null; busy: boolean; error: Error | null } {
  const asked = useQuery({
    ...beginningQuery(filter, sort, rater),
    enabled: parseFilter(filter).ok,
    // labels made since then may have changed which transcripts the filter finds
    refetchOnMount: ({ queryHash }) => asksAhead.has(queryHash) || 'always',
  });
  useEffect(() => asksAhead.clear(), []);
  const beginning = asked.data;
  const { data: rest } = useQuery({
    queryKey: [...listKey(filter, sort, rater), 'rest', beginning?.next],
    queryFn: beginning !== undefined && beginning.next !== null ? () => restOf(beginning, rater) : skipToken,
    refetchOnMount: 'always',
  });
  const list = useMemo((): List | null => {
    if (beginning === undefined) return null;
    return rest === undefined
      ? beginning.list
      : { ...beginning.list, transcripts: [...beginning.list.transcripts, ...rest], whole: true };
  }, [beginning, rest]);
  const [last, setLast] = useState<List | null>(null);
  if (list !== null && list !== last) setLast(list);
  return { list: list ?? last, busy: asked.isFetching && list === null, error: asked.error };
}

/** The list; while a word is typed that finds nothing yet, the last list with rows. */
export function useFilled(list: List | null, typing: boolean): List | null {
  const [filled, setFilled] = useState(list);
  const hasRows = list !== null && list.transcripts.length > 0;
  if (hasRows && list !== filled) setFilled(list);
  return typing && !hasRows && filled !== null ? filled : list;
}

/** The value, which changes at most once every `PACE_MS`. */
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
const snippetsByKey = (chunks: UseQueryResult<{ key: number; snippet: Snippet }[]>[]): ReadonlyMap<number, Snippet> =>
  new Map(chunks.flatMap(({ data }) => data ?? []).map(({ key, snippet }) => [key, snippet]));

/** Rows and snippets by the transcript's key, as far as they are loaded. */
export interface Rows {
  rows: ReadonlyMap<number, LibraryRow>;
  snippets: ReadonlyMap<number, Snippet>;
}

/**
 * Rows of the list from index `first` to `end` and some around them. Snippets are requested after the rows are loaded,
 * because the text of the transcripts is read for them, which takes twenty times as long.
 */
export function useRows(list: List, first: number, end: number, rater: string): Rows {
  const from = Math.floor(first / CHUNK);
  const span = Math.floor(Math.max(0, end - 1) / CHUNK) - from;
  const paced = usePaced(from);
  // an incomplete chunk would be requested again when it is complete
  const last =
    (list.whole ? Math.ceil(list.transcripts.length / CHUNK) : Math.floor(list.transcripts.length / CHUNK)) - 1;
  const chunks = Array.from({ length: span + 3 }, (_, index) => paced - 1 + index).filter(
    (chunk) => chunk >= 0 && chunk <= last,
  );
  const rows = useQueries({ queries: chunks.map((chunk) => rowsQuery(list, chunk, rater)), combine: byKey });
  const searched = list.words === '' ? [] : chunks.filter((chunk) => inChunk(list, chunk).some((key) => rows.has(key)));
  const snippets = useQueries({
    queries: searched.map((chunk) => snippetsQuery(list, chunk)),
    combine: snippetsByKey,
  });
  return { rows, snippets };
}
