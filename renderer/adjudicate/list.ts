// The units that the list shows, their order, and the next unit.
import type { TranscriptUnits, Unit } from '../../contract/unit.ts';

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
 * decided.
 */
export function nextUnit(list: readonly TranscriptUnits[], now: UnitPlace): UnitPlace | null {
  const at = list.findIndex(({ key }) => key === now.key);
  const own = list[at]?.units ?? [];
  const inside = own.findIndex(({ dimension }) => dimension === now.dimension);
  const ordered = [
    ...own.slice(inside + 1).map((unit) => ({ key: now.key, unit })),
    ...own.slice(0, Math.max(0, inside)).map((unit) => ({ key: now.key, unit })),
    ...[...list.slice(at + 1), ...list.slice(0, Math.max(0, at))].flatMap(({ key, units }) =>
      units.map((unit) => ({ key, unit })),
    ),
  ];
  const next = ordered.find(({ unit }) => isOpen(unit));
  return next === undefined ? null : { key: next.key, dimension: next.unit.dimension };
}

/** The first undecided unit of a transcript; otherwise its first unit. */
export function firstOf({ key, units }: TranscriptUnits): UnitPlace {
  const unit = units.find(isOpen) ?? units[0];
  return { key, dimension: unit?.dimension ?? '' };
}
