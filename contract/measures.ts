// Measures: what can be measured of a transcript. Every dimension of a rubric is one, and so is every flag, as a
// question of yes or no. Answers, gold, agreement, rates, disputes and exports know measures only.
import { tellsFlags, type Answer, type Label } from './label.ts';
import type { Dimension, Flag, Rubric } from './rubric.ts';

const YES: Answer = { state: 'level', level: 1 };
const NO: Answer = { state: 'level', level: 0 };

/** A flag as the dimension of two levels that it is: 0 not observed, 1 observed, which is the event. */
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

/** All that can be measured under a rubric: its dimensions in their order, then its flags. */
export const measuresOf = ({ dimensions, flags }: Pick<Rubric, 'dimensions' | 'flags'>): Dimension[] => [
  ...dimensions,
  ...flags.map(flagMeasure),
];

/** The same without what is answered in words: these have levels, so that they have rates and agreement. */
export const levelledMeasures = (rubric: Pick<Rubric, 'dimensions' | 'flags'>): Dimension[] =>
  measuresOf(rubric).filter(({ levels }) => levels.length > 0);

/** The measure of that name; undefined where the rubric has neither such a dimension nor such a flag. */
export const measureNamed = (rubric: Pick<Rubric, 'dimensions' | 'flags'>, name: string): Dimension | undefined =>
  measuresOf(rubric).find((one) => one.name === name);

/** Whether the measure of that name is a flag. */
export const isFlag = ({ flags }: Pick<Rubric, 'flags'>, name: string): boolean =>
  flags.some((flag) => flag.name === name);

/** The measures that a rater is asked about for a transcript of this scenario, in the order of the rubric. */
export const measuresFor = (rubric: Pick<Rubric, 'dimensions' | 'flags'>, scenario: string | null): Dimension[] =>
  measuresOf(rubric).filter(
    ({ scenarios }) => scenarios.length === 0 || scenario === null || scenarios.includes(scenario),
  );

/**
 * What a label answers, by measure; a measure that it does not answer is not in it. A flag that is set is a yes. One
 * that is not set is a no where the label tells its flags; a label made elsewhere may answer a flag as it answers a
 * dimension, or leave it open. `flags`: the names of those that the rater was asked. The table `answer` is derived by
 * the same rule.
 */
export function answersOf(
  label: Pick<Label, 'dimensions' | 'flags' | 'submitted' | 'coverage'>,
  flags: readonly string[],
): Record<string, Answer> {
  const given = Object.entries(label.dimensions).flatMap(([name, { answer }]) =>
    answer === null ? [] : [[name, answer] as const],
  );
  const told = tellsFlags(label) ? flags.map((name) => [name, NO] as const) : [];
  return Object.fromEntries([...told, ...given, ...label.flags.map((name) => [name, YES] as const)]);
}
