// How coefficients and tests read: the number with its interval, p-values, and the resampling apart from the method.
import type { Estimate } from '../contract/estimate.ts';
import { printed, written } from './numbers.ts';

/** A number to two places. */
export const hundredth = (value: number): string => printed(value.toFixed(2));

/** A p-value; "–" where there is none. */
export const pWords = (p: number | null): string => (p === null ? '–' : p < 0.001 ? '< 0.001' : p.toFixed(3));

/** A coefficient, "0.94 [0.89, 0.97]"; "0.94" without an interval, "not available" without a value. */
export const figure = (value: Estimate): string => written(value, hundredth, '');

/** How the interval was resampled, with number and seed; behind what else the method says. */
const RESAMPLING = /,? ?(?:units resampled, )?((?:stratified )?percentile bootstrap, B = .*)$/;

/** Method and seed of the resampling behind an interval; null where none was. */
export const resampling = ({ method }: Estimate): string | null => RESAMPLING.exec(method)?.[1] ?? null;

/** The method without how it was resampled, which is marked and said once elsewhere. */
export const methodWords = ({ method }: Estimate): string => method.replace(RESAMPLING, ', resampled*');
