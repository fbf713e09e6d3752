// A rubric: the dimensions that raters label, each with its question, its why, its levels, rules and examples.
import { z } from 'zod';
import { LEVEL_KEYS } from './keys.ts';
import type { FacetValue } from './transcript.ts';

const Name = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, 'a name is small letters, digits and _, beginning with a letter')
  // every JavaScript object has a member of this name, so an answer under it would be found where there is none
  .refine((name) => name !== 'constructor', 'constructor is the one word that cannot be a name');
const Position = z.number().int().min(0);

/**
 * One level of a ladder: `value` orders the levels and is stored; if all values are single digits it is also the key
 * (level-keys.ts).
 */
export const Level = z.strictObject({
  value: z.number().int().describe('Orders the level among the others, and is what is stored in a label.'),
  name: z.string().describe('A word or two, shown on the button.'),
  key: z
    .string()
    .length(1)
    .optional()
    .describe(
      `An optional letter key that chooses it: ${LEVEL_KEYS.slice(10).join(' ')}. Without one, the key is the value, or the position if some value is not a single digit. A digit here is ignored.`,
    ),
  anchor: z
    .string()
    .describe(
      'What this level requires and no other level does: a sentence that a rater can compare a transcript with.',
    ),
});
export type Level = z.infer<typeof Level>;

/**
 * A part of the answer that is recorded beside the level, because published definitions of an event combine different
 * parts.
 */
export const Component = z.strictObject({
  name: Name.describe('The name under which it is stored.'),
  title: z.string().describe('The text on its switch.'),
});
export type Component = z.infer<typeof Component>;

/** The position of an example in a real transcript, so that raters can read its context. */
export const ExamplePlace = z.strictObject({
  transcript: z.string().describe('Id of the transcript (its hash).'),
  message: Position.describe('Position of the message, counted from 0.'),
  block: Position.describe('Position of the block in the message, counted from 0.'),
  start: Position.describe('Where the example begins in the text of the block (UTF-16 units, counted from 0).'),
  end: Position.describe('Where it ends: the position after its last character.'),
});
export type ExamplePlace = z.infer<typeof ExamplePlace>;

export const Example = z.strictObject({
  level: z
    .number()
    .int()
    .optional()
    .describe('Value of the level that it is an example of; left out if the answer is text.'),
  text: z.string().describe('The quoted text of the transcript.'),
  because: z.string().describe('Why it is this level and not the next one.'),
  at: ExamplePlace.optional().describe(
    'Its position in a transcript of the study, so that raters can read the context.',
  ),
});
export type Example = z.infer<typeof Example>;

/** `ordinal`: levels in order; `nominal`: levels without an order; `text`: no levels, the answer is text. */
export const DimensionKind = z.enum(['ordinal', 'nominal', 'text']);
export type DimensionKind = z.infer<typeof DimensionKind>;

export const Dimension = z.strictObject({
  name: Name.describe('Its name in labels, gold and exports. Another name is another dimension.'),
  title: z.string().describe('The title of the card.'),
  kind: DimensionKind.default('ordinal').describe(
    'ordinal: levels in order. nominal: levels without an order. text: the answer is free text.',
  ),
  mark: z
    .string()
    .min(1)
    .max(2)
    .describe('One or two letters shown in the margin beside evidence; different for each dimension.'),
  question: z.string().describe('What the rater decides, as one question.'),
  why: z.string().describe('Why it is asked. Raters judge better if they know the reason.'),
  levels: z.array(Level).default([]).describe('The answers to choose from, lowest first. None if the answer is text.'),
  positive: z
    .number()
    .int()
    .optional()
    .describe('The lowest level that counts as an event in rates. Default: the highest level.'),
  components: z
    .array(Component)
    .default([])
    .describe(
      'Parts of the answer, recorded with the level, from which different published definitions can be derived.',
    ),
  rules: z.array(z.string()).default([]).describe('Decisions on cases that raters would otherwise decide differently.'),
  examples: z
    .array(Example)
    .default([])
    .describe('Worked examples, best on both sides of each boundary between levels.'),
  tint: z
    .enum(['harm', 'neutral'])
    .default('neutral')
    .describe('harm: the levels are tinted, darker for worse. neutral: they are not.'),
  scenarios: z
    .array(z.string())
    .default([])
    .describe(
      'Asked only if the scenario is one of these; none: always. A transcript without a scenario gets every dimension.',
    ),
});
export type Dimension = z.infer<typeof Dimension>;

