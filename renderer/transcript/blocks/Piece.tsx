// One row of a block: its text as prose, laid out or as stored, folded or in full, with evidence and hits marked.
import { useMemo, useState } from 'react';
import type { Block } from '../../../contract/transcript.ts';
import { itemsWithin, type Item } from '../drawing/items.ts';
import { layoutOf } from '../drawing/layout.ts';
import type { Marked } from '../highlights.ts';
import { Markdown } from '../markdown/Markdown.tsx';
import { pieceBounds, type Row } from '../rows.ts';
import { FoldedItems, FoldedText } from './Folded.tsx';
import { fitsOneLine, Items, mappedOf } from './Items.tsx';
import { PieceHead } from './PieceHead.tsx';
import { Source } from './Source.tsx';
import { Written } from './Written.tsx';
import styles from './Piece.module.css';

export interface PieceProps {
  /** The key of the transcript. */
  transcript: number;
  row: Extract<Row, { kind: 'piece' }>;
  block: Block;
  marked: Marked;
  /** Whether the block is drawn as stored instead of laid out. */
  plain: boolean;
  onFold: () => void;
  onPlain: () => void;
  /**
   * Called with the number of stored characters that a folded row shows; must be the same function for all renders of
   * the row.
   */
  onShown: (characters: number) => void;
}

function Picture({ block }: { block: Extract<Block, { type: 'image' }> }) {
  const [broken, setBroken] = useState(false);
  if (block.data === null) return <p className={styles.hint}>image, not shown: {block.text}</p>;
  if (broken) return <p className={styles.hint}>image, not shown: its data cannot be read as a picture</p>;
  const alt = block.text === '' ? 'image of the transcript' : block.text;
  return <img className={styles.picture} src={block.data} alt={alt} onError={() => setBroken(true)} />;
}

/** A row of laid-out items. */
function Laid({
  row,
  block,
  marked,
  items,
}: Pick<PieceProps, 'row' | 'block' | 'marked'> & { items: readonly Item[] }) {
  const own = useMemo(() => {
    const bound = (part: number): number => Math.round((block.text.length * part) / row.parts);
    const end = row.part + 1 >= row.parts ? Number.POSITIVE_INFINITY : bound(row.part + 1);
    return row.parts === 1 ? items : itemsWithin(items, bound(row.part), end);
  }, [items, block, row.part, row.parts]);
  const mapped = useMemo(() => mappedOf(own), [own]);
  return (
    <Source row={row} source={block.text} start={0} mapped={mapped} marked={marked}>
      <Items items={own} />
    </Source>
  );
}

function Open({ row, block, marked, plain }: PieceProps) {
  const { start, end } = pieceBounds(block.text, row.part, row.parts);
  const source = block.text.slice(start, end);
  const prose = !plain && (block.type === 'text' || block.type === 'reasoning');
  return (
    <Source row={row} source={source} start={start} mapped={null} marked={marked}>
      {prose ? <Markdown text={source} /> : <Written text={source} />}
    </Source>
  );
}

function Inside(props: PieceProps) {
  const { row, block, plain } = props;
  if (block.type === 'image') return <Picture block={block} />;
  if (block.text === '') return null;
  const layout = plain ? null : layoutOf(block);
  if (layout === null) return row.folded ? <FoldedText {...props} /> : <Open {...props} />;
  const { items } = layout;
  return row.folded ? <FoldedItems {...props} items={items} /> : <Laid {...props} items={items} />;
}

/** Whether a call is on one line with its arguments. */
function isOneLine({ row, block, plain }: PieceProps): boolean {
  if (block.type !== 'tool_call' || row.parts > 1 || plain) return false;
  const layout = layoutOf(block);
  return layout !== null && fitsOneLine(layout.items);
}

/** A row of a block's text. */
export function Piece(props: PieceProps) {
  const { row, block } = props;
  const failed = block.type === 'tool_result' && block.is_error;
  const look = `${styles.piece} ${styles[block.type] ?? ''} ${failed ? styles.failed : ''}`;
  return (
    <div className={look} data-one-line={isOneLine(props) || undefined} data-hangs={row.hangs || undefined}>
      {row.part === 0 && <PieceHead {...props} />}
      <Inside {...props} />
    </div>
  );
}
