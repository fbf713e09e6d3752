// Calibration of graders against gold, compared with reference values.
import { checkFamily } from './fixtures.ts';

checkFamily('grader_binary', [
  'confusion_metrics',
  'multiclass_metrics',
  'auroc',
  'auroc_paired_delong',
  'brier',
  'ece',
  'platt',
  'calibration_slope',
  'isotonic',
  'threshold_selection',
]);
checkFamily('grader_ordinal', ['ordinal_agreement']);
checkFamily('grader_comparison', ['mcnemar', 'paired_bootstrap', 'cluster_bootstrap']);
