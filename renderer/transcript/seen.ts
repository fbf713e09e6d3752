// Records which parts of a transcript have been on the screen, in slices of rows, and counts their characters.
import { shareOf, type TranscriptModel } from './model.ts';
import { shownCharacters, type Row } from './rows.ts';

/** A row in view; `from` and `to`: its visible part, as shares of its height. */
export interface InView {
  index: number;
  from: number;
  to: number;
}

/** Number of slices of a row: a row may be taller than the window, so it is recorded slice by slice. */
const SLICES = 32;

/** The slices whose middle is in view, as bits. */
function slicesOf({ from, to }: InView): number {
  let slices = 0;
  for (let n = 0; n < SLICES; n += 1) {
    const middle = (n + 0.5) / SLICES;
    if (middle >= from && middle <= to) slices |= 1 << n;
  }
  return slices;
}

function countOf(slices: number): number {
  let count = 0;
  for (let rest = slices >>> 0; rest !== 0; rest >>>= 1) count += rest & 1;
  return count;
}

/** The number of characters that a row shows; for a folded row, the number reported when it was drawn. */
const charactersOf = (model: TranscriptModel, row: Row): number =>
  (row.kind === 'piece' && row.folded ? model.foldedShown.get(row.key) : undefined) ??
  shownCharacters(row, model.getState().head.skeleton);

/** Records the parts in view. */
export function see(model: TranscriptModel, inView: readonly InView[]): void {
  const { rows, visible } = model.getState();
  const inRows = inView.map(({ index }) => rows[index]?.message ?? 0);
  const first = inRows.length === 0 ? 0 : Math.min(...inRows);
  const last = Math.max(first, ...inRows);
  if (first !== visible.first || last !== visible.last) model.setState({ visible: { first, last } });
  let fresh = 0;
  for (const part of inView) {
    const row = rows[part.index];
    if (row === undefined || row.kind === 'masked') continue;
    const before = model.seen.get(row.key) ?? 0;
    const now = before | slicesOf(part);
    if (now === before) continue;
    model.seen.set(row.key, now);
    // a row that is seen first folded (its key is one below the key of the first part) and then open counts once
    const folded = model.seen.get(row.key - 1);
    if (before === 0 && row.kind === 'piece' && row.part === 0 && !row.folded && folded !== undefined) {
      fresh -= (charactersOf(model, { ...row, key: row.key - 1, folded: true }) * countOf(folded)) / SLICES;
    }
    fresh += (charactersOf(model, row) * (countOf(now) - countOf(before))) / SLICES;
  }
  if (fresh === 0) return;
  model.setState(({ shown, characters }) => ({ shown: shown + fresh, coverage: shareOf(shown + fresh, characters) }));
}

/** The start of the first slice of a row that was never in view, as a share of its height; null if all slices were. */
export function unseenShare(model: TranscriptModel, key: number): number | null {
  const slices = model.seen.get(key) ?? 0;
  for (let n = 0; n < SLICES; n += 1) if ((slices & (1 << n)) === 0) return n / SLICES;
  return null;
}
