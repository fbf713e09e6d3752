// The statistics of sampling by name.
import { listed, type Listed } from '../statistic.ts';
import { allocation } from './allocation.ts';
import { auditVersusWeighted } from './audit.ts';
import { ppsInclusionProbabilities } from './pps.ts';
import { poissonPrn } from './priority.ts';
import { systematicPps } from './systematic.ts';
import { unionInclusion } from './union.ts';

export const sampling: readonly Listed[] = [
  listed(allocation),
  listed(ppsInclusionProbabilities),
  listed(poissonPrn),
  listed(unionInclusion),
  listed(systematicPps),
  listed(auditVersusWeighted),
];
