// Sorts chosen or dropped files: transcripts are imported at once; tables of scores, labels or gold wait for a dialog
// about how they are read.
import { create } from 'zustand';
import type { Chosen } from '../../contract/app-state.ts';
import type { TableChoice, TableHead } from '../../contract/tables.ts';
import { call } from '../client/call.ts';
import { announce } from '../parts/announce.ts';
import { arriving } from './arriving.ts';
import { startImport } from './imports.ts';

/** A table that waits for its dialog. */
export interface WaitingTable {
  token: string;
  head: TableHead;
}

export const useTables = create<{ waiting: readonly WaitingTable[] }>()(() => ({ waiting: [] }));

/** Takes chosen or dropped files: each table gets a dialog, everything else is imported. */
export const takeImports = (chosen: Chosen): Promise<void> => arriving(chosen.names, () => part(chosen));

async function part(chosen: Chosen): Promise<void> {
  const tables = await call('imports.tables', { token: chosen.token });
  const places = new Set(tables.map(({ at }) => at));
  const others = chosen.names.filter((_, at) => !places.has(at));
  if (others.length > 0) startImport({ token: chosen.token, names: others }, [...places]);
  const { waiting } = useTables.getState();
  useTables.setState({ waiting: [...waiting, ...tables.map((head) => ({ token: chosen.token, head }))] });
}

/** Closes the dialog of the current table, and shows the next one. */
export const putTableAway = (): void => useTables.setState({ waiting: useTables.getState().waiting.slice(1) });

/** Opens a dialog that imports labels from the fields of these names in imported conversations. */
export async function takeVerdicts(token: string, verdicts: string[]): Promise<void> {
  const heads = await call('imports.tables', { token, verdicts });
  const { waiting } = useTables.getState();
  useTables.setState({ waiting: [...waiting, ...heads.map((head) => ({ token, head }))] });
  if (heads.length === 0) announce('No file of this import has one row for each conversation with such a field.');
}

const NOTHING_SAID = { rater: null, dimension: null, column: null, levels: {}, blinded: null, at: null };
const NOT_SAID = { grader: null, dimension: null, state: null };

/** The choice for the same table read as another kind, with what is known about its columns. */
export function asKind(choice: TableChoice, kind: TableChoice['kind']): TableChoice {
  if (choice.kind === kind) return choice;
  const by = choice.kind === 'gold' ? null : choice.by;
  const queue = choice.kind === 'gold' ? null : choice.queue;
  if (kind === 'scores') return { kind, by, grader: '', dimension: null, as: NOT_SAID, columns: null, queue };
  if (kind === 'labels') return { ...NOTHING_SAID, kind, by, queue };
  return { kind };
}

/** The missing choice without which the table cannot be previewed; null if nothing is missing. */
export function openQuestion(choice: TableChoice, { known }: TableHead): string | null {
  if (choice.kind === 'gold') return null;
  if (choice.by === null) return 'Choose the column that names the transcript';
  if (choice.kind === 'scores')
    return choice.grader.trim() === '' && known.grader === null && choice.as.grader === null
      ? 'Enter the grader that gave the scores'
      : null;
  if (choice.rater === null && known.rater === null) return 'Enter the rater';
  return choice.dimension === null && known.dimension === null && known.levels.length === 0
    ? 'Choose the dimension of the levels'
    : null;
}
