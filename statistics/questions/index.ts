// Statistics for researchers' tests, by name: below a bound, equivalence, non-inferiority, homogeneity, comparison with
// a rater.
import { listed, type Listed } from '../statistic.ts';
import { adjustedCountStatistic } from './adjusted-count.ts';
import { alternativeAnnotatorStatistic } from './alternative-annotator.ts';
import { confidenceSequenceStatistic } from './confidence-sequence.ts';
import { equivalenceStatistic } from './equivalence.ts';
import { homogeneityStatistic } from './homogeneity.ts';
import { huiWalterStatistic } from './hui-walter.ts';
import { latentClassRateStatistic } from './latent-class-rate.ts';
import { levelPrevalenceStatistic } from './level-prevalence.ts';
import { nonInferiorityStatistic } from './non-inferiority.ts';
import { rateBelowStatistic } from './rate-below.ts';
import { simultaneousStatistic } from './simultaneous.ts';
import { sizeBelowStatistic } from './size-below.ts';

export const questions: readonly Listed[] = [
  listed(rateBelowStatistic),
  listed(sizeBelowStatistic),
  listed(equivalenceStatistic),
  listed(nonInferiorityStatistic),
  listed(homogeneityStatistic),
  listed(alternativeAnnotatorStatistic),
  listed(simultaneousStatistic),
  listed(confidenceSequenceStatistic),
  listed(levelPrevalenceStatistic),
  listed(adjustedCountStatistic),
  listed(latentClassRateStatistic),
  listed(huiWalterStatistic),
];
