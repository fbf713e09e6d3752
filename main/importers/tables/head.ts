// The beginning of a table: its columns and first rows, if the file is one and no importer reads transcripts from it.
import { taken } from '../claims.ts';
import { fileImporters } from '../formats.ts';
import { sniff, type Sniff } from '../read/sniff.ts';
import { openFile, type Source } from '../read/source.ts';
import { isConversation } from './conversations.ts';
import { tableRows, type TableRow } from './table.ts';

const NAMED_TABLE = /\.(csv|tsv)$/i;

/** Whether rows of this file may be those of a table: text with a table's name, or JSON or Parquet of no format. */
function mayBeTable(looks: Sniff, name: string): boolean {
  if (looks.kind === 'zip' || looks.kind === 'tar') return false;
  if (looks.kind === 'unreadable') return looks.text && NAMED_TABLE.test(name);
  if (taken(fileImporters, (each) => each.detect(looks, name)) !== null) return false;
  return looks.kind === 'parquet' || looks.layout !== 'object';
}

async function looksOf(path: string): Promise<boolean> {
  let source: Source | undefined;
  try {
    source = await openFile(path);
    return mayBeTable(sniff(source), source.name);
  } catch {
    // what cannot be opened is told by the import
    return false;
  } finally {
    await source?.close();
  }
}

/** The first rows of a table, at most `most`; null if the file is none, or holds transcripts. */
export async function tableHead(path: string, most: number): Promise<TableRow[] | null> {
  if (!(await looksOf(path))) return null;
  const rows: TableRow[] = [];
  for await (const row of tableRows(path)) {
    if ('kind' in row) return null;
    if (isConversation(row.cells)) return null;
    if (rows.push(row) >= most) break;
  }
  return rows.length === 0 ? null : rows;
}
