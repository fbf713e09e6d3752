// Span agreement over many transcripts, and over many raters of one.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { bootstrap } from '../bootstrap.ts';
import { mean } from '../matrix.ts';
import { Confidence, distinct, undefinedEstimate, type Statistic } from '../statistic.ts';
import { estimateOfBootstrap } from '../ends.ts';
import { ofOneTranscript } from './span-agreement.ts';
import { added, characters, f1, Span } from './spans.ts';

const Spans = z.array(Span);

const Corpus = z.strictObject({
  docs: z.array(z.strictObject({ a: Spans, b: Spans })),
  label: z.string(),
  confidence: Confidence,
});

interface CorpusAgreement extends Estimate {
  /** Null if neither rater marked anything. */
  per_doc_f1: (number | null)[];
  /** Characters summed over transcripts first. */
  micro_f1: number | null;
  /** Mean over transcripts that somebody marked. */
  macro_f1: number | null;
  n_docs_scored: number;
  n_docs_both_empty: number;
}

function corpus({ docs, label, confidence: level }: z.infer<typeof Corpus>): CorpusAgreement {
  const marked = docs.map(({ a, b }) => characters(a, b, label));
  const per_doc_f1 = marked.map(f1);
  const scored = marked.filter((each) => f1(each) !== null);
  const micro_f1 = f1(added(scored));
  const parts = {
    per_doc_f1,
    micro_f1,
    macro_f1: mean(per_doc_f1.filter((each) => each !== null)),
    n_docs_scored: scored.length,
    n_docs_both_empty: docs.length - scored.length,
  };
  const about = { level, n: scored.length, method: 'character F1, summed over transcripts' };
  if (micro_f1 === null) return { ...undefinedEstimate('no_spans', about), ...parts };
  if (scored.length === 1) return { ...ofOneTranscript(micro_f1, about.method, level), ...parts };
  const resampled = bootstrap({ units: scored.length, level }, (indices) =>
    f1(added([...indices].flatMap((at) => scored[at] ?? []))),
  );
  return { ...estimateOfBootstrap(micro_f1, about, resampled), ...parts };
}

export const spanAgreementCorpus: Statistic<z.infer<typeof Corpus>, CorpusAgreement> = {
  name: 'span_agreement_corpus',
  about: "character F1 of two raters' spans over transcripts, with a bootstrap interval over transcripts",
  source: 'Hripcsak & Rothschild 2005',
  input: Corpus,
  run: corpus,
};

interface Pair {
  /** Both names, joined by a hyphen. */
  key: string;
  a: readonly Span[];
  b: readonly Span[];
}

function pairsOf(raters: Readonly<Record<string, readonly Span[]>>): Pair[] {
  const all = Object.entries(raters);
  return all.flatMap(([first, a], at) =>
    all.slice(at + 1).map(([second, b]): Pair => ({ key: `${first}-${second}`, a, b })),
  );
}

const Raters = z
  .strictObject({ raters: z.record(z.string(), Spans), label: z.string() })
  .refine(({ raters }) => distinct(pairsOf(raters).map(({ key }) => key)), {
    error:
      'two pairs of raters must not have the same name, as a and b-c beside a-b and c do: name the raters without hyphens',
    path: ['raters'],
  });

interface PairwiseAgreement extends Estimate {
  /** By the names of both, joined by a hyphen; null if neither marked anything. */
  pairwise_f1: Record<string, number | null>;
  mean_f1: number | null;
}

function pairwise({ raters, label }: z.infer<typeof Raters>): PairwiseAgreement {
  const pairs = pairsOf(raters).map(({ key, a, b }): [string, number | null] => [key, f1(characters(a, b, label))]);
  const mean_f1 = mean(pairs.map(([, each]) => each).filter((each) => each !== null));
  const headline = ofOneTranscript(mean_f1, 'character F1, mean over pairs of raters');
  return { ...headline, pairwise_f1: Object.fromEntries(pairs), mean_f1 };
}

export const spanAgreementPairwise: Statistic<z.infer<typeof Raters>, PairwiseAgreement> = {
  name: 'span_agreement_pairwise',
  about: "character F1 of every two raters' spans of one transcript, and its mean",
  source: 'Hripcsak & Rothschild 2005',
  input: Raters,
  run: pairwise,
};
