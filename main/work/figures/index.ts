// A figure of the window as a file: the drawing and the picture as they come, the table as CSV by the rules of every
// export, or as JSONL.
import type { FigureContent, FigureTable } from '../../../contract/figure.ts';
import { csv, whole, writeWhole, type Chunk, type Column } from '../../exporters/index.ts';

type Row = FigureTable['rows'][number];

/** The table as CSV; null is an empty cell, and what a spreadsheet would take for a formula is made harmless. */
export function tableChunks({ head, rows }: FigureTable): Chunk[] {
  const columns = head.map((name, at): Column<Row> => ({
    name,
    type: 'text',
    of: (row) => {
      const cell = row[at] ?? null;
      return cell === null || (typeof cell === 'number' && !Number.isFinite(cell)) ? null : String(cell);
    },
  }));
  const { begin, batch } = csv(columns);
  return [begin(), batch(rows)];
}

/** The table as JSON, an object a line. */
const lineChunks = ({ head, rows }: FigureTable): Chunk[] =>
  rows.map((row) => `${JSON.stringify(Object.fromEntries(head.map((name, at) => [name, row[at] ?? null])))}\n`);

function chunksOf(content: FigureContent): Chunk[] {
  switch (content.as) {
    case 'svg':
      return [content.text];
    case 'png':
      return [content.bytes];
    case 'csv':
      return tableChunks(content.table);
    case 'jsonl':
      return lineChunks(content.table);
  }
}

/** Writes the file whole or not at all. Throws what the disk throws. */
export async function saveFigure(path: string, content: FigureContent): Promise<void> {
  await writeWhole(path, whole(...chunksOf(content)));
}
