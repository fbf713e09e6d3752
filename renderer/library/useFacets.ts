// The content of the facet column: the study's facets with counts, and the states of the rater's labels.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { StudyInfo } from '../../contract/study.ts';
import { LabelState } from '../../contract/label.ts';
import { STATE_WORDS } from '../cards/rater-texts.ts';
import { query } from '../client/queries.ts';
import type { Facet } from './Facets.tsx';
import type { List } from './useList.ts';

/** The label states as a facet, whose counts ignore the selection of states. */
function useLabelFacet(filter: string, rater: string, enabled: boolean): Facet {
  const { data: counts } = useQuery({
    ...query('library.label_states', { filter, rater }),
    enabled,
    placeholderData: keepPreviousData,
    // labels made since the last count must be included
    refetchOnMount: 'always',
  });
  const values = LabelState.options.map((state) => ({
    value: state,
    name: STATE_WORDS[state],
    count: counts?.[state] ?? null,
  }));
  return { field: 'label', title: 'your label', quiet: false, values };
}

/**
 * All facets under the filter of the list, those with few values to click on last. Until the counts of this list are
 * loaded, the facets of the last one. Counts are requested only after the list is loaded, because the rows come first.
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
