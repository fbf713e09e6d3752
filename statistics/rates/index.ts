// The statistics of rates by name.
import { listed, type Listed } from '../statistic.ts';
import { aipwMeanOf } from './aipw.ts';
import { clusterMean } from './cluster-mean.ts';
import { clusterProportionOf } from './cluster-proportion.ts';
import { differenceEstimator } from './difference-estimator.ts';
import { rateDifferenceCi } from './difference.ts';
import { graderStratifiedRate } from './grader-stratified.ts';
import { moverDifference } from './mover.ts';
import { ppiStratifiedMean } from './ppi-stratified.ts';
import { ppiMeanOf } from './ppi.ts';
import { proportionCi } from './proportion.ts';
import { roganGladenRate } from './rogan-gladen.ts';
import { stratifiedMean } from './stratified-mean.ts';
import { weightedMeanPoisson } from './weighted-mean.ts';

export const rates: readonly Listed[] = [
  listed(proportionCi),
  listed(rateDifferenceCi),
  listed(graderStratifiedRate),
  listed(roganGladenRate),
  listed(ppiMeanOf),
  listed(ppiStratifiedMean),
  listed(differenceEstimator),
  listed(weightedMeanPoisson),
  listed(stratifiedMean),
  listed(clusterMean),
  listed(clusterProportionOf),
  listed(aipwMeanOf),
  listed(moverDifference),
];
