// Reads inputs whose units are JSON values: one object, a list, or a value a line. Each unit goes to the format that
// claims it.
import type { FieldUses } from '../../contract/import.ts';
import type { Json } from '../../contract/transcript.ts';
import { unpacked } from './chat/unpacked.ts';
import { taken } from './claims.ts';
import { item } from './item.ts';
import type { ImportItem, RejectedPart, ValueImporter } from './importer.ts';
import { isObject } from './read/lenient-json.ts';
import { valueOf } from './read/piece.ts';
import { emptyShelf } from './read/shelf.ts';
import type { Sniff } from './read/sniff.ts';
import type { Source } from './read/source.ts';
import { units, type Unit } from './read/units.ts';
import { reasonOf } from './read/unreadable.ts';

/** So many units that nobody claims, from the start, are named one by one where others follow that somebody does. */
const NAMED = 50;

function noFormat(unit: Json): string {
  if (!isObject(unit))
    return Array.isArray(unit)
      ? 'no known format: a list of something else than messages'
      : 'no known format: neither an object nor a list';
  const keys = Object.keys(unit).slice(0, 8).join(', ');
  return keys === '' ? 'no known format: an empty object' : `no known format: an object with ${keys}`;
}

/** What a unit became; `claimed` is false where no format knows it. */
interface Read {
  items: ImportItem[];
  claimed: boolean;
}

/** `forced`: the one format given reads everything, whatever it looks like. */
interface Reading {
  forced: boolean;
  uses: FieldUses;
}

function readUnit({ where, bytes }: Unit, importers: readonly ValueImporter[], { forced, uses }: Reading): Read {
  emptyShelf();
  try {
    const { value, text: original } = valueOf(bytes);
    const unit = unpacked(value);
    const [only] = importers;
    const found =
      forced && only !== undefined ? { importer: only, choice: null } : taken(importers, (each) => each.detect(unit));
    if (found === null) return { items: [{ kind: 'rejected', where, reason: noFormat(unit) }], claimed: false };
    const { importer, choice } = found;
    const transcripts = importer.read(unit, original);
    const place = (index: number): string =>
      transcripts.length === 1 ? where : [where, `transcript ${index + 1}`].filter(Boolean).join(', ');
    const items = transcripts.map((transcript, index) =>
      item(
        { kind: 'found', transcript, where: place(index), unit: index === 0 ? unit : null },
        importer,
        choice,
        uses,
        unit,
      ),
    );
    return { items, claimed: true };
  } catch (error) {
    return { items: [{ kind: 'rejected', where, reason: reasonOf(error) }], claimed: true };
  }
}

/** What stands for the units of no known format that are not named one by one. */
const unnamed = (left: number): RejectedPart[] =>
  left === 0
    ? []
    : [{ kind: 'rejected', where: `${left} more values before the first that is read`, reason: 'no known format' }];

/** The transcripts of an input. */
export async function* readRows(
  source: Source,
  sniff: Sniff,
  importers: readonly ValueImporter[],
  reading: Reading,
): AsyncGenerator<ImportItem> {
  const rejected: RejectedPart[] = [];
  let unknown: ImportItem[] | null = [];
  let left = 0;
  try {
    for await (const unit of units(source, sniff, rejected)) {
      const { items, claimed } = readUnit(unit, importers, reading);
      if (unknown !== null && !claimed) {
        if (unknown.length < NAMED) unknown.push(...items);
        else left++;
        continue;
      }
      if (unknown !== null) yield* [...unknown, ...unnamed(left)];
      unknown = null;
      yield* items;
    }
  } catch (error) {
    rejected.push({ kind: 'rejected', where: 'from here on', reason: reasonOf(error) });
  }
  const [first] = unknown ?? [];
  if (first !== undefined) yield { ...first, where: left > 0 ? `all ${NAMED + left} values` : '' };
  yield* rejected;
}
