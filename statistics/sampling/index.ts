// The statistics of sampling by name.
import type { Listed } from '../statistic.ts';

export const sampling: readonly Listed[] = [];
