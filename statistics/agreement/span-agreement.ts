// How far two raters marked the same spans of one transcript: by characters, tokens and whole spans.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { REASONS } from '../reasons.ts';
import { Distinct, RECORD, estimateOf, undefinedEstimate, type Statistic } from '../statistic.ts';
import { matched, MATCHES } from './span-matching.ts';
import { added, agreed, characters, Span, tokens, type Agreed, type Marked } from './spans.ts';

const Input = z
  .strictObject({
    a: z.array(Span).describe('spans of the first rater, [start, end, label] in UTF-16 code units'),
    b: z.array(Span),
    labels: Distinct,
    tokens: z
      .array(
        z
          .tuple([z.int().min(0), z.int().min(0)])
          .refine(([start, end]) => start <= end, 'a token must not end before it starts'),
      )
      .optional(),
    offsets: RECORD,
  })
  .refine(({ a, b, labels }) => [...a, ...b].every(([, , label]) => labels.includes(label)), {
    error: 'the label of a span must be one of the labels',
    path: ['labels'],
  })
  .refine(({ labels }) => !labels.includes('micro'), {
    error: 'a label must not be called micro, the name of the sum over labels',
    path: ['labels'],
  });

/** By label, and `micro`: all labels summed first. */
type ByLabel = Record<string, Agreed>;

interface SpanAgreement extends Estimate {
  char: ByLabel;
  exact: Agreed;
  iou50: Agreed;
  overlap_any: Agreed;
  /** Null if no tokens are given. */
  token?: ByLabel;
}

function byLabel(labels: readonly string[], mark: (label: string) => Marked): ByLabel {
  const marked = labels.map((label): [string, Marked] => [label, mark(label)]);
  const micro = added(marked.map(([, each]) => each));
  return Object.fromEntries([...marked, ['micro', micro] as const].map(([label, each]) => [label, agreed(each)]));
}

/** The value for one transcript, without an interval, because characters are not independent. */
export function ofOneTranscript(estimate: number | null, method: string, level = 0.95): Estimate {
  const about = { level, n: 1, method };
  return estimate === null
    ? undefinedEstimate('no_spans', about)
    : estimateOf({ ...about, estimate, notes: [REASONS.one_transcript] });
}

function spans({ a, b, labels, tokens: all }: z.infer<typeof Input>): SpanAgreement {
  const char = byLabel(labels, (label) => characters(a, b, label));
  return {
    ...ofOneTranscript(char.micro?.f1 ?? null, 'character F1, summed over labels'),
    char,
    exact: agreed(matched(a, b, MATCHES.exact)),
    iou50: agreed(matched(a, b, MATCHES.iou50)),
    overlap_any: agreed(matched(a, b, MATCHES.overlap_any)),
    ...(all === undefined ? {} : { token: byLabel(labels, (label) => tokens(a, b, label, all)) }),
  };
}

export const spanAgreement: Statistic<z.infer<typeof Input>, SpanAgreement> = {
  name: 'span_agreement',
  about:
    "two raters' spans of one transcript: F1 of characters and tokens by label, and of spans matched exactly, by IoU of 0.5 or more, or by any overlap",
  source: 'Hripcsak & Rothschild 2005, J Am Med Inform Assoc 12:296-298',
  input: Input,
  run: spans,
};
