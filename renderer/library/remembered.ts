// The shown columns and their widths, stored on this machine.
import { create } from 'zustand';
import { z } from 'zod';
import { readJson } from '../../contract/json.ts';
import { MAX_WIDTH, MIN_WIDTH, type Column } from './columns.ts';

const Choice = z.object({ shown: z.record(z.string(), z.boolean()), widths: z.record(z.string(), z.number()) });
type Choice = z.infer<typeof Choice>;

const PLACE = 'library.columns';
const NONE: Choice = { shown: {}, widths: {} };

function read(): Choice {
  try {
    return Choice.parse(readJson(localStorage.getItem(PLACE) ?? 'null'));
  } catch {
    return NONE;
  }
}

interface Remembered extends Choice {
  show: (id: string, on: boolean) => void;
  resize: (id: string, width: number) => void;
  /** Shows these columns and hides the others of `all`. */
  showOnly: (ids: readonly string[], all: readonly string[]) => void;
  reset: () => void;
}

export const useRemembered = create<Remembered>()((set) => ({
  ...read(),
  show: (id, on) => set(({ shown }) => ({ shown: { ...shown, [id]: on } })),
  resize: (id, width) =>
    set(({ widths }) => ({ widths: { ...widths, [id]: Math.round(Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, width))) } })),
  showOnly: (ids, all) => set({ shown: Object.fromEntries(all.map((id) => [id, ids.includes(id)])) }),
  reset: () => set(NONE),
}));

useRemembered.subscribe(({ shown, widths }) => {
  localStorage.setItem(PLACE, JSON.stringify({ shown, widths } satisfies Choice));
});

/** The shown columns, each with its chosen width. */
export function chosen(columns: readonly Column[], { shown, widths }: Choice): Column[] {
  return columns
    .filter((column) => shown[column.id] ?? column.shown)
    .map((column) => ({ ...column, width: widths[column.id] ?? column.width }));
}
