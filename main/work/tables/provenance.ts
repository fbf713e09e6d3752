// How a label of a table came about, as far as the table says: when, whether its rater was blind, and as part of which
// queue's work.
import { TouchstoneError } from '../../../contract/errors.ts';
import type { TableRow } from '../../importers/index.ts';
import { drawnInto, queueTranscripts, queueNamed, type Db } from '../../store/index.ts';
import { timeOf } from './events.ts';
import { cellText, firstCell } from './rows.ts';

export interface ProvenanceOptions {
  /** A column that says it, or true or false for all rows. */
  blinded?: string | undefined;
  /** A column that says it, or a time for all rows. */
  at?: string | undefined;
  /** The queue whose work the labels are; else the one that the transcript was drawn into. */
  queue?: string | undefined;
}

/** Null: not known. */
export interface Provenance {
  at: string | null;
  blinded: boolean | null;
  queue: string | null;
}

export const TIMES = ['at', 'created_at', 'time', 'timestamp'];
const TRUE = ['true', 'yes', '1'];
const FALSE = ['false', 'no', '0'];

const truthOf = (text: string): boolean | null => {
  const word = text.toLowerCase();
  return TRUE.includes(word) ? true : FALSE.includes(word) ? false : null;
};

function blindedIn({ cells }: TableRow, option: string | undefined): boolean | null {
  const given = option === undefined ? null : truthOf(option);
  return given ?? truthOf(cellText(cells[option ?? 'blinded']));
}

function timeIn({ cells }: TableRow, option: string | undefined): string | null {
  if (option === undefined) return timeOf(firstCell(cells, TIMES));
  return Object.hasOwn(cells, option) ? timeOf(cellText(cells[option])) : timeOf(option);
}

/** What a row's option names that its table does not have; null if all is well. */
export function unknownColumn({ cells }: TableRow, { blinded, at }: ProvenanceOptions): string | null {
  if (blinded !== undefined && truthOf(blinded) === null && !Object.hasOwn(cells, blinded))
    return `there is no column ${blinded} (--blinded)`;
  if (at !== undefined && timeOf(at) === null && !Object.hasOwn(cells, at)) return `there is no column ${at} (--at)`;
  return null;
}

/**
 * Reads what rows say of how their labels came about. A transcript that was drawn into one queue is that queue's work;
 * drawn into several, none is meant unless it is named. Throws `not_found` for a queue that is not there, `bad_input`
 * for one that trains.
 */
export function provenanceReader(
  db: Db,
  { blinded, at, queue }: ProvenanceOptions,
): (row: TableRow, key: number) => Provenance | { refused: string } {
  const named = queue === undefined ? null : queueNamed(db, queue);
  if (named?.purpose === 'training')
    throw new TouchstoneError('bad_input', 'Labels of a training queue do not count', named.name, 'Name another queue');
  const inside = named === null ? null : new Set(queueTranscripts(db, named.name));
  const drawn = drawnInto(db);
  return (row, key) => {
    if (named !== null && inside?.has(key) === false)
      return { refused: `its transcript is not in the queue ${named.name}` };
    const [only, second] = drawn.get(key) ?? [];
    const own = only !== undefined && second === undefined ? only.queue : null;
    return { at: timeIn(row, at), blinded: blindedIn(row, blinded), queue: named?.name ?? own };
  };
}
