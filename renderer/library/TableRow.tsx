// One row of the table; a placeholder until its transcript is loaded.
import { memo, type MouseEvent } from 'react';
import type { LibraryRow, Snippet as Pieces } from '../../contract/library.ts';
import { atPoint, cellText, inTheMiddle, isHidden, type Column } from './columns.ts';
import styles from './Table.module.css';

/** The kind of click on a row: a plain click selects it, Ctrl chooses or clears it, Shift chooses all rows up to it. */
export type Pressed = 'select' | 'one' | 'stretch';

const pressed = (event: MouseEvent): Pressed =>
  event.shiftKey ? 'stretch' : event.ctrlKey || event.metaKey ? 'one' : 'select';

export interface TableRowProps {
  row: LibraryRow | undefined;
  /** Undefined until it is loaded, and if no words are searched for. */
  snippet: Pieces | undefined;
  index: number;
  id: string;
  top: number;
  height: number;
  columns: readonly Column[];
  template: string;
  selected: boolean;
  /** Whether the row is chosen by hand, to be put into a queue with others. */
  picked: boolean;
  onSelect: (index: number, how: Pressed) => void;
  onOpen: (index: number) => void;
}

function Snippet({ snippet }: { snippet: Pieces }) {
  return (
    <span className={styles.snippet}>
      {snippet.map(({ text, hit }, index) => (hit ? <mark key={index}>{text}</mark> : text))}
    </span>
  );
}

function CellText({ column, text }: { column: Column; text: string }) {
  const number = atPoint(column, text);
  if (number !== null)
    return (
      <>
        {number.whole}
        <span className={styles.fraction}>{number.fraction}</span>
      </>
    );
  const name = inTheMiddle(column, text);
  if (name === null) return text;
  return (
    <span className={styles.name}>
      <span className={styles.start}>{name.start}</span>
      {name.end}
    </span>
  );
}

function Cell({ column, index, row }: { column: Column; index: number; row: LibraryRow }) {
  const hidden = isHidden(column, row);
  const text = hidden ? 'hidden' : cellText(column, row);
  return (
    <div
      role="gridcell"
      aria-colindex={index + 1}
      className={styles.cell}
      data-kind={column.kind}
      data-numeric={(column.numeric && !hidden) || undefined}
      data-hidden={hidden || undefined}
      title={hidden ? 'hidden until you have submitted your label' : text}
    >
      <CellText column={column} text={text} />
    </div>
  );
}

export const TableRow = memo(function TableRow({
  row,
  snippet,
  index,
  id,
  top,
  height,
  columns,
  template,
  selected,
  picked,
  onSelect,
  onOpen,
}: TableRowProps) {
  const place = { transform: `translateY(${top}px)`, height, gridTemplateColumns: template };
  if (row === undefined)
    return (
      <div
        id={id}
        role="row"
        aria-rowindex={index + 2}
        aria-selected={selected}
        aria-busy
        className={styles.row}
        style={place}
      >
        {columns.map((column, at) => (
          <div key={column.id} role="gridcell" aria-colindex={at + 1} className={styles.waiting} />
        ))}
      </div>
    );
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected || picked}
      className={styles.row}
      style={place}
      data-now={selected || undefined}
      data-picked={picked || undefined}
      data-testid="library-row"
      data-id={row.id}
      onClick={(event) => onSelect(index, pressed(event))}
      onDoubleClick={() => onOpen(index)}
    >
      {columns.map((column, at) => (
        <Cell key={column.id} column={column} index={at} row={row} />
      ))}
      {snippet !== undefined && (
        <div role="gridcell" aria-colindex={1} aria-colspan={columns.length} className={styles.found}>
          <Snippet snippet={snippet} />
        </div>
      )}
    </div>
  );
});
