// The content of a figure of rates: groups with their rates and looks, texts, and print settings, as plain data.
import { z } from 'zod';
import { LONGEST_NAME } from './limits.ts';
import { RateKind } from './rates.ts';
import { FacetValue } from './transcript.ts';

/** `bars`: a row per group; `lines`: over the numbers of a facet; `slope`: from one group to another. */
export const FigureKind = z.enum(['bars', 'lines', 'slope']);
export type FigureKind = z.infer<typeof FigureKind>;

/** The smallest text of a printed figure, in points. */
export const LEAST_TEXT = 7;

/** One column and two columns of a paper, and a slide: width, and the usual size of text, in points (1/72 inch). */
export const PRINT_SIZES = {
  column: { title: 'one column', width: 240, text: 8 },
  page: { title: 'two columns', width: 504, text: 8 },
  slide: { title: 'slide', width: 960, text: 16 },
} as const;
export const PrintSize = z.enum(['column', 'page', 'slide']);
export type PrintSize = z.infer<typeof PrintSize>;

/** How figures of a study are printed. */
export const PrintStyle = z.object({
  size: PrintSize,
  font: z.enum(['sans', 'serif']),
  text: z.number().min(LEAST_TEXT).max(32).describe('size of all text, in points'),
  title: z.boolean().describe('draw the title above the figure'),
  caption: z.boolean().describe('draw caption and notes below it'),
});
export type PrintStyle = z.infer<typeof PrintStyle>;

export const USUAL_PRINT: PrintStyle = {
  size: 'page',
  font: 'sans',
  text: PRINT_SIZES.page.text,
  title: true,
  caption: true,
};

/** Number of looks; each is a colour with its own sign and stroke. */
export const LOOKS = 6;

/**
 * The name and look of a group in every figure of the study. `look`: its colour, sign and stroke; beyond LOOKS they
 * repeat in other combinations.
 */
export const GroupLook = z.object({
  facet: z.string(),
  value: FacetValue.nullable(),
  name: z.string().trim().max(LONGEST_NAME).describe("'': the value itself"),
  look: z.number().int().min(0).max(999),
});
export type GroupLook = z.infer<typeof GroupLook>;

/**
 * Settings that all figures of a study share. `values`: for each requested facet, in the order of its first
 * transcripts.
 */
export const StudyLooks = z.object({
  print: PrintStyle,
  groups: z.array(GroupLook).describe('the chosen values, in the order of each facet'),
  values: z.record(z.string(), z.array(FacetValue)),
});
export type StudyLooks = z.infer<typeof StudyLooks>;

/** A rate with its interval, as shares of 0 to 1. `about`: the text that appears at its point on hover. */
export const Drawn = z.object({
  value: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  about: z.string(),
});
export type Drawn = z.infer<typeof Drawn>;

const three = <T extends z.ZodType>(of: T) => z.object({ raw: of, gold: of, corrected: of });

/** One group of a figure. */
export const DrawnGroup = z.object({
  group: z.string(),
  part: z.string().nullable().describe('the group within it, if the figure is split'),
  x: z.number().nullable().describe('null unless the value of the facet is a number'),
  look: z.number().int(),
  n: z.number(),
  n_gold: z.number(),
  rates: three(Drawn.nullable()),
  whole: three(z.number().nullable())
    .nullable()
    .describe('with the evaluation-aware transcripts, if `rates` leave them out'),
  quote: z.object({ rate: RateKind, text: z.string() }).nullable().describe('the rate to quote, and its text'),
});
export type DrawnGroup = z.infer<typeof DrawnGroup>;

/** The complete content of a figure. */
export const FigureDrawing = z.object({
  title: z.string(),
  kind: FigureKind,
  grader: z.string().nullable(),
  rates: z.array(RateKind).describe('drawn rates, in the order of the legend'),
  groups: z.array(DrawnGroup),
  facets: z.array(z.string()).describe('titles of facet and split, as heads of a table'),
  rate_title: z.string(),
  facet_title: z.string(),
  log: z.boolean(),
  pair: z
    .object({
      first: z.string(),
      second: z.string(),
      differences: three(z.record(z.string(), z.string())).describe('second minus first, as text, by part'),
    })
    .nullable(),
  caption: z.string(),
  notes: z.array(z.string()),
});
export type FigureDrawing = z.infer<typeof FigureDrawing>;
