// A folded block: its beginning, drawn as when it is unfolded, and the size of the hidden part. It is shown in full if
// only a little would be hidden.
import { useLayoutEffect, useMemo } from 'react';
import type { Item } from '../drawing/items.ts';
import { Markdown } from '../markdown/Markdown.tsx';
import { Items, mappedOf } from './Items.tsx';
import type { PieceProps } from './Piece.tsx';
import { Source } from './Source.tsx';
import { foldedItems, foldedText } from './beginnings.ts';
import { Written } from './Written.tsx';
import styles from './Piece.module.css';

const whole = new Intl.NumberFormat('en');

function More({ lines, characters, onFold }: { lines: number; characters: number; onFold: () => void }) {
  const words = lines > 1 ? `${whole.format(lines)} more lines` : `${whole.format(characters)} more characters`;
  return (
    <button type="button" className={styles.more} onClick={onFold} tabIndex={-1}>
      show {words}
    </button>
  );
}

/** Reports the number of stored characters that a folded row shows, once it is rendered. */
function useShown(onShown: (characters: number) => void, characters: number): void {
  useLayoutEffect(() => onShown(characters), [onShown, characters]);
}

/** The beginning of prose, or of text that is drawn as stored. */
export function FoldedText({ row, block, marked, plain, onFold, onShown }: PieceProps) {
  const { text } = block;
  const beginning = useMemo(() => foldedText(block), [block]);
  const source = beginning === null ? text : beginning.shown;
  useShown(onShown, source.length);
  return (
    <>
      <Source row={row} source={source} start={0} mapped={null} marked={marked}>
        {plain || block.type === 'tool_result' ? <Written text={source} /> : <Markdown text={source} />}
      </Source>
      {beginning !== null && <More lines={beginning.lines} characters={beginning.characters} onFold={onFold} />}
    </>
  );
}

/** The beginning of arguments or of an answer that are laid out. */
export function FoldedItems({
  row,
  block,
  marked,
  items,
  onFold,
  onShown,
}: Omit<PieceProps, 'plain'> & { items: readonly Item[] }) {
  const beginning = useMemo(() => foldedItems(block, items), [block, items]);
  const shown = beginning === null ? items : beginning.items;
  const mapped = useMemo(() => mappedOf(shown), [shown]);
  useShown(onShown, beginning === null ? block.text.length : Math.min(block.text.length, beginning.shown));
  return (
    <>
      <Source row={row} source={block.text} start={0} mapped={mapped} marked={marked}>
        <Items items={shown} />
      </Source>
      {beginning !== null && <More lines={beginning.restLines} characters={beginning.restCharacters} onFold={onFold} />}
    </>
  );
}
