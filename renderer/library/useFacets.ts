// What the facet column shows: the study's facets with counts, and where the rater's labels stand.
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { FacetCounts } from '../../contract/calls/library.ts';
import { LabelState } from '../../contract/label.ts';
import { parseFilter } from '../../contract/filter/parse.ts';
import { query } from '../client/queries.ts';
import type { Facet } from './Facets.tsx';
import type { List } from './useList.ts';
import { chosenValues, filterOf, without } from './terms.ts';

const UNORDERED = { column: 'key', descending: false };
const NAMES: Record<LabelState, string> = { todo: 'to do', started: 'started', skipped: 'skipped', done: 'done' };
const BEGUN: readonly LabelState[] = ['started', 'skipped', 'done'];

const asked = (filter: string, rater: string, enabled: boolean) => ({
  ...query('library.keys', { filter, sort: UNORDERED, rater }),
  select: ({ keys }: { keys: number[] }) => keys.length,
  enabled,
  placeholderData: keepPreviousData,
  // Labels made since count.
  refetchOnMount: 'always' as const,
});

/** The label states as a facet, counted without its own choice; `ready` holds the counting back until the list is here. */
function useLabelFacet(list: List | null, rater: string, ready: boolean): Facet {
  const filter = list?.filter ?? '';
  const base = without(filter, 'label');
  const chosen = chosenValues(filterOf(filter), 'label').length > 0;
  const enabled = ready && list !== null;
  const whole = useQuery(asked(base, rater, enabled && chosen));
  const begun = useQueries({ queries: BEGUN.map((state) => asked(`${base} label:${state}`.trim(), rater, enabled)) });
  const total = chosen ? whole.data : list?.keys.length;
  const counts = new Map(BEGUN.map((state, index) => [state, begun[index]?.data]));
  const rest = BEGUN.reduce<number | undefined>((left, state) => {
    const count = counts.get(state);
    return left === undefined || count === undefined ? undefined : left - count;
  }, total);
  counts.set('todo', rest === undefined ? undefined : Math.max(0, rest));
  const values = LabelState.options.map((state) => ({ value: state, name: NAMES[state], count: counts.get(state) ?? null }));
  return { field: 'label', title: 'your label', quiet: false, values };
}

/** Facets whose values hardly repeat (times, costs, ids) in the study as a whole: there is little to click on. */
function useQuiet(rater: string, ready: boolean): ReadonlySet<string> {
  const all = useQuery({ ...query('library.facets', { filter: '', rater }), enabled: ready });
  return useMemo(() => new Set((all.data ?? []).filter(hardlyRepeats).map(({ facet }) => facet)), [all.data]);
}

const FEW = 9;

function hardlyRepeats({ values }: FacetCounts): boolean {
  const transcripts = values.reduce((sum, { count }) => sum + count, 0);
  return values.length >= FEW && transcripts < 2 * values.length;
}

/** Every facet under the filter, those with little to click on last; those of the last filter until the counts of this one are here. */
export function useFacets(filter: string, list: List | null, rater: string): readonly Facet[] {
  const counted = useQuery({
    ...query('library.facets', { filter, rater }),
    enabled: parseFilter(filter).ok,
    placeholderData: keepPreviousData,
  });
  const label = useLabelFacet(list, rater, !counted.isFetching);
  const quiet = useQuiet(rater, !counted.isFetching);
  // a filter that cannot be answered has no counts: those of the list that is shown stay
  const shownNow = useQuery({ ...query('library.facets', { filter: list?.filter ?? '', rater }), enabled: counted.isError });
  const facets = ((counted.isError ? shownNow.data : counted.data) ?? []).map(({ facet, values }) => ({
    field: facet,
    title: facet,
    quiet: quiet.has(facet),
    values: values.map(({ value, count }) => ({ value, name: String(value), count })),
  }));
  const shown = facets.filter(({ values }) => values.length > 0);
  return [label, ...shown.filter((facet) => !facet.quiet), ...shown.filter((facet) => facet.quiet)];
}
