// The content of the facet column: the study's facets with counts, and the states of the rater's labels.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { StudyInfo } from '../../contract/study.ts';
import { LabelState } from '../../contract/label.ts';
import { query } from '../client/queries.ts';
import type { Facet } from './Facets.tsx';
import type { List } from './useList.ts';

const NAMES: Record<LabelState, string> = { todo: 'to do', started: 'started', skipped: 'skipped', done: 'done' };

/** The label states as a facet, counted without its own choice. */
function useLabelFacet(filter: string, rater: string, enabled: boolean): Facet {
  const { data: counts } = useQuery({
    ...query('library.label_states', { filter, rater }),
    enabled,
    placeholderData: keepPreviousData,
    // Labels made since count.
    refetchOnMount: 'always',
  });
  const values = LabelState.options.map((state) => ({
    value: state,
    name: NAMES[state],
    count: counts?.[state] ?? null,
  }));
  return { field: 'label', title: 'your label', quiet: false, values };
}

/**
 * Every facet under the filter of the list, those with little to click on last; those of the last list until the counts
 * of this one are here. They are not asked for before the list is shown: the rows come first.
 */
export function useFacets(study: StudyInfo, list: List | null, rater: string): readonly Facet[] {
  const filter = list?.filter ?? '';
  const counted = useQuery({
    ...query('library.facets', { filter, rater }),
    enabled: list !== null,
    placeholderData: keepPreviousData,
  });
  const label = useLabelFacet(filter, rater, list !== null && !counted.isFetching);
  const facets = (counted.data ?? []).map(({ facet, values }) => ({
    field: facet,
    title: facet,
    quiet: study.quiet.includes(facet),
    values: values.map(({ value, count }) => ({ value, name: String(value), count })),
  }));
  const shown = facets.filter(({ values }) => values.length > 0);
  return [label, ...shown.filter((facet) => !facet.quiet), ...shown.filter((facet) => facet.quiet)];
}
