// Offsets of code points, as Python counts them, to UTF-16 code units, as JavaScript does.
import { z } from 'zod';
import type { Statistic } from '../statistic.ts';

/** For each code point of a text the code unit at which it starts, followed by the length of the text. */
export function codeUnitsOf(text: string): number[] {
  const starts = [0];
  let at = 0;
  for (const point of text) {
    at += point.length;
    starts.push(at);
  }
  return starts;
}

const Input = z
  .strictObject({
    text: z.string(),
    codepoint_spans: z.array(
      z
        .tuple([z.int().min(0), z.int().min(0)])
        .refine(([start, end]) => start <= end, 'a span must not end before it starts'),
    ),
  })
  .refine(({ text, codepoint_spans }) => codepoint_spans.flat().every((at) => at < codeUnitsOf(text).length), {
    error: 'a span must end within the text',
    path: ['codepoint_spans'],
  });

interface Converted {
  utf16_spans: [number, number][];
  length_codepoints: number;
  length_utf16: number;
}

function converted({ text, codepoint_spans }: z.infer<typeof Input>): Converted {
  const units = codeUnitsOf(text);
  const unit = (point: number): number => units[point] ?? text.length;
  return {
    utf16_spans: codepoint_spans.map(([start, end]) => [unit(start), unit(end)]),
    length_codepoints: units.length - 1,
    length_utf16: text.length,
  };
}

export const offsetConversion: Statistic<z.infer<typeof Input>, Converted> = {
  name: 'offset_conversion',
  about: 'spans counted in code points, as Python does, to UTF-16 code units, as the app does',
  source: 'The Unicode Standard, chapter 3.9',
  input: Input,
  run: converted,
};
