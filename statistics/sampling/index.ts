// The statistics of sampling by name.
import { listed, type Listed } from '../statistic.ts';
import { allocation } from './allocation.ts';
import { aucSePlanning } from './auc-planning.ts';
import { auditVersusWeighted } from './audit.ts';
import { ratePlan } from './plan-rate.ts';
import { ppiEffectiveN } from './ppi-effective-n.ts';
import { ppsInclusionProbabilities } from './pps.ts';
import { poissonPrn } from './priority.ts';
import { roganGladenSePlanning } from './rogan-gladen-planning.ts';
import { sampleSizeTwoRates } from './size-of-difference.ts';
import { sampleSizeProportion } from './size-of-rate.ts';
import { sampleSizeZeroEvent } from './size-without-event.ts';
import { systematicPps } from './systematic.ts';
import { unionInclusion } from './union.ts';

export const sampling: readonly Listed[] = [
  listed(allocation),
  listed(ppsInclusionProbabilities),
  listed(poissonPrn),
  listed(unionInclusion),
  listed(systematicPps),
  listed(auditVersusWeighted),
  listed(sampleSizeProportion),
  listed(sampleSizeZeroEvent),
  listed(sampleSizeTwoRates),
  listed(ppiEffectiveN),
  listed(aucSePlanning),
  listed(roganGladenSePlanning),
  listed(ratePlan),
];
