// Properties of span agreement and offsets for any spans, compared with counting single characters.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { charAlpha } from '../../statistics/agreement/char-alpha.ts';
import { krippendorffAlpha } from '../../statistics/agreement/krippendorff.ts';
import { offsetConversion } from '../../statistics/agreement/offsets.ts';
import { spanAgreement } from '../../statistics/agreement/span-agreement.ts';
import { spanAgreementCorpus, spanAgreementPairwise } from '../../statistics/agreement/span-corpus.ts';
import type { Span } from '../../statistics/agreement/spans.ts';

const LENGTH = 24;
const LABELS = ['lie', 'hack'];
const span: fc.Arbitrary<Span> = fc
  .record({ start: fc.nat(LENGTH - 1), length: fc.integer({ min: 1, max: LENGTH }), label: fc.constantFrom(...LABELS) })
  .map(({ start, length, label }) => [start, Math.min(LENGTH, start + length), label]);
const spans = fc.array(span, { maxLength: 4 });

/** The characters within the spans of a label. */
const charactersOf = (marked: readonly Span[], label: string): Set<number> =>
  new Set(
    marked
      .filter((each) => each[2] === label)
      .flatMap(([start, end]) => Array.from({ length: end - start }, (_, at) => start + at)),
  );

const between = (a: Span[], b: Span[]): ReturnType<typeof spanAgreement.run> =>
  spanAgreement.run({ a, b, labels: LABELS });

test('character counts equal those from single characters', () => {
  fc.assert(
    fc.property(spans, spans, fc.constantFrom(...LABELS), (a, b, label) => {
      const [first, second] = [charactersOf(a, label), charactersOf(b, label)];
      const { char } = between(a, b);
      const both = [...first].filter((at) => second.has(at)).length;
      const all = first.size + second.size;
      expect(char[label]?.tp).toBe(both);
      expect(char[label]?.f1).toBe(all === 0 ? null : (2 * both) / all);
    }),
  );
});

test('exchanging the raters exchanges precision and recall', () => {
  fc.assert(
    fc.property(spans, spans, (a, b) => {
      const [there, back] = [between(a, b), between(b, a)];
      expect(there.exact.f1).toBe(back.exact.f1);
      expect(there.char.micro?.f1).toBe(back.char.micro?.f1);
      expect(there.char.micro?.precision).toBe(back.char.micro?.recall);
    }),
  );
});

test('equal spans agree completely, and a stricter match is never more frequent', () => {
  fc.assert(
    fc.property(spans, spans, (a, b) => {
      const own = between(a, a);
      for (const each of [own.char.micro, own.exact, own.iou50, own.overlap_any])
        expect(each?.f1).toBe(a.length === 0 ? null : 1);
      const { exact, iou50, overlap_any } = between(a, b);
      expect(exact.tp).toBeLessThanOrEqual(iou50.tp);
      expect(overlap_any.tp).toBeLessThanOrEqual(Math.min(a.length, b.length));
    }),
  );
});

test('a span one character shorter is not an exact match', () => {
  const { exact, iou50 } = between([[0, 24, 'lie']], [[0, 23, 'lie']]);
  expect([exact.tp, iou50.tp]).toEqual([0, 1]);
});

test('over several transcripts, micro and macro F1 lie between the lowest and the highest F1', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ a: spans, b: spans }), { maxLength: 5 }), (docs) => {
      const answer = spanAgreementCorpus.run({ docs, label: 'lie', confidence: 0.95 });
      const scored = answer.per_doc_f1.filter((each) => each !== null);
      expect(answer.n_docs_scored).toBe(scored.length);
      expect(answer.n_docs_scored + answer.n_docs_both_empty).toBe(docs.length);
      for (const each of [answer.micro_f1, answer.macro_f1]) {
        if (scored.length === 0) expect(each).toBeNull();
        else expect(each).toBeGreaterThanOrEqual(Math.min(...scored) - 1e-12);
        if (scored.length > 0) expect(each).toBeLessThanOrEqual(Math.max(...scored) + 1e-12);
      }
      if (answer.low === null) expect(answer.notes.length).toBeGreaterThan(0);
    }),
    { numRuns: 40 },
  );
});

test('pairwise agreement of two raters equals their agreement', () => {
  fc.assert(
    fc.property(spans, spans, (a, b) => {
      const { mean_f1 } = spanAgreementPairwise.run({ raters: { r1: a, r2: b }, label: 'lie' });
      expect(mean_f1).toBe(between(a, b).char.lie?.f1);
    }),
  );
});

test('alpha over characters equals alpha with every character as a unit', () => {
  fc.assert(
    fc.property(fc.array(spans, { minLength: 2, maxLength: 3 }), (raters) => {
      const marked = raters.map((each) => new Set(LABELS.flatMap((label) => [...charactersOf(each, label)])));
      const units = Array.from({ length: LENGTH }, (_, at) => marked.map((each) => Number(each.has(at))));
      const { alpha } = krippendorffAlpha.run({ units, scale: [0, 1], metric: 'nominal', confidence: 0.95 });
      const named = Object.fromEntries(raters.map((each, at) => [`r${at}`, each]));
      const answer = charAlpha.run({ text_length: LENGTH, raters: named });
      if (alpha === null) expect(answer.alpha).toBeNull();
      else expect(answer.alpha).toBeCloseTo(alpha, 12);
    }),
    { numRuns: 40 },
  );
});

test('converted offsets select the same text', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'é', '😀', '👨‍💻', '\u{d83d}'), maxLength: 12 });
  fc.assert(
    fc.property(text, fc.nat(12), fc.nat(12), (given, one, other) => {
      const points = Array.from(given);
      const [start = 0, end = 0] = [one, other].map((at) => Math.min(at, points.length)).toSorted((a, b) => a - b);
      const { utf16_spans, length_utf16, length_codepoints } = offsetConversion.run({
        text: given,
        codepoint_spans: [[start, end]],
      });
      expect(utf16_spans.map(([from, to]) => given.slice(from, to))).toEqual([points.slice(start, end).join('')]);
      expect([length_codepoints, length_utf16]).toEqual([points.length, given.length]);
    }),
  );
});
