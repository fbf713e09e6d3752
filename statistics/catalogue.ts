// Every statistic by name: what `touchstone stat --list` prints and `touchstone stat NAME` runs.
import { proportionCi } from './rates/proportion.ts';
import { listed, type Listed } from './statistic.ts';

export const catalogue: readonly Listed[] = [listed(proportionCi)];
