// Reports of rates for the tests of figures, without a study.
import type { FigureChoice } from '../../contract/figure.ts';
import type { Estimate } from '../../contract/estimate.ts';
import { USUAL_PRINT, type StudyLooks } from '../../contract/drawing.ts';
import type { RateRow, RatesReport } from '../../contract/rates.ts';
import type { FacetValue } from '../../contract/transcript.ts';
import { resolve } from '../../plots/choice.ts';
import { composed, type Composed } from '../../plots/compose.ts';
import { defaultRubric } from '../../main/work/rubric/index.ts';

/**
 * An estimate with an interval of 0.1 on either side; null gives an estimate without a value, with its reason in the
 * notes.
 */
export const estimate = (value: number | null, notes: string[] = []): Estimate => ({
  estimate: value,
  low: value === null ? null : Math.max(0, value - 0.1),
  high: value === null ? null : Math.min(1, value + 0.1),
  level: 0.95,
  n: 40,
  method: 'Wilson',
  notes,
});

const left_out = { parse_failed: 0, unscored: 0, not_asked: 0, no_level: 0, beyond_judging: 0 };

export interface Wanted extends Partial<Omit<RateRow, 'raw' | 'gold' | 'corrected'>> {
  raw?: number | null;
  gold?: number | null;
  corrected?: number | null;
  /** The reason for a missing corrected rate. */
  why?: string;
}

export const row = (group: (FacetValue | null)[], wanted: Wanted = {}): RateRow => {
  const { raw = 0.3, gold = 0.2, corrected = 0.25, why, ...rest } = wanted;
  return {
    group,
    n: 40,
    n_gold: 10,
    raw: estimate(raw),
    gold: estimate(gold),
    corrected: estimate(corrected, why === undefined ? [] : [why]),
    design: 'gold is a simple random sample',
    headline: corrected === null ? 'gold' : 'corrected',
    left_out,
    below: null,
    at_every_look: null,
    awareness: null,
    ...rest,
  };
};

export const report = (rows: RateRow[]): RatesReport => ({
  dimension: 'harm',
  title: 'Harm',
  at: { value: 3, name: 'attempted', highest: false },
  rubric: { name: 'R', version: 4 },
  grader: 'judge',
  mapping: 2,
  read_below: null,
  outcome: null,
  together: null,
  population: null,
  out_of_scope: 0,
  scope: '',
  speaks: { target: 'model', clusters: null },
  rows,
  overall: row([], { n: 999, n_gold: 99 }),
});

export const CHOICE: FigureChoice = {
  dimension: 'harm',
  grader: 'judge',
  by: 'arm',
  split: '',
  filter: '',
  figure: 'bars',
  rate: 'corrected',
};

export const looks = (values: StudyLooks['values'] = {}, groups: StudyLooks['groups'] = []): StudyLooks => ({
  print: USUAL_PRINT,
  groups,
  values,
});

/** The figure of these rows; the groups of the rows are values of the facets `by` and `split` of the choice. */
export function figure(
  rows: RateRow[],
  some: Partial<FigureChoice> = {},
  of = looks(),
  more: Partial<RatesReport> = {},
): Composed {
  const choice = { ...CHOICE, ...some };
  const resolved = resolve(choice, defaultRubric(), ['arm', 'model', 'checkpoint', 'scenario']);
  if (resolved === null) throw new Error('the rubric has levels');
  return composed({ choice, resolved, report: { ...report(rows), ...more }, differences: [], looks: of, name: null });
}
