// How an estimate reads: the number with its interval, and what stands behind it.
import type { Estimate } from '../../contract/estimate.ts';

/** A number as it is printed: the minus sign as long as a plus, and none before a zero. */
export const printed = (text: string): string => (/^-0(\.0*)?$/.test(text) ? text.slice(1) : text.replace(/^-/, '−'));

/** A grader's score, or a place between scores. */
export const scoreWords = (value: number): string => printed(String(Number(value.toPrecision(6))));

/** A number to two places. */
export const hundredth = (value: number): string => printed(value.toFixed(2));

/** A p-value; "–" where there is none. */
export const pWords = (p: number | null): string => (p === null ? '–' : p < 0.001 ? '< 0.001' : p.toFixed(3));

const hundredths = (value: number): string => printed((value * 100).toFixed(0));

function written({ estimate, low, high }: Estimate, form: (value: number) => string, unit: string): string {
  if (estimate === null) return 'not available';
  const value = `${form(estimate)}${unit}`;
  return low === null || high === null ? value : `${value} [${form(low)}, ${form(high)}]`;
}

/** A coefficient, "0.94 [0.89, 0.97]"; "0.94" without an interval, "not available" without a value. */
export const figure = (value: Estimate): string => written(value, hundredth, '');

/** A share, "94 % [89, 97]". */
export const share = (value: Estimate): string => written(value, hundredths, ' %');

const tenths = (value: number): string => printed((value * 100).toFixed(1));

/** A published rate, to a tenth of a per cent: "2.1 % [0.9, 4.3]". */
export const rate = (value: Estimate): string => written(value, tenths, ' %');

const signed = (value: number): string => {
  const size = tenths(Math.abs(value));
  return `${value < 0 && Number(size) > 0 ? '−' : '+'}${size}`;
};

/** A difference of two rates in percentage points: "−12.0 points [−20.1, −3.2]". */
export const points = (value: Estimate): string => written(value, signed, ' points');

/** What stands behind a figure: n, method, and what cannot be said. */
export const behind = ({ n, method, level, notes }: Estimate): string =>
  [`n = ${n}`, method, `${Number((level * 100).toFixed(2))} % interval`, ...notes].join(' · ');

/** How the interval was resampled, with number and seed; behind what else the method says. */
const RESAMPLING = /,? ?(?:units resampled, )?((?:stratified )?percentile bootstrap, B = .*)$/;

/** Method and seed of the resampling behind an interval; null where none was. */
export const resampling = ({ method }: Estimate): string | null => RESAMPLING.exec(method)?.[1] ?? null;

/** The method without how it was resampled, which is marked and said once elsewhere. */
export const methodWords = ({ method }: Estimate): string => method.replace(RESAMPLING, ', resampled*');
