// A report of rates as a figure needs it: groups with their links, a name, a caption, and the table behind it.
import type { FigureChoice, FigureTable } from '../../contract/figure.ts';
import type { RateDifference, RateKind, RateRow, RatesReport } from '../../contract/rates.ts';
import type { Estimate } from '../../contract/estimate.ts';
import { canFilterBy } from '../../contract/filter/facet.ts';
import { parseFilter } from '../../contract/filter/parse.ts';
import { speaksWords } from '../../contract/inference.ts';
import { printComparison } from '../../contract/filter/print.ts';
import { fromWords } from '../../contract/rubric.ts';
import { MISSING, type FacetValue } from '../../contract/transcript.ts';
import { RATES, type Drawn, type DrawnGroup } from '../figures/rates.ts';
import { rate } from '../parts/estimates.ts';
import type { Resolved } from './choice.ts';

/** A transcript without the facet stands in a group of its own, beside one whose value is the word “none”. */
export const valueName = (value: FacetValue | null): string => (value === null ? MISSING : String(value));
export const groupName = ({ group }: Pick<RateRow, 'group'>): string => group.map(valueName).join(' · ') || 'all';

/** The two groups that are compared, where two are chosen. */
export interface Pair {
  first: FacetValue | null;
  second: FacetValue | null;
}

/** The values of the facet, in the order of the rows. */
export const valuesOf = ({ rows }: RatesReport): (FacetValue | null)[] => [
  ...new Set(rows.map(({ group }) => group[0] ?? null)),
];

/** Whether the facet has numbers to draw lines over. */
export const hasNumbers = (report: RatesReport): boolean =>
  valuesOf(report).filter((value) => typeof value === 'number').length >= 2;

/** The chosen two groups; for a slope the first two of the facet where none are chosen. */
export function pairOf(choice: FigureChoice, report: RatesReport): Pair | null {
  const values = valuesOf(report);
  const [one, other] = choice.figure === 'slope' ? values : [];
  const first = values.find((value) => value === choice.first) ?? one;
  const second = values.find((value) => value === choice.second) ?? (first === other ? one : other);
  return first === undefined || second === undefined || first === second ? null : { first, second };
}

/** The rows that the figure shows: of a slope, those of its two groups. */
export const rowsOf = ({ figure }: FigureChoice, { rows }: RatesReport, pair: Pair | null): RateRow[] =>
  figure === 'slope' && pair !== null
    ? rows.filter(({ group: [value = null] }) => value === pair.first || value === pair.second)
    : rows;

/** A facet that the filter asks for with `:` already: one more value would be an alternative, and `=` narrows. */
function operatorFor(filter: string, facet: string): ':' | '=' {
  const parsed = parseFilter(filter);
  const terms = parsed.ok ? parsed.tree.terms : [];
  const asked = terms.some(
    (term) => term.kind === 'compare' && term.field.kind === 'name' && term.field.name === facet,
  );
  return asked ? '=' : ':';
}

/**
 * The filter that finds the transcripts of a row; null where the language cannot name them: a facet that is missing, a
 * name with a space.
 */
export function filterOf({ group }: RateRow, { scope }: RatesReport, { by, filter }: Resolved['wish']): string | null {
  const terms: string[] = [];
  for (const [at, facet] of by.entries()) {
    const value = group[at] ?? null;
    if (group.length === 0) continue;
    if (value === null || !canFilterBy(facet)) return null;
    terms.push(printComparison({ kind: 'name', name: facet }, operatorFor(filter, facet), String(value)));
  }
  const isWithin = by.includes('scenario') && group.length > 0;
  return [filter.trim(), isWithin ? '' : scope, ...terms].filter((part) => part !== '').join(' ');
}

function drawn(row: RateRow, kind: RateKind): Drawn | null {
  const { estimate, low, high, method } = row[kind];
  if (estimate === null) return null;
  return {
    value: estimate,
    low,
    high,
    about: `${groupName(row)} · ${kind} ${rate(row[kind])} · n ${row.n}, gold ${row.n_gold} · ${method}`,
  };
}

const each = <T>(of: (kind: RateKind) => T): Record<RateKind, T> => ({
  raw: of('raw'),
  gold: of('gold'),
  corrected: of('corrected'),
});

/** The rows as figures draw them; `href` gives the address of a filter. */
export const drawnGroups = (
  rows: readonly RateRow[],
  report: RatesReport,
  { wish, split }: Resolved,
  href: (filter: string) => string,
): DrawnGroup[] =>
  rows.map((row) => {
    const [value = null, part = null] = row.group;
    const filter = filterOf(row, report, wish);
    const { awareness, headline } = row;
    return {
      group: row.group.length === 0 ? 'all' : valueName(value),
      part: split === '' ? null : valueName(part),
      x: typeof value === 'number' ? value : null,
      n: row.n,
      n_gold: row.n_gold,
      rates: each((kind) => drawn(row, kind)),
      whole: awareness === null ? null : each((kind) => awareness.with_aware[kind].estimate),
      quote: headline === null ? null : { rate: headline, text: rate(row[headline]) },
      href: filter === null ? null : href(filter),
    };
  });

/** What a figure is called where nobody gave it a name. */
export const titleOf = ({ title }: RatesReport, { facet, split }: Resolved, { without }: FigureChoice): string =>
  [
    title,
    ...(facet === '' ? [] : [`by ${facet}`]),
    ...(split === '' ? [] : [`and ${split}`]),
    ...(without === true ? ['without evaluation-aware'] : []),
  ].join(' ');

