// Choices of the level for each word of a table that contains words such as harmless or B instead of levels of the
// rubric.
import type { Dimension } from '../../contract/rubric.ts';
import type { TableChoice } from '../../contract/tables.ts';
import { Select } from '../parts/Select.tsx';

type Labels = Extract<TableChoice, { kind: 'labels' }>;

/** The value of a select without a choice. */
const AS_WRITTEN = '';

export interface LevelWordsProps {
  /** The words in the column of the levels. */
  words: readonly string[];
  /** The dimension of the labels; undefined before it is chosen. */
  measure: Pick<Dimension, 'levels'> | undefined;
  choice: Labels;
  onChange: (choice: TableChoice) => void;
}

export function LevelWords({ words, measure, choice, onChange }: LevelWordsProps) {
  if (measure === undefined) return null;
  const options = measure.levels.map(({ value, name }) => ({ value: String(value), label: `${value} ${name}` }));
  const change = (word: string, level: string): void => {
    const others = Object.entries(choice.levels).filter(([each]) => each !== word);
    const levels = Object.fromEntries(level === AS_WRITTEN ? others : [...others, [word, level]]);
    onChange({ ...choice, levels });
  };
  return words.map((word) => (
    <Select
      key={word}
      label={`“${word}” means`}
      options={[{ value: AS_WRITTEN, label: 'the level of that name' }, ...options]}
      value={Object.hasOwn(choice.levels, word) ? (choice.levels[word] ?? AS_WRITTEN) : AS_WRITTEN}
      onChange={(level) => change(word, level)}
    />
  ));
}
