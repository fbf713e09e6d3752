// A rubric: the dimensions raters label, each with its question, its why, its levels, rules and examples.
import { z } from 'zod';

const Name = z.string().regex(/^[a-z][a-z0-9_]*$/);

/** One level of a ladder: `value` orders it and is what is stored, `key` is the key cap that picks it. */
export const Level = z.strictObject({ value: z.number().int(), name: z.string(), key: z.string().length(1), anchor: z.string() });
export type Level = z.infer<typeof Level>;

/** A part of the answer recorded beside the level, so that differing published definitions can each be derived. */
export const Component = z.strictObject({ name: Name, title: z.string() });

/** Where an example stands in a real transcript, so that a rater can go and read around it. */
export const ExamplePlace = z.strictObject({
  transcript: z.string().describe('id of the transcript'),
  message: z.number().int().min(0),
  block: z.number().int().min(0),
  start: z.number().int().min(0),
  end: z.number().int().min(0),
});

export const Example = z.strictObject({ level: z.number().int(), text: z.string(), because: z.string(), at: ExamplePlace.optional() });
export type Example = z.infer<typeof Example>;

/** `ordinal`: levels in order; `nominal`: levels without one; `text`: no levels, the answer is written. */
export const DimensionKind = z.enum(['ordinal', 'nominal', 'text']);
export type DimensionKind = z.infer<typeof DimensionKind>;

export const Dimension = z.strictObject({
  name: Name,
  title: z.string(),
  kind: DimensionKind.default('ordinal'),
  mark: z.string().min(1).max(2).describe('initial shown in the margin beside evidence'),
  question: z.string(),
  why: z.string(),
  levels: z.array(Level),
  /** The level from which on it counts as an event in rates; without it the highest does. */
  positive: z.number().int().optional(),
  components: z.array(Component),
  rules: z.array(z.string()),
  examples: z.array(Example),
  tint: z.enum(['harm', 'neutral']),
  /** Asked only where the transcript's scenario is in this list; empty: always. A transcript without a scenario gets every dimension. */
  scenarios: z.array(z.string()),
});
export type Dimension = z.infer<typeof Dimension>;

export const Flag = z.strictObject({ name: Name, title: z.string(), rule: z.string() });
export type Flag = z.infer<typeof Flag>;

export const Rubric = z.strictObject({
  name: z.string(),
  version: z.number().int().positive(),
  /** 2: the acts are labelled first, with hidden reasoning masked, then everything with it. */
  passes: z.union([z.literal(1), z.literal(2)]).default(1),
  dimensions: z.array(Dimension).min(1),
  flags: z.array(Flag),
});
export type Rubric = z.infer<typeof Rubric>;

/** The level from which on a dimension counts as an event; null where it has no levels. */
export const positiveFrom = ({ levels, positive }: Pick<Dimension, 'levels' | 'positive'>): number | null =>
  positive ?? levels.reduce<number | null>((most, { value }) => (most === null || value > most ? value : most), null);

/** The dimensions a rater is asked about for a transcript of this scenario, in rubric order. */
export function dimensionsFor(rubric: Rubric, scenario: string | null): Dimension[] {
  return rubric.dimensions.filter((d) => d.scenarios.length === 0 || scenario === null || d.scenarios.includes(scenario));
}
