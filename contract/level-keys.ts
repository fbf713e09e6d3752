// Assigns a key to each level: the level's own value, so that a number on the screen has one meaning.
import { LEVEL_KEYS } from './keys.ts';
import type { Dimension, Level } from './rubric.ts';

/** A level with the key that chooses it. */
export type KeyedLevel = Level & { key: string };

const isDigitValue = ({ value }: Pick<Level, 'value'>): boolean => value >= 0 && value <= 9;
/** A letter from the rubric. A digit, which earlier versions wrote, is ignored. */
export const ownLetter = ({ key }: Pick<Level, 'key'>): string | null =>
  key === undefined || /\d/.test(key) ? null : key;

/**
 * Whether the key of every level is its own value. If not, no value is shown beside a level, because it could be
 * mistaken for the key of another.
 */
export const isNumbered = (levels: readonly Pick<Level, 'value' | 'key'>[]): boolean =>
  levels.every((level) => isDigitValue(level) && ownLetter(level) === null);

/**
 * The levels with their keys: the letter that the rubric gives; otherwise the value, if all values are single digits;
 * otherwise the position counted from 1 (10 is `0`, and levels after it get a free letter).
 */
export function keyedLevels(levels: readonly Level[]): KeyedLevel[] {
  const letters = levels.flatMap((level) => ownLetter(level) ?? []);
  const places = LEVEL_KEYS.filter((key) => !letters.includes(key));
  const byValue = levels.every(isDigitValue);
  let place = 0;
  return levels.map((level) => {
    const key = ownLetter(level) ?? (byValue ? String(level.value) : places[place++]);
    return { ...level, key: key ?? '' };
  });
}

/** The level that this key chooses; undefined if there is none. */
export const levelOfKey = (levels: readonly Level[], key: string): KeyedLevel | undefined =>
  keyedLevels(levels).find((level) => level.key === key);

/**
 * "3 veiled or interrupted"; only the name if the value could be mistaken for a key, only the value if there is no
 * name.
 */
export function levelTitle(value: number, { kind, levels }: Pick<Dimension, 'kind' | 'levels'>): string {
  const name = levels.find((level) => level.value === value)?.name;
  if (name === undefined) return String(value);
  return kind === 'nominal' || !isNumbered(levels) ? name : `${value} ${name}`;
}

/** The value alone, or the name if a value could be mistaken for a key. */
export const shortLevel = (value: number, levels: readonly Level[]): string =>
  isNumbered(levels) ? String(value) : (levels.find((level) => level.value === value)?.name ?? String(value));