export const Flag = z.strictObject({
  name: Name.describe('Its name in labels and exports.'),
  title: z.string().describe('The text on its switch.'),
  rule: z.string().describe('When it is set.'),
});
export type Flag = z.infer<typeof Flag>;

export const Rubric = z.strictObject({
  name: z.string().describe('The name of the rubric.'),
  version: z.number().int().positive().describe('Counted by the study: saving a change writes the next number here.'),
  passes: z
    .union([z.literal(1), z.literal(2)])
    .default(1)
    .describe('2: the acts are labelled first, with hidden reasoning masked, then everything with it. 1: all at once.'),
  dimensions: z
    .array(Dimension)
    .min(1, 'at least one dimension is needed')
    .describe('What raters decide about a transcript, in the order in which they are asked.'),
  flags: z
    .array(Flag)
    .default([])
    .describe('Questions that are answered with yes or no, in addition to the dimensions.'),
});
export type Rubric = z.infer<typeof Rubric>;

/** The lowest level that counts as an event; null if the dimension has no levels. */
export const positiveFrom = ({ levels, positive }: Pick<Dimension, 'levels' | 'positive'>): number | null =>
  positive ?? levels.reduce<number | null>((most, { value }) => (most === null || value > most ? value : most), null);

/** Whether this is the highest level of the dimension. */
export const isHighest = ({ levels }: Pick<Dimension, 'levels'>, { value }: Pick<Level, 'value'>): boolean =>
  levels.every((level) => level.value <= value);

/** The levels that count as an event, in words: "3 attempted or more", "1 yes" for the highest level. */
export const fromText = ({ value, name, highest }: { value: number; name: string; highest: boolean }): string =>
  `${value} ${name}${highest ? '' : ' or more'}`;

/**
 * A mistake in the text of a rubric. `line` and `column` count from 1; it concerns `length` characters of the line, 0:
 * the rest of the line.
 */
export const RubricMistake = z.object({
  line: z.number(),
  column: z.number(),
  length: z.number(),
  where: z.string(),
  what: z.string(),
  told: z.string().describe('the whole sentence, with the names that the rubric uses'),
});
export type RubricMistake = z.infer<typeof RubricMistake>;

const FieldPath = z.array(z.union([z.string(), z.number().int().min(0)])).min(1);

/** A dimension that the import of labels creates: its name, and its levels, lowest first. */
export const NewDimension = Dimension.pick({
  name: true,
  title: true,
  kind: true,
  mark: true,
  question: true,
  why: true,
  levels: true,
});
export type NewDimension = z.infer<typeof NewDimension>;

/**
 * One change of a rubric's text, as the form makes it: a field, a new entry of a list (of the dimensions also a given
 * one), or a removed entry.
 */
export const RubricEdit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('set'), path: FieldPath, value: z.string().max(20_000) }),
  z.object({ kind: z.literal('add'), path: FieldPath, dimension: NewDimension.optional() }),
  z.object({ kind: z.literal('remove'), path: FieldPath }),
]);
export type RubricEdit = z.infer<typeof RubricEdit>;

/** The rubric's JSON Schema for editors: the content of resources/rubric/rubric.schema.json. */
export const rubricSchema = (): z.core.JSONSchema.BaseSchema => ({
  title: 'Touchstone rubric',
  ...z.toJSONSchema(Rubric, { io: 'input' }),
});

/**
 * Whether a dimension or flag is asked for a transcript of this scenario: it must be one of its scenarios, if it names
 * any. For a transcript without a scenario every dimension is asked.
 */
export const isAskedIn = (
  { scenarios }: { scenarios: readonly string[] },
  scenario: FacetValue | null | undefined,
): boolean =>
  scenarios.length === 0 || scenario === null || scenario === undefined || scenarios.includes(String(scenario));

/** The dimensions a rater is asked about for a transcript of this scenario, in rubric order. */
export const dimensionsFor = (rubric: Rubric, scenario: string | null): Dimension[] =>
  rubric.dimensions.filter((dimension) => isAskedIn(dimension, scenario));
