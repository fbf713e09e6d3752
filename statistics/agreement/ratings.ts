// Ratings of units by raters on a declared scale, and their tally: the kinds of units, and the number of units of each
// kind.
import { z } from 'zod';
import type { Matrix } from '../matrix.ts';
import { Confidence } from '../statistic.ts';

/** A level of a scale: a number or a name. */
export const Level = z.union([z.number(), z.string()]);
export type Level = z.infer<typeof Level>;

/** Units x raters, null if a rater gave no level. */
export type Units = readonly (readonly (Level | null)[])[];

/** The levels that could be given, in order: declared by the caller, not taken from the ratings. */
export const Scale = z
  .array(Level)
  .min(1)
  .refine((levels) => new Set(levels).size === levels.length, 'a level must not be on the scale twice');

/** Whether every rating is a declared level. */
export function onScale({ units, scale }: { units: Units; scale: readonly Level[] }): boolean {
  const levels = new Set(scale);
  return units.every((unit) => unit.every((level) => level === null || levels.has(level)));
}

/** The message if `onScale` is false. */
export const OFF_SCALE = 'a rating must be on the declared scale';

/** Ratings on a declared scale. */
export const Ratings = z
  .strictObject({ units: z.array(z.array(Level.nullable())), scale: Scale, confidence: Confidence })
  .refine(onScale, { error: OFF_SCALE, path: ['units'] });

/** The cluster of each unit, if units are not independent. */
export const Clusters = z
  .array(z.union([z.number(), z.string()]))
  .optional()
  .describe('the cluster of each unit (such as its task): the interval is then a bootstrap over clusters');

/** 1, 2, ... for each level. */
export const ranks = (levels: readonly unknown[]): number[] => levels.map((_, at) => at + 1);

/** The numbers of a scale; ranks if a level is a name. */
export const scoresOf = (scale: readonly Level[]): number[] =>
  scale.every((level) => typeof level === 'number') ? [...scale] : ranks(scale);

/** Units by kind (how many raters gave each level), because coefficients of agreement depend on nothing else. */
export interface Tally {
  /** The kinds: how many raters gave each level. */
  kinds: Matrix;
  /** The number of units of each kind. */
  units: readonly number[];
}

/** A tally that also stores the kind of each counted unit, in order, and its position in the input. */
export interface UnitTally extends Tally {
  kindOf: readonly number[];
  unitOf: readonly number[];
}

/** How often each of the positions 0 to `size` - 1 occurs in a list. */
function counted(places: readonly number[], size: number): number[] {
  const counts = Array.from({ length: size }, () => 0);
  for (const place of places) counts[place] = (counts[place] ?? 0) + 1;
  return counts;
}

/** The tally of the units with `least` ratings or more. Its kinds do not depend on the order of units or raters. */
export function tallyOf(units: Units, scale: readonly Level[], least: number): UnitTally {
  const places = new Map<Level | null, number>(scale.map((level, place) => [level, place]));
  const rows = units.map((unit) => unit.map((level) => places.get(level)).filter((place) => place !== undefined));
  const unitOf = rows.flatMap((row, unit) => (row.length >= least ? [unit] : []));
  const keys = unitOf.map((unit) => counted(rows[unit] ?? [], scale.length).join());
  const distinct = [...new Set(keys)].toSorted();
  const placeOf = new Map(distinct.map((key, place) => [key, place]));
  const kindOf = keys.map((key) => placeOf.get(key) ?? 0);
  return {
    kinds: distinct.map((key) => key.split(',').map(Number)),
    units: counted(kindOf, distinct.length),
    kindOf,
    unitOf,
  };
}

/** The same tally, each kind once. */
export function summed({ kinds, units }: Tally): Tally {
  const all = new Map<string, { counts: readonly number[]; units: number }>();
  for (const [place, counts] of kinds.entries()) {
    const own = all.get(counts.join()) ?? { counts, units: 0 };
    all.set(counts.join(), { counts, units: own.units + (units[place] ?? 0) });
  }
  const each = [...all.values()];
  return { kinds: each.map(({ counts }) => counts), units: each.map(({ units }) => units) };
}

/** The tally of a table of two raters, one kind per cell. */
export const tallyOfTable = (table: Matrix): Tally => ({
  kinds: table.flatMap((row, i) => row.map((_, j) => counted([i, j], table.length))),
  units: table.flat(),
});
