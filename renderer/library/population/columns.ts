// The draft of a population's columns, and the columns that it describes.
import type {
  LakeColumn,
  PopulationColumns,
  PopulationFacet,
  PopulationScore,
  PopulationSource,
} from '../../../contract/population.ts';

/** The draft of a score, whose cuts are text until they are read. */
export interface ScoreDraft extends Omit<PopulationScore, 'cuts'> {
  cuts: string;
}

export interface ColumnsDraft {
  id: string;
  facets: readonly PopulationFacet[];
  scores: readonly ScoreDraft[];
}

export type Role = 'none' | 'id' | 'facet' | 'score';

export const NO_SCORE: ScoreDraft = { grader: '', dimension: '', column: '', cuts: '' };

/** Columns as a draft. */
export const draftOf = ({ id, facets, scores }: PopulationColumns): ColumnsDraft => ({
  id,
  facets,
  scores: scores.map((score) => ({ ...score, cuts: (score.cuts ?? []).join(', ') })),
});

/** The cuts between cells, ascending; null if there are none; an error as text for invalid input. */
export function readCuts(text: string): number[] | string | null {
  const parts = text.split(/[,;\s]+/).filter((part) => part !== '');
  const cuts = parts.map(Number);
  if (cuts.some((cut) => !Number.isFinite(cut)))
    return 'The values at which cells divide are numbers, such as 0.3, 0.7';
  return cuts.length === 0 ? null : [...new Set(cuts)].toSorted((a, b) => a - b);
}

export const facetsText = (facets: readonly PopulationFacet[]): string =>
  facets.map(({ name, column }) => (name === column ? name : `${name}=${column}`)).join(', ');

const twice = (names: readonly string[]): string | undefined => names.find((name, at) => names.indexOf(name) !== at);

/** The columns of a draft, or a sentence about what is missing or wrong. */
export function columnsOf({ id, facets, scores }: ColumnsDraft): PopulationColumns | string {
  if (id.trim() === '') return 'Choose the column with the id of a unit';
  if (facets.some(({ name }) => name.trim() === '')) return 'Enter a name for each facet';
  const open = scores.find((one) => [one.column, one.grader, one.dimension].some((text) => text.trim() === ''));
  if (open !== undefined)
    return open.column === ''
      ? 'Enter the column of the score'
      : `Enter the grader and the dimension of ${open.column}`;
  const named = twice(facets.map(({ name }) => name.trim()));
  if (named !== undefined) return `Two facets are called ${named}`;
  const scored = twice(scores.map(({ grader, dimension }) => `${grader.trim()} on ${dimension.trim()}`));
  if (scored !== undefined) return `Two columns hold scores of ${scored}`;
  const read: PopulationScore[] = [];
  for (const { column, grader, dimension, cuts: text } of scores) {
    const cuts = readCuts(text);
    if (typeof cuts === 'string') return cuts;
    read.push({ column: column.trim(), grader: grader.trim(), dimension: dimension.trim(), cuts });
  }
  return { id: id.trim(), facets: facets.map(({ name, column }) => ({ name: name.trim(), column })), scores: read };
}

/** The role of a column. A column of separate files with scores is a score or unused. */
export function roleOf({ id, facets, scores }: ColumnsDraft, name: string, of: 'units' | 'scores'): Role {
  if (name === id) return 'id';
  if (of === 'units' && facets.some(({ column }) => column === name)) return 'facet';
  return scores.some(({ column }) => column === name) ? 'score' : 'none';
}

/** The draft with another role for a column. A column that was the id before becomes unused. */
export function withRole(draft: ColumnsDraft, name: string, role: Role): ColumnsDraft {
  const without = {
    id: draft.id === name ? '' : draft.id,
    facets: draft.facets.filter(({ column }) => column !== name),
    scores: draft.scores.filter(({ column }) => column !== name),
  };
  switch (role) {
    case 'none':
      return without;
    case 'id':
      return { ...without, id: name };
    case 'facet':
      return { ...without, facets: [...without.facets, { name, column: name }] };
    case 'score':
      return { ...without, scores: [...without.scores, { ...NO_SCORE, column: name }] };
  }
}

/** The earlier description, as far as the files have its columns; if there is none, the suggested roles. */
export function startWith(
  before: PopulationColumns | null,
  suggested: PopulationColumns,
  columns: readonly LakeColumn[],
): ColumnsDraft {
  if (before === null) return draftOf(suggested);
  const names = new Set(columns.map(({ name }) => name));
  return draftOf({
    id: names.has(before.id) ? before.id : suggested.id,
    facets: before.facets.filter(({ column }) => names.has(column)),
    scores: before.scores.filter(({ column }) => names.has(column)),
  });
}

/** A short name of the source: the end of the first path, and the number of others. */
export function sourceName({ from }: Pick<PopulationSource, 'from'>): string {
  const [first = '', ...others] = from;
  const parts = first.split(/[/\\]/).filter((part) => part !== '' && part !== '**');
  const end = parts.slice(-2).join('/');
  return others.length === 0 ? end : `${end} and ${others.length.toLocaleString('en')} more`;
}

/** The score of a cell: a value, or the range between cuts that contains it. */
export function stretchText(cuts: readonly number[] | null, value: number | null): string {
  if (value === null) return 'unscored';
  if (cuts === null) return String(value);
  const below = cuts.filter((cut) => value >= cut).length;
  const [from, to] = [cuts[below - 1], cuts[below]];
  if (from === undefined) return `below ${to}`;
  return to === undefined ? `${from} and more` : `${from} to below ${to}`;
}
