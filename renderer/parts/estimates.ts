// How an estimate reads: the number with its interval, and what stands behind it.
import type { Estimate } from '../../contract/estimate.ts';

/** A number to two places. */
export const hundredth = (value: number): string => value.toFixed(2);

const hundredths = (value: number): string => (value * 100).toFixed(0);

function written({ estimate, low, high }: Estimate, form: (value: number) => string, unit: string): string {
  if (estimate === null) return 'not available';
  const value = `${form(estimate)}${unit}`;
  return low === null || high === null ? value : `${value} [${form(low)}, ${form(high)}]`;
}

/** A coefficient, "0.94 [0.89, 0.97]"; "0.94" without an interval, "not available" without a value. */
export const figure = (value: Estimate): string => written(value, hundredth, '');

/** A share, "94 % [89, 97]". */
export const share = (value: Estimate): string => written(value, hundredths, ' %');

const tenths = (value: number): string => (value * 100).toFixed(1);

/** A published rate, to a tenth of a per cent: "2.1 % [0.9, 4.3]". */
export const rate = (value: Estimate): string => written(value, tenths, ' %');

const signed = (value: number): string => `${value < 0 ? '−' : '+'}${tenths(Math.abs(value))}`;

/** A difference of two rates in percentage points: "−12.0 points [−20.1, −3.2]". */
export const points = (value: Estimate): string => written(value, signed, ' points');

/** What stands behind a figure: n, method, and what cannot be said. */
export const behind = ({ n, method, level, notes }: Estimate): string =>
  [`n = ${n}`, method, `${Number((level * 100).toFixed(2))} % interval`, ...notes].join(' · ');
