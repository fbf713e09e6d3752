// The statistics of calibration by name.
import { listed, type Listed } from '../statistic.ts';
import { aurocStatistic } from './auroc.ts';
import { brierStatistic } from './brier.ts';
import { calibrationSlopeStatistic } from './calibration-slope.ts';
import { clusterBootstrap } from './clusters.ts';
import { confusionMetrics } from './confusion.ts';
import { aurocPairedDelong } from './delong.ts';
import { eceStatistic } from './ece.ts';
import { isotonicStatistic } from './isotonic.ts';
import { mcnemarStatistic } from './mcnemar.ts';
import { multiclassMetrics } from './multiclass.ts';
import { ordinalAgreement } from './ordinal.ts';
import { pairedBootstrap } from './paired.ts';
import { plattStatistic } from './platt.ts';
import { thresholdSelection } from './thresholds.ts';

export const calibration: readonly Listed[] = [
  listed(confusionMetrics),
  listed(multiclassMetrics),
  listed(aurocStatistic),
  listed(aurocPairedDelong),
  listed(brierStatistic),
  listed(eceStatistic),
  listed(plattStatistic),
  listed(calibrationSlopeStatistic),
  listed(isotonicStatistic),
  listed(thresholdSelection),
  listed(ordinalAgreement),
  listed(mcnemarStatistic),
  listed(pairedBootstrap),
  listed(clusterBootstrap),
];
