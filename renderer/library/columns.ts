// The columns of the Library's table: titles, default widths, texts of cells, and sorting.
import { ownMember } from '../../contract/own-member.ts';
import { FACETS } from '../../contract/transcript.ts';
import type { LibraryRow } from '../../contract/library.ts';
import type { StudyInfo } from '../../contract/study.ts';
import { STATE_WORDS } from '../cards/rater-texts.ts';

export interface Column {
  /** A stable name, under which the choice and the width are stored. */
  id: string;
  title: string;
  /** The long title, for the tooltip and screen readers. */
  about: string;
  width: number;
  numeric: boolean;
  /** The column by which the store sorts. */
  sort: string;
  /** Whether the column is shown by default. */
  shown: boolean;
  kind: 'id' | 'title' | 'facet' | 'length' | 'score' | 'label' | 'labels' | 'dispute';
  /** The facet, or grader and dimension, behind the column. */
  facet: string;
  grader: string;
  dimension: string;
}

const PLAIN = { about: '', numeric: false, shown: true, facet: '', grader: '', dimension: '' };
const FACET_WIDTHS: Record<string, number> = { scenario: 112, model: 104, arm: 80, checkpoint: 88 };
/** Scores come after these columns and before the others, so that they are in view at a width of 1,280 pixels. */
const BEFORE_SCORES: readonly string[] = ['scenario', 'model'];
const FIRST_CLASS: readonly string[] = FACETS;

/** Number of score columns shown by default: more would push the labels out of view. The column menu has the rest. */
const SCORES_AT_FIRST = 3;

export const MIN_WIDTH = 48;
export const MAX_WIDTH = 960;

function facetColumn(facet: string, present: boolean): Column {
  return {
    ...PLAIN,
    id: FIRST_CLASS.includes(facet) ? facet : `facet:${facet}`,
    title: facet,
    about: `facet ${facet}`,
    width: FACET_WIDTHS[facet] ?? 112,
    sort: FIRST_CLASS.includes(facet) ? facet : `facet:${facet}`,
    shown: present && FIRST_CLASS.includes(facet),
    kind: 'facet',
    facet,
  };
}

/** Every column of this study, in order. */
export function columnsOf(study: Pick<StudyInfo, 'graders' | 'facets'>): Column[] {
  const others = study.facets.filter((facet) => !FIRST_CLASS.includes(facet));
  const facets = (names: readonly string[]): Column[] =>
    names.map((facet) => facetColumn(facet, study.facets.includes(facet)));
  return [
    {
      ...PLAIN,
      id: 'id',
      title: 'id',
      about: 'first letters of the transcript’s hash',
      width: 80,
      sort: 'id',
      kind: 'id',
    },
    { ...PLAIN, id: 'title', title: 'title', width: 224, sort: 'title', kind: 'title' },
    ...facets(BEFORE_SCORES),
    ...study.graders.map(({ grader, dimension }, index): Column => ({
      ...PLAIN,
      id: `score:${grader}.${dimension}`,
      title: `${grader} · ${dimension}`,
      about: `score of ${grader} for ${dimension}`,
      width: 136,
      numeric: true,
      sort: `score:${grader}.${dimension}`,
      shown: index < SCORES_AT_FIRST,
      kind: 'score',
      grader,
      dimension,
    })),
    ...facets(FIRST_CLASS.filter((facet) => !BEFORE_SCORES.includes(facet))),
    ...facets(others),
    {
      ...PLAIN,
      id: 'messages',
      title: 'length',
      about: 'number of messages',
      width: 72,
      numeric: true,
      sort: 'messages',
      kind: 'length',
    },
    {
      ...PLAIN,
      id: 'label',
      title: 'label',
      about: 'state of your label',
      width: 96,
      sort: 'label',
      kind: 'label',
    },
    {
      ...PLAIN,
      id: 'labels',
      title: 'labels',
      about: 'raters who submitted a label',
      width: 72,
      numeric: true,
      sort: 'labels',
      kind: 'labels',
    },
    {
      ...PLAIN,
      id: 'dispute',
      title: 'disputes',
      about: 'state of the disputes about its scores',
      width: 96,
      sort: 'dispute',
      shown: study.graders.length > 0,
      kind: 'dispute',
    },
  ];
}

const SHORT_ID = 8;
const decimals = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
const whole = new Intl.NumberFormat('en');
const LABEL_WORDS: Record<LibraryRow['label'], string> = { ...STATE_WORDS, todo: '' };

/** The text of a cell. A score is null if a blind queue hides it, or if the transcript has none: see `isHidden`. */
export function cellText(column: Column, row: LibraryRow): string {
  switch (column.kind) {
    case 'id':
      return row.id.slice(0, SHORT_ID);
    case 'title':
      return row.title;
    case 'facet':
      return String(ownMember(row.facets, column.facet) ?? '');
    case 'length':
      return whole.format(row.messages);
    case 'label':
      return LABEL_WORDS[row.label];
    case 'labels':
      return row.labels === 0 ? '' : whole.format(row.labels);
    case 'dispute':
      return row.dispute === null ? '' : `${whole.format(row.dispute.count)} ${row.dispute.state}`;
    default:
      return scoreText(column, row);
  }
}

function scoreText(column: Column, row: LibraryRow): string {
  const score = row.scores?.find((s) => s.grader === column.grader && s.dimension === column.dimension);
  if (score === undefined) return '';
  if (score.state === 'parse_failed') return 'unreadable';
  if (score.state === 'unscored') return '–';
  if (score.value !== null) return decimals.format(score.value);
  return score.label ?? '';
}

/** A number split at its decimal point, so that points can be aligned; null if the value is not a number. */
export function atPoint(column: Column, text: string): { whole: string; fraction: string } | null {
  if (column.kind !== 'score' || !/^-?[\d,]+(\.\d+)?$/.test(text)) return null;
  const [before = '', fraction = ''] = text.split('.');
  return { whole: before, fraction: fraction === '' ? '' : `.${fraction}` };
}

/** Number of letters at the end of a long name that stay visible, because versions and sizes are there. */
const END = 8;
const LONG = 14;

/** A model's name in two parts, of which the first may be cut; null if it is short. */
export const inTheMiddle = (column: Column, text: string): { start: string; end: string } | null =>
  column.facet === 'model' && text.length > LONG ? { start: text.slice(0, -END), end: text.slice(-END) } : null;

/** Whether a blind queue hides this cell until the rater has submitted. */
export function isHidden(column: Column, row: LibraryRow): boolean {
  return (column.kind === 'score' || column.kind === 'dispute') && row.scores === null;
}
