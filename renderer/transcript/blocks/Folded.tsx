// A folded block: its beginning, drawn as the whole would be, and how much stands behind it. Never hides next to
// nothing.
import { useLayoutEffect, useMemo } from 'react';
import { beginningOf, type Item } from '../drawing/items.ts';
import { foldLimits, LEAST_HIDDEN } from '../folds.ts';
import { Markdown } from '../markdown/Markdown.tsx';
import { Items, mappedOf } from './Items.tsx';
import type { PieceProps } from './Piece.tsx';
import { Source } from './Source.tsx';
import { firstLines } from './first-lines.ts';
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

const isLittle = (lines: number, characters: number): boolean =>
  lines < LEAST_HIDDEN.lines && characters < LEAST_HIDDEN.characters;

/** Tells how many stored characters a folded row shows, once it is drawn. */
function useShown(onShown: (characters: number) => void, characters: number): void {
  useLayoutEffect(() => onShown(characters), [onShown, characters]);
}

/** The beginning of prose, or of text that is drawn as it stands. */
export function FoldedText({ row, block, marked, plain, onFold, onShown }: PieceProps) {
  const { text } = block;
  const { shown, lines, characters } = useMemo(() => {
    const limits = foldLimits(block);
    const shown = firstLines(block.text, limits.lines, limits.characters);
    const rest = block.text.slice(shown.length).trim();
    return { shown, lines: rest === '' ? 0 : rest.split('\n').length, characters: rest.length };
  }, [block]);
  const all = isLittle(lines, characters);
  const source = all ? text : shown;
  useShown(onShown, source.length);
  return (
    <>
      <Source row={row} source={source} start={0} mapped={null} marked={marked}>
        {plain || block.type === 'tool_result' ? <Written text={source} /> : <Markdown text={source} />}
      </Source>
      {!all && <More lines={lines} characters={characters} onFold={onFold} />}
    </>
  );
}

/** The first lines of arguments or an answer that are laid out. */
export function FoldedItems({
  row,
  block,
  marked,
  items,
  onFold,
  onShown,
}: Omit<PieceProps, 'plain'> & { items: readonly Item[] }) {
  const limits = foldLimits(block);
  const beginning = useMemo(() => beginningOf(items, limits.lines, limits.characters), [items, limits]);
  const all = isLittle(beginning.restLines, beginning.restCharacters);
  const shown = all ? items : beginning.items;
  const mapped = useMemo(() => mappedOf(shown), [shown]);
  useShown(onShown, all ? block.text.length : Math.min(block.text.length, beginning.shown));
  return (
    <>
      <Source row={row} source={block.text} start={0} mapped={mapped} marked={marked}>
        <Items items={shown} />
      </Source>
      {!all && <More lines={beginning.restLines} characters={beginning.restCharacters} onFold={onFold} />}
    </>
  );
}
