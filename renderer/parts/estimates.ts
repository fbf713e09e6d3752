// Texts of estimates in the window: those of plots/, and shares and scores.
import type { Estimate } from '../../contract/estimate.ts';
import { printed, written } from '../../plots/numbers.ts';

export { figure, hundredth, methodText, pText, resampling } from '../../plots/estimates.ts';
export { behind, points, rate } from '../../plots/numbers.ts';

/** A grader's score, or a value between scores. */
export const scoreText = (value: number): string => printed(String(Number(value.toPrecision(6))));

const hundredths = (value: number): string => printed((value * 100).toFixed(0));

/** A share, "94 % [89, 97]". */
export const share = (value: Estimate): string => written(value, hundredths, ' %');
