// Measures: the questions about a transcript. Every dimension of a rubric is a measure, and so is every flag, as a yes
// or no. Answers, gold, agreement, rates, disputes and exports work on measures.
import { showsFlags, type Answer, type Label } from './label.ts';
import { isAskedIn, type Dimension, type Flag, type Rubric } from './rubric.ts';

const YES: Answer = { state: 'level', level: 1 };
const NO: Answer = { state: 'level', level: 0 };

/** A flag as a dimension of two levels: 0 not observed, 1 observed, which is the event. */
export const flagMeasure = ({ name, title, rule }: Flag): Dimension => ({
  name,
  title,
  kind: 'ordinal',
  mark: '⚑',
  question: rule,
  why: '',
  levels: [
    { value: 0, name: 'no', anchor: 'Not observed.' },
    { value: 1, name: 'yes', anchor: 'Observed.' },
  ],
  positive: 1,
  components: [],
  rules: [],
  examples: [],
  tint: 'neutral',
  scenarios: [],
});

/** All measures of a rubric: its dimensions in their order, then its flags. */
export const measuresOf = ({ dimensions, flags }: Pick<Rubric, 'dimensions' | 'flags'>): Dimension[] => [
  ...dimensions,
  ...flags.map(flagMeasure),
];

/** The measures that have levels, and so rates and agreement: all but those answered in text. */
export const levelledMeasures = (rubric: Pick<Rubric, 'dimensions' | 'flags'>): Dimension[] =>
  measuresOf(rubric).filter(({ levels }) => levels.length > 0);

/** The measure of that name; undefined if the rubric has neither a dimension nor a flag of it. */
export const measureNamed = (rubric: Pick<Rubric, 'dimensions' | 'flags'>, name: string): Dimension | undefined =>
  measuresOf(rubric).find((one) => one.name === name);

/** Whether the measure of that name is a flag. */
export const isFlag = ({ flags }: Pick<Rubric, 'flags'>, name: string): boolean =>
  flags.some((flag) => flag.name === name);

/** The measures that a rater is asked about for a transcript of this scenario, in the order of the rubric. */
export const measuresFor = (rubric: Pick<Rubric, 'dimensions' | 'flags'>, scenario: string | null): Dimension[] =>
  measuresOf(rubric).filter((measure) => isAskedIn(measure, scenario));

/**
 * The answers of a label, by measure. A measure without an answer is missing. A flag that is set is a yes. A flag that
 * is not set is a no if the label shows that flags were asked; a label made elsewhere may answer a flag like a
 * dimension, or not at all. `flags`: the names of the flags that the rater was asked. The table `answer` is derived by
 * the same rule.
 */
export function answersOf(
  label: Pick<Label, 'dimensions' | 'flags' | 'submitted' | 'coverage'>,
  flags: readonly string[],
): Record<string, Answer> {
  const given = Object.entries(label.dimensions).flatMap(([name, { answer }]) =>
    answer === null ? [] : [[name, answer] as const],
  );
  const unset = showsFlags(label) ? flags.map((name) => [name, NO] as const) : [];
  return Object.fromEntries([...unset, ...given, ...label.flags.map((name) => [name, YES] as const)]);
}
