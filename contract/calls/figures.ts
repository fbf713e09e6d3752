// Calls that write a figure of the window into a file the user chose: as a drawing, as a picture, or its table.
import { z } from 'zod';
import type { Calls } from '../call.ts';

/** A figure has some kB; what is far beyond is a mistake of ours, and no file. */
const MOST_BYTES = 32_000_000;
const MOST_ROWS = 100_000;

/** The table behind a figure: what CSV and JSONL are written from. A missing value is null. */
export const FigureTable = z.object({
  head: z.array(z.string().max(4000)).max(400),
  rows: z.array(z.array(z.union([z.string().max(100_000), z.number(), z.null()])).max(400)).max(MOST_ROWS),
});
export type FigureTable = z.infer<typeof FigureTable>;

export const FigureContent = z.discriminatedUnion('as', [
  z.object({ as: z.literal('svg'), text: z.string().max(MOST_BYTES) }),
  z.object({
    as: z.literal('png'),
    bytes: z.instanceof(Uint8Array).refine(({ length }) => length <= MOST_BYTES, 'The picture is too large'),
  }),
  z.object({ as: z.enum(['csv', 'jsonl']), table: FigureTable }),
]);
export type FigureContent = z.infer<typeof FigureContent>;

export const figureJobs = {
  /** Writes it whole or not at all to the file that the token stands for. */
  'figures.save': {
    input: z.object({ token: z.string(), content: FigureContent }),
    output: z.object({}),
    changes: [],
    repeatable: false,
  },
} satisfies Calls;
