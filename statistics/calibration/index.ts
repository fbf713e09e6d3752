// The statistics of calibration by name.
import type { Listed } from '../statistic.ts';

export const calibration: readonly Listed[] = [];
