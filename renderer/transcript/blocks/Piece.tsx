// One row of a block: its text as prose or as written, folded or in full, ready to be marked with evidence and hits.
import { useLayoutEffect, useRef, type ReactNode } from 'react';
import type { Block } from '../../../contract/transcript.ts';
import { LONG_LINE, SHOWN_LINES } from '../folds.ts';
import { addPiece, type Marked } from '../highlights.ts';
import { Markdown } from '../markdown/Markdown.tsx';
import { pieceBounds, type Row } from '../rows.ts';
import { argumentsLine } from './summary.ts';
import styles from './Piece.module.css';

export interface PieceProps {
  row: Extract<Row, { kind: 'piece' }>;
  block: Block;
  marked: Marked;
  onFold: () => void;
}

/** Text that can carry evidence: registered with its place in the source. */
function Source({
  row,
  source,
  start,
  marked,
  children,
}: {
  row: PieceProps['row'];
  source: string;
  start: number;
  marked: Marked;
  children: ReactNode;
}) {
  const ref = useRef<HTMLDivElement>(null);
  const { message, block } = row;
  const id = String(row.key);
  useLayoutEffect(() => {
    const element = ref.current;
    return element === null ? undefined : addPiece(id, { element, source, start, message, block, marked });
  }, [id, message, block, source, start, marked]);
  return (
    <div ref={ref} data-piece={id}>
      {children}
    </div>
  );
}

const Written = ({ text }: { text: string }) => <pre className={styles.written}>{text}</pre>;

function firstLines(text: string, lines: number, characters: number): string {
  let end = -1;
  for (let n = 0; n < lines; n++) {
    const next = text.indexOf('\n', end + 1);
    if (next === -1) {
      end = text.length;
      break;
    }
    end = next;
  }
  return text.slice(0, Math.min(end, characters));
}

const whole = new Intl.NumberFormat('en');

function moreWords(text: string, shown: string): string {
  const lines = text.slice(shown.length).trimStart().split('\n').length;
  const characters = text.length - shown.length;
  return lines > 1 ? `${whole.format(lines)} more lines` : `${whole.format(characters)} more characters`;
}

function FoldedText({ row, block, marked, onFold, lines }: PieceProps & { lines: number }) {
  const shown = firstLines(block.text, lines, lines * LONG_LINE);
  return (
    <>
      <Source row={row} source={shown} start={0} marked={marked}>
        {block.type === 'tool_result' ? <Written text={shown} /> : <p className={styles.cut}>{shown}</p>}
      </Source>
      <button type="button" className={styles.more} onClick={onFold} tabIndex={-1}>
        show {moreWords(block.text, shown)}
      </button>
    </>
  );
}

function ToolCallLine({
  block,
  folded,
  onFold,
}: {
  block: Extract<Block, { type: 'tool_call' }>;
  folded: boolean;
  onFold: () => void;
}) {
  return (
    <button type="button" className={styles.call} aria-expanded={!folded} onClick={onFold} tabIndex={-1}>
      <span className={styles.tool}>{block.name}</span>
      {folded ? `(${argumentsLine(block.text)})` : ''}
    </button>
  );
}

function Picture({ block }: { block: Extract<Block, { type: 'image' }> }) {
  if (block.data === null) return <p className={styles.hint}>image, not shown: {block.text}</p>;
  return (
    <img className={styles.picture} src={block.data} alt={block.text === '' ? 'image of the transcript' : block.text} />
  );
}

function Inside(props: PieceProps) {
  const { row, block, marked } = props;
  if (block.type === 'image') return <Picture block={block} />;
  if (row.folded && block.type === 'reasoning') return <FoldedText {...props} lines={SHOWN_LINES.reasoning} />;
  if (row.folded && block.type === 'tool_result') return <FoldedText {...props} lines={SHOWN_LINES.tool_result} />;
  if (row.folded && block.type === 'text') return <FoldedText {...props} lines={SHOWN_LINES.system} />;
  if (row.folded) return null;
  const { start, end } = pieceBounds(block.text, row.part, row.parts);
  const source = block.text.slice(start, end);
  return (
    <Source row={row} source={source} start={start} marked={marked}>
      {block.type === 'text' || block.type === 'reasoning' ? <Markdown text={source} /> : <Written text={source} />}
    </Source>
  );
}

function label(block: Block): string | null {
  if (block.type === 'reasoning')
    return block.redacted ? 'reasoning (redacted by the provider)' : 'reasoning (hidden from the user)';
  if (block.type === 'tool_result')
    return `${block.is_error ? 'error' : 'result'}${block.name === '' ? '' : ` of ${block.name}`}`;
  return null;
}

/** A row of a block's text. */
export function Piece(props: PieceProps) {
  const { row, block, onFold } = props;
  const words = row.part === 0 ? label(block) : null;
  const failed = block.type === 'tool_result' && block.is_error;
  return (
    <div className={`${styles.piece} ${styles[block.type] ?? ''} ${failed ? styles.failed : ''}`}>
      {words !== null && <div className={styles.label}>{words}</div>}
      {block.type === 'tool_call' && row.part === 0 && (
        <ToolCallLine block={block} folded={row.folded} onFold={onFold} />
      )}
      <Inside {...props} />
    </div>
  );
}
