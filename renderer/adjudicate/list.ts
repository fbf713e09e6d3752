// The units that the list shows, their order, and the next unit.
import type { TranscriptUnits, Unit } from '../../contract/unit.ts';
import type { Neighbours } from '../desk/neighbours.ts';

export type Show = 'undecided' | 'differ' | 'agree' | 'single' | 'gold' | 'all';

/** A unit, as selected by a click in the list or by a key. */
export interface UnitPlace {
  key: number;
  dimension: string;
}

/** The name of a unit, for sets and maps. */
export const unitName = (id: string, dimension: string): string => `${id} ${dimension}`;

export const isOpen = ({ state }: Unit): boolean => state !== 'gold';

const FITS: Record<Show, (unit: Unit) => boolean> = {
  undecided: (unit) => isOpen(unit) && unit.levels.length > 1,
  differ: (unit) => isOpen(unit) && unit.spread > 0,
  agree: (unit) => isOpen(unit) && unit.levels.length > 1 && unit.spread === 0,
  single: (unit) => isOpen(unit) && unit.levels.length === 1,
  gold: (unit) => unit.gold !== null,
  all: () => true,
};

export interface Narrowed {
  show: Show;
  /** '': every dimension. */
  dimension: string;
  /** Units that were just decided, which stay in the list so that rows do not move while the user works. */
  kept: ReadonlySet<string>;
}

const worst = ({ units }: TranscriptUnits): number => Math.max(...units.map(({ spread }) => spread));

/** The matching units, by transcript; transcripts whose raters are furthest apart come first. */
export function narrowed(all: readonly TranscriptUnits[], { show, dimension, kept }: Narrowed): TranscriptUnits[] {
  const fits = (id: string, unit: Unit): boolean =>
    (dimension === '' || unit.dimension === dimension) && (FITS[show](unit) || kept.has(unitName(id, unit.dimension)));
  return all
    .map((one) => ({ ...one, units: one.units.filter((unit) => fits(one.id, unit)) }))
    .filter(({ units }) => units.length > 0)
    .sort((a, b) => worst(b) - worst(a));
}

/** Whether a list contains this unit. */
export const isListed = (list: readonly TranscriptUnits[], { key, dimension }: UnitPlace): boolean =>
  list.some((one) => one.key === key && one.units.some((unit) => unit.dimension === dimension));

/** The number of units that each choice would show. */
export function counts(all: readonly TranscriptUnits[], dimension: string): Record<Show, number> {
  const units = all.flatMap((one) => one.units.filter((unit) => dimension === '' || unit.dimension === dimension));
  const count = (show: Show): number => units.filter(FITS[show]).length;
  return {
    undecided: count('undecided'),
    differ: count('differ'),
    agree: count('agree'),
    single: count('single'),
    gold: count('gold'),
    all: units.length,
  };
}

/**
 * The next unit to decide: first in the same transcript, then further down the list, then from its top; null if all are
 * decided. `before`, `after`: the neighbours of the transcript in the list.
 */
export function nextUnit(
  list: readonly TranscriptUnits[],
  now: UnitPlace | null,
  { before, after }: Neighbours,
): UnitPlace | null {
  const own = list.filter(({ key }) => key === now?.key);
  const inside = own[0]?.units.findIndex(({ dimension }) => dimension === now?.dimension) ?? -1;
  const inTurn = [
    ...own.map((one) => ({ ...one, units: one.units.slice(inside + 1) })),
    ...own.map((one) => ({ ...one, units: one.units.slice(0, Math.max(0, inside)) })),
    ...list.slice(after),
    ...list.slice(0, before + 1),
  ];
  const ordered = inTurn.flatMap(({ key, units }) => units.map((unit) => ({ key, unit })));
  const next = ordered.find(({ unit }) => isOpen(unit));
  return next === undefined ? null : { key: next.key, dimension: next.unit.dimension };
}

/** The first undecided unit of a transcript; otherwise its first unit. */
export function firstOf({ key, units }: TranscriptUnits): UnitPlace {
  const unit = units.find(isOpen) ?? units[0];
  return { key, dimension: unit?.dimension ?? '' };
}

/**
 * The unit of an address; the first of the transcript, or of the list, where the address names none. Null if the list
 * is empty, and if nobody's labels on the named transcript may be seen any more.
 */
export function openUnit(
  all: readonly TranscriptUnits[],
  list: readonly TranscriptUnits[],
  { key, unit }: { key: number | undefined; unit: string },
): UnitPlace | null {
  const shown = key === undefined ? list[0] : all.find((one) => one.key === key);
  if (shown === undefined) return null;
  const isThere = shown.key === key && shown.units.some(({ dimension }) => dimension === unit);
  return isThere ? { key: shown.key, dimension: unit } : firstOf(shown);
}
