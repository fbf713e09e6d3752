// The statistics of agreement by name.
import type { Listed } from '../statistic.ts';

export const agreement: readonly Listed[] = [];
