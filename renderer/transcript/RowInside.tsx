// The content of one row: the head of a message, a piece of a block, or a placeholder.
import { memo, useCallback, useMemo } from 'react';
import { useStore } from 'zustand';
import type { Block, Message } from '../../contract/transcript.ts';
import { MessageHead } from './blocks/MessageHead.tsx';
import { Piece } from './blocks/Piece.tsx';
import { copyLink, copyMessage } from './copying.ts';
import { toggleFold, togglePlain } from './folding.ts';
import { isDrawn, layoutOf } from './drawing/layout.ts';
import { blockId, isHidden } from './folds.ts';
import type { Marked } from './highlights.ts';
import type { Place, TranscriptModel } from './model.ts';
import { focusOn } from './moves.ts';
import { estimatedHeight, type Row } from './rows.ts';
import styles from './TranscriptReader.module.css';

export interface RowInsideProps {
  model: TranscriptModel;
  row: Row;
  /** The message of the row; undefined until it is loaded. */
  message: Message | undefined;
  marked: Marked;
}

function Head({ model, row }: Pick<RowInsideProps, 'model' | 'row'>) {
  const { message } = row;
  const about = useStore(model, ({ head }) => head.skeleton[message]);
  const hidden = useStore(model, ({ folds }) => about !== undefined && isHidden(folds, about, message));
  if (about === undefined) return null;
  return (
    <MessageHead
      message={about}
      number={message + 1}
      hidden={hidden}
      onOpen={() => toggleFold(model, { message, block: -1 })}
      onCopy={() => copyMessage(model, message)}
      onCopyLink={() => copyLink(model, message)}
    />
  );
}

/**
 * Whether evidence, or the current hit, is in a part of the block that the layout does not draw. The block is then
 * shown as stored.
 */
function isMarkedUnseen(block: Block | undefined, { message, block: at }: Place, marked: Marked): boolean {
  const layout = block === undefined ? null : layoutOf(block);
  if (layout === null) return false;
  const spans = marked.hitNow === null ? marked.evidence : [...marked.evidence, marked.hitNow];
  return spans.some((span) => span.message === message && span.block === at && !isDrawn(layout, span.start, span.end));
}

function BlockRow({
  model,
  row,
  message,
  marked,
}: RowInsideProps & { row: Extract<Row, { kind: 'piece' }>; message: Message }) {
  const wanted = useStore(model, (state) => state.plain.has(blockId(row.message, row.block)));
  const { key } = row;
  const onShown = useCallback(
    (characters: number): void => {
      model.foldedShown.set(key, characters);
    },
    [model, key],
  );
  const block = message.blocks[row.block];
  const unseen = useMemo(() => isMarkedUnseen(block, row, marked), [block, row, marked]);
  const plain = wanted || unseen;
  if (block === undefined) return null;
  const place = { message: row.message, block: row.block };
  const onFold = (): void => {
    focusOn(model, place);
    toggleFold(model, place);
  };
  return (
    <Piece
      transcript={model.getState().head.key}
      row={row}
      block={block}
      marked={marked}
      plain={plain}
      onFold={onFold}
      onPlain={() => togglePlain(model, place)}
      onShown={onShown}
    />
  );
}

/** Memoised: rows that stay in view during a scroll are not rendered again. */
export const RowInside = memo(function RowInside({ model, row, message, marked }: RowInsideProps) {
  if (row.kind === 'head') return <Head model={model} row={row} />;
  if (row.kind === 'masked') return <p className={styles.masked}>reasoning, shown in the second pass</p>;
  if (message === undefined)
    return <div style={{ height: estimatedHeight(row, model.getState().head.skeleton) }} aria-busy />;
  return <BlockRow model={model} row={row} message={message} marked={marked} />;
});
