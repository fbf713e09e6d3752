// The statistics of agreement by name.
import { listed, type Listed } from '../statistic.ts';
import { brennanPrediger } from './brennan-prediger.ts';
import { charAlpha } from './char-alpha.ts';
import { cohenKappa } from './cohen.ts';
import { dawidSkene } from './dawid-skene.ts';
import { fleissGeneralised, fleissKappa } from './fleiss.ts';
import { gwetAc } from './gwet.ts';
import { intraclass } from './icc.ts';
import { krippendorffBootstrap, krippendorffJackknife } from './krippendorff-resampled.ts';
import { krippendorffAlpha } from './krippendorff.ts';
import { maceEm } from './mace.ts';
import { offsetConversion } from './offsets.ts';
import { perLabelAgreement } from './per-label.ts';
import { percentAgreementMulti } from './percent.ts';
import { spanAgreement } from './span-agreement.ts';
import { spanAgreementCorpus, spanAgreementPairwise } from './span-corpus.ts';
import { twoRaterAgreement } from './two-rater-agreement.ts';

export const agreement: readonly Listed[] = [
  listed(cohenKappa),
  listed(twoRaterAgreement),
  listed(percentAgreementMulti),
  listed(krippendorffAlpha),
  listed(krippendorffJackknife),
  listed(krippendorffBootstrap),
  listed(gwetAc),
  listed(brennanPrediger),
  listed(fleissKappa),
  listed(fleissGeneralised),
  listed(perLabelAgreement),
  listed(intraclass),
  listed(spanAgreement),
  listed(spanAgreementCorpus),
  listed(spanAgreementPairwise),
  listed(charAlpha),
  listed(offsetConversion),
  listed(dawidSkene),
  listed(maceEm),
];
