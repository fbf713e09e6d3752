// Every statistic by name: what `touchstone stat --list` prints and `touchstone stat NAME` runs.
import { agreement } from './agreement/index.ts';
import { calibration } from './calibration/index.ts';
import { questions } from './questions/index.ts';
import { rates } from './rates/index.ts';
import { sampling } from './sampling/index.ts';
import type { Listed } from './statistic.ts';

export const catalogue: readonly Listed[] = [...agreement, ...calibration, ...rates, ...sampling, ...questions];
