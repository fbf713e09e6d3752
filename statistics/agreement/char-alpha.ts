// Krippendorff's alpha over the characters of one transcript, each in a span or not. It depends on how much unmarked
// text there is.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { REASONS } from '../reasons.ts';
import { estimateOf, undefinedEstimate, type Statistic } from '../statistic.ts';
import { disagreement } from './krippendorff.ts';
import type { Tally } from './ratings.ts';
import { Span } from './spans.ts';

const Input = z
  .strictObject({
    text_length: z.int().min(0).describe('in UTF-16 code units'),
    raters: z.record(z.string(), z.array(Span)),
  })
  .refine(
    ({ text_length, raters }) => Object.values(raters).every((spans) => spans.every(([, end]) => end <= text_length)),
    {
      error: 'a span must end within the text',
      path: ['raters'],
    },
  );

/**
 * Stretches of text that each rater either marked completely or not at all, as kinds (raters outside, raters inside)
 * with their lengths.
 */
function stretchesOf({ text_length, raters }: z.infer<typeof Input>): Tally {
  const marks = Object.values(raters);
  const ends = [...new Set([0, text_length, ...marks.flat().flatMap(([start, end]) => [start, end])])].toSorted(
    (a, b) => a - b,
  );
  const starts = ends.slice(0, -1);
  return {
    kinds: starts.map((at) => {
      const inside = marks.filter((spans) => spans.some(([start, end]) => start <= at && at < end)).length;
      return [marks.length - inside, inside];
    }),
    units: starts.map((start, place) => (ends[place + 1] ?? start) - start),
  };
}

interface CharAlpha extends Estimate {
  alpha: number | null;
}

function charAlphaOf(given: z.infer<typeof Input>): CharAlpha {
  const about = { level: 0.95, n: 1, method: 'Krippendorff alpha over characters, nominal' };
  if (Object.keys(given.raters).length < 2) return { ...undefinedEstimate('no_pairs', about), alpha: null };
  const { kinds, units } = stretchesOf(given);
  const { alpha, De } = disagreement(kinds, [0, 1], 'nominal')(units);
  if (alpha === null) return { ...undefinedEstimate(De === null ? 'no_data' : 'no_variation', about), alpha };
  return { ...estimateOf({ ...about, estimate: alpha, notes: [REASONS.one_transcript] }), alpha };
}

export const charAlpha: Statistic<z.infer<typeof Input>, CharAlpha> = {
  name: 'char_alpha',
  about:
    "Krippendorff's alpha over the characters of one transcript, each in a span of a rater or not, whatever its label",
  source: 'Krippendorff 2011',
  input: Input,
  run: charAlphaOf,
};
