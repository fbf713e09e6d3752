// The statistics of rates by name.
import { listed, type Listed } from '../statistic.ts';
import { proportionCi } from './proportion.ts';
import { weightedMeanPoisson } from './weighted-mean.ts';

export const rates: readonly Listed[] = [listed(proportionCi), listed(weightedMeanPoisson)];