/** The estimators behind the corrected rates that are shown, or why there is none. */
function correction({ grader, overall }: RatesReport, rows: readonly RateRow[]): string[] {
  if (grader === null) return [];
  const methods = new Set(rows.flatMap(({ corrected }) => (corrected.estimate === null ? [] : [corrected.method])));
  const why =
    overall.n_gold === 0 ? 'no gold yet' : (overall.corrected.notes[0] ?? 'the gold does not support a correction');
  return [`grader ${grader}`, methods.size === 0 ? `not corrected: ${why}` : `corrected: ${[...methods].join('; ')}`];
}

/**
 * n, design, rubric version, estimator, and what else the figure depends on. `drawn`: the one rate that it shows, null
 * where it shows all.
 */
export function captionOf(
  report: RatesReport,
  rows: readonly RateRow[],
  { wish: { filter } }: Resolved,
  drawn: RateKind | null,
): string {
  const { title, at, outcome, overall, rubric, out_of_scope, together, read_below, speaks } = report;
  const { awareness, left_out } = overall;
  return [
    outcome === null ? `${title}: level ${fromWords(at)}` : `${title}: ${outcome.rule}`,
    `n = ${overall.n}, gold on ${overall.n_gold}`,
    overall.design,
    `rubric version ${rubric.version}`,
    ...(drawn === null ? [] : [`drawn: ${drawn}`]),
    ...correction(report, rows),
    ...(read_below === null ? [] : [read_below]),
    ...(left_out.no_level > 0 ? [`${left_out.no_level} scores have no level and are excluded`] : []),
    ...(filter.trim() === '' ? [] : [`only ${filter.trim()}`]),
    ...(awareness === null ? [] : [`${awareness.left_out} evaluation-aware left out, ${awareness.unknown} unknown`]),
    ...(out_of_scope > 0
      ? [`${out_of_scope} transcripts of scenarios that are not asked this dimension are left out`]
      : []),
    `95 % ${speaksWords(speaks)}`,
    ...(together === null ? [] : [`they hold for all ${together.groups} groups together (${together.method})`]),
  ].join(' · ');
}

const ends = (name: string): string[] => [name, `${name}_low`, `${name}_high`];
const numbers = ({ estimate, low, high }: Estimate): (number | null)[] => [estimate, low, high];
const BELOW = ['below', 'one_sided_level', ...RATES.map((kind) => `${kind}_upper`)];

const belowCells = ({ below }: RateRow): (number | null)[] =>
  below === null ? [] : [below.bound, below.level, ...RATES.map((kind) => below[kind].upper)];

const AWARE = [
  'aware_left_out',
  'aware_unknown',
  ...RATES.flatMap((kind) => ends(`${kind}_with_aware`)),
  ...RATES.flatMap((kind) => ends(`${kind}_difference`)),
];

function awareCells({ awareness }: RateRow): (number | null)[] {
  if (awareness === null) return [];
  const { left_out, unknown, with_aware, difference } = awareness;
  const three = (of: Record<RateKind, Estimate>): (number | null)[] => RATES.flatMap((kind) => numbers(of[kind]));
  return [left_out, unknown, ...three(with_aware), ...three(difference)];
}

function cells(row: RateRow, facets: number, { target, clusters }: RatesReport['speaks']): (string | number | null)[] {
  const { n, n_gold, headline, left_out } = row;
  const names =
    row.group.length === 0 ? ['all', ...Array.from({ length: Math.max(0, facets - 1) }, () => '')] : row.group;
  const { parse_failed, unscored, not_asked, no_level, beyond_judging } = left_out;
  const lost = [parse_failed, unscored, not_asked, no_level, beyond_judging];
  return [
    ...names,
    n,
    n_gold,
    ...RATES.flatMap((kind) => numbers(row[kind])),
    headline,
    ...lost,
    target,
    clusters?.facet ?? null,
    ...belowCells(row),
    ...awareCells(row),
  ];
}

/**
 * The table of a figure in numbers, shares of 0 to 1: a row a group, everything together, and the differences that are
 * shown.
 */
export function tableOf(
  report: RatesReport,
  rows: readonly RateRow[],
  { wish: { by } }: Resolved,
  differences: readonly RateDifference[],
): FigureTable {
  const facets = Math.max(1, by.length);
  const aware = report.overall.awareness === null ? [] : AWARE;
  const head = [
    ...(by.length === 0 ? ['group'] : by),
    'n',
    'n_gold',
    ...ends('raw'),
    ...ends('gold'),
    ...ends('corrected'),
    'quote',
    'parse_failed',
    'unscored',
    'not_asked',
    'no_level',
    'beyond_judging',
    'target',
    'clusters',
    ...(report.overall.below === null ? [] : BELOW),
    ...aware,
  ];
  const all =
    report.overall.group.length === 0 && rows.every(({ group }) => group.length > 0) ? [...rows, report.overall] : rows;
  const compared = differences.map((one) => {
    const [first = null, part] = one.first;
    const name = `${valueName(first)} minus ${valueName(one.second[0] ?? null)}`;
    const known = [
      name,
      ...(part === undefined ? [] : [valueName(part)]),
      null,
      null,
      ...RATES.flatMap((kind) => numbers(one[kind])),
    ];
    return [...known, ...Array.from({ length: head.length - known.length }, () => null)];
  });
  return { head, rows: [...all.map((row) => cells(row, facets, report.speaks)), ...compared] };
}
