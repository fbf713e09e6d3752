// The columns that tables begin and end with: the transcript a row is about, its facets, and how it was drawn.
import { ownMember } from '../../contract/own-member.ts';
import { FACETS } from '../../contract/transcript.ts';
import { columnNames } from './column-names.ts';
import { number, text, truth, type Column } from './columns.ts';

/** The transcript a row is about. Facets are text, so that a column has one type. */
export interface RowTranscript {
  transcript_id: string;
  source_id: string;
  /** Without folders. */
  source_file: string | null;
  title: string;
  facets: Readonly<Record<string, string>>;
}

/**
 * How a transcript came into the sample of a dimension; contract of inclusion_probability and its neighbours in
 * columns.ts.
 */
export interface Drawn {
  inclusion_probability: number | null;
  drawn: boolean;
  draw_queue: string | null;
  stratum: string | null;
  cluster: string | null;
}

/** The facets of a study as columns, the four of every study first; one whose name is taken is `facet_NAME`. */
export function facetColumns(facets: readonly string[]): Column<RowTranscript>[] {
  const first: readonly string[] = FACETS;
  const others = facets.filter((name) => !first.includes(name));
  const names = columnNames(first);
  return [
    ...first.map((name) => ({ name, facet: name })),
    ...others.map((facet) => ({ name: names.free([facet, `facet_${facet}`]), facet })),
  ].map(({ name, facet }) => ({
    name,
    type: 'text',
    about: { meaning: `the facet ${facet} of the transcript`, values: '' },
    of: ({ facets: all }) => ownMember(all, facet) ?? null,
  }));
}

/** Columns of the subject. `facets`: all that some transcript of the study has. */
export const subjectColumns = (facets: readonly string[]): Column<RowTranscript>[] => [
  text('transcript_id', (r) => r.transcript_id),
  text('source_id', (r) => r.source_id),
  text('source_file', (r) => r.source_file),
  ...facetColumns(facets),
];

export const titleColumn: Column<RowTranscript> = text('title', (r) => r.title);

/** Columns of the draw that hold for every dimension. */
export const drawColumns: Column<Omit<Drawn, 'inclusion_probability' | 'drawn'>>[] = [
  text('draw_queue', (r) => r.draw_queue),
  text('stratum', (r) => r.stratum),
  text('cluster', (r) => r.cluster),
];

/** Columns of how the transcript was drawn for a dimension. */
export const drawnColumns: Column<Drawn>[] = [
  number('inclusion_probability', (r) => r.inclusion_probability),
  truth('drawn', (r) => r.drawn),
  ...drawColumns,
];
