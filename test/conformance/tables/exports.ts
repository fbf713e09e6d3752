// The tables that readers get, and their expected content: names and types from the codebook, cells from the JSONL.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { EXPORTS } from '../../../contract/export.ts';
import { jsonLines } from '../studies.ts';
import type { Kit } from '../receiver.ts';

const KINDS = ['gold', 'labels', 'scores', 'transcripts', 'disputes'] as const;
/** The export formats of a table, by the extension of its file. */
const FORMS = { parquet: 'parquet', parts: 'parquet-partitioned', csv: 'csv' } as const;
type Form = keyof typeof FORMS;

/** A cell as a reader returns it; a time is in milliseconds since 1970. */
export const Cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type Cell = z.infer<typeof Cell>;

/** The expected content of a table. */
export interface HeldTable {
  name: string;
  form: Form;
  /** Types by column name, from the codebook. */
  types: Map<string, string>;
  /** A record for each row, without columns that the JSONL does not have. */
  rows: Record<string, Cell>[];
}

/** Column and type of each line of the codebook. */
function codebook(sheet: string): Map<string, string> {
  const [, part = ''] = readFileSync(sheet, 'utf8').split('## Columns');
  const rows = (part.split('\n\n')[1] ?? '').split('\n').slice(2);
  return new Map(
    rows.map((row) => {
      const [name = '', type = ''] = row.slice(2, -2).split(/(?<!\\) \| /);
      return [name.replaceAll('\\|', '|'), type];
    }),
  );
}

const Row = z.record(z.string(), z.unknown());
/** The text with lone surrogates replaced, because UTF-8 cannot hold them. */
const sound = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@]|^[\t\r\n]/u;

function typed(value: unknown, type: string): Cell {
  if (type === 'nested' && value !== null) return JSON.stringify(value);
  const cell = Cell.parse(value);
  if (typeof cell !== 'string') return cell;
  return type === 'time' ? Date.parse(cell) : sound(cell);
}

function written(value: unknown, type: string): string | null {
  const cell = type === 'time' ? Cell.parse(value) : typed(value, type);
  if (typeof cell !== 'string') return cell === null ? null : String(cell);
  return type !== 'nested' && FORMULA.test(cell) && !/^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(cell) ? `'${cell}` : cell;
}

/** In partitions an empty value and a missing value have the same folder. */
const inFolders = (name: string, cell: Cell): Cell =>
  (name === 'scenario' || name === 'model') && cell === '' ? null : cell;

function heldRows(jsonl: string, form: Form, types: Map<string, string>): HeldTable['rows'] {
  return jsonLines(jsonl).map((line) => {
    const row = Row.parse(line);
    const shared = [...types].filter(([name]) => name in row);
    return Object.fromEntries(
      shared.map(([name, type]) => {
        const value = row[name];
        if (form === 'csv') return [written(name, 'text') ?? '', written(value, type)];
        const cell = typed(value, type);
        return [name, form === 'parts' ? inFolders(name, cell) : cell];
      }),
    );
  });
}

/**
 * Exports every table of a study into a folder; returns the expected content of each. Kinds without rows are left out.
 */
export async function exported(study: string, folder: string, touchstone: Kit['touchstone']): Promise<HeldTable[]> {
  mkdirSync(folder);
  const held: HeldTable[] = [];
  for (const what of KINDS) {
    const jsonl = join(folder, `${what}.jsonl`);
    await touchstone('export', '-s', study, '--what', what, '--as', 'jsonl', '-o', jsonl);
    if (jsonLines(jsonl).length === 0) continue;
    for (const [ending, as] of Object.entries(FORMS)) {
      const form = z.enum(['parquet', 'parts', 'csv']).parse(ending);
      if (!EXPORTS[what].some((one) => one === as)) continue;
      const path = join(folder, `${what}.${form}`);
      await touchstone('export', '-s', study, '--what', what, '--as', as, '-o', path);
      const types = codebook(existsSync(`${path}.README.md`) ? `${path}.README.md` : join(path, '_README.md'));
      held.push({ name: `${what}.${form}`, form, types, rows: heldRows(jsonl, form, types) });
    }
  }
  return held;
}
