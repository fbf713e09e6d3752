// The draft of a population elsewhere, and the source that it describes.
import { readFacets, type PopulationSource } from '../../../contract/population.ts';
import { columnsOf, draftOf, facetsText, type ColumnsDraft } from './columns.ts';

/** The typed text: facets in one line, and one path per line. */
export interface ElsewhereDraft extends Omit<ColumnsDraft, 'facets'> {
  from: string;
  scoresFrom: string;
  facets: string;
}

export const EMPTY_ELSEWHERE: ElsewhereDraft = { from: '', scoresFrom: '', id: 'id', facets: '', scores: [] };

export const elsewhereOf = (source: PopulationSource): ElsewhereDraft => {
  const { id, scores } = draftOf(source);
  const facets = facetsText(source.facets);
  return { from: source.from.join('\n'), scoresFrom: source.scores_from.join('\n'), id, facets, scores };
};

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The source of the draft, or a sentence about what is missing. */
export function sourceIn({ from, scoresFrom, facets, ...draft }: ElsewhereDraft): PopulationSource | string {
  const paths = lines(from);
  if (paths.length === 0) return 'Enter where the units lie, such as s3://lake/runs/*.parquet';
  const columns = columnsOf({ ...draft, facets: readFacets(facets) });
  return typeof columns === 'string' ? columns : { from: paths, scores_from: lines(scoresFrom), ...columns };
}
