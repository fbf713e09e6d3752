// Agreement compared with reference values: levels, spans and models of rater quality.
import { checkFamily } from './fixtures.ts';

checkFamily('agreement', [
  'cohen_kappa',
  'two_rater_agreement',
  'percent_agreement_multi',
  'krippendorff_alpha',
  'krippendorff_alpha_jackknife',
  'krippendorff_alpha_bootstrap',
  'gwet_ac',
  'brennan_prediger',
  'fleiss_kappa',
  'fleiss_kappa_generalised',
  'per_label_agreement',
  'icc',
]);
checkFamily('spans', [
  'span_agreement',
  'span_agreement_corpus',
  'span_agreement_pairwise',
  'char_alpha',
  'offset_conversion',
]);
checkFamily('rater_models', ['dawid_skene', 'mace_em']);
