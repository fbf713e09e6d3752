// The filters of cells and groups, with which the Library finds exactly the transcripts that they count.
import { BY_AWARENESS, BY_LENGTH, type Basis } from '../../contract/calibration.ts';
import { canFilterBy } from '../../contract/filter/facet.ts';
import type { Operator } from '../../contract/filter/parse.ts';
import { printComparison } from '../../contract/filter/print.ts';

export type Cell = 'tp' | 'fp' | 'fn' | 'tn';

const GOLD: Record<Cell, Operator> = { tp: '>=', fn: '>=', fp: '<', tn: '<' };
const SCORE: Record<Cell, Operator> = { tp: '>=', fp: '>=', fn: '<', tn: '<' };

/** The filter of a cell; null if the filter language cannot express it. */
export function cellFilter(
  { filter, dimension, at, mapping }: Basis,
  cell: Cell,
  threshold: number | null,
): string | null {
  if (filter === null) return null;
  const gold = printComparison({ kind: 'gold', dimension }, GOLD[cell], String(at.value));
  const field = { kind: 'score', grader: mapping.grader, dimension: mapping.score_dimension } as const;
  // no condition if the threshold flags nothing, because every score is then below it
  const score = threshold === null ? [] : [printComparison(field, SCORE[cell], String(threshold))];
  return [filter, gold, ...score].join(' ');
}

/**
 * The filter of the transcripts that the threshold flags, or (`flagged` false) does not flag; null if the filter
 * language cannot express it.
 */
export function verdictFilter(basis: Basis, threshold: number | null, flagged: boolean): string | null {
  const { filter, dimension, mapping, scale } = basis;
  if (filter === null || (threshold === null && flagged)) return null;
  const lowest = Math.min(...scale.map(({ value }) => value));
  const field = { kind: 'score', grader: mapping.grader, dimension: mapping.score_dimension } as const;
  return [
    filter,
    printComparison({ kind: 'gold', dimension }, '>=', String(lowest)),
    ...(threshold === null ? [] : [printComparison(field, flagged ? '>=' : '<', String(threshold))]),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** The filter of a cell of levels; null unless the level is one range of scores. */
export function levelFilter({ filter, dimension, mapping }: Basis, gold: number, level: number): string | null {
  const { cuts, grader, score_dimension } = mapping;
  const at = cuts.findIndex((cut) => cut.level === level);
  const [cut, next] = [cuts[at], cuts[at + 1]];
  if (filter === null || cut === undefined || cuts.filter((one) => one.level === level).length > 1) return null;
  const field = { kind: 'score', grader, dimension: score_dimension } as const;
  return [
    filter,
    printComparison({ kind: 'gold', dimension }, '=', String(gold)),
    printComparison(field, '>=', String(cut.from)),
    ...(next === undefined ? [] : [printComparison(field, '<', String(next.from))]),
  ].join(' ');
}

/** The group of transcripts without the facet. */
const MISSING = 'none';

/**
 * The filter of a group of residuals; null if the filter language cannot express it: a length, awareness, a missing
 * facet.
 */
export function groupFilter(
  { filter, dimension, scale }: Pick<Basis, 'filter' | 'dimension' | 'scale'>,
  by: string,
  group: string,
): string | null {
  if (filter === null || by === BY_LENGTH || by === BY_AWARENESS || group === MISSING || !canFilterBy(by)) return null;
  const lowest = Math.min(...scale.map(({ value }) => value));
  return [
    filter,
    // excludes units that cannot be judged, which have gold but no level
    printComparison({ kind: 'gold', dimension }, '>=', String(lowest)),
    printComparison({ kind: 'name', name: by }, '=', group),
  ].join(' ');
}
