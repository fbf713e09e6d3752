// The line above a block that is not plain prose: the called tool, the call of a result, or the mark of text that was
// shown to nobody.
import { Link } from '@tanstack/react-router';
import type { Block } from '../../../contract/transcript.ts';
import { useRead } from '../../client/queries.ts';
import { layoutOf } from '../drawing/layout.ts';
import { foldable } from '../folds.ts';
import { foldedItems, foldedText } from './beginnings.ts';
import type { PieceProps } from './Piece.tsx';
import styles from './PieceHead.module.css';

const whole = new Intl.NumberFormat('en');

function words(block: Block): string | null {
  if (block.type === 'reasoning')
    return block.redacted ? 'reasoning (redacted by the provider)' : 'reasoning (hidden from the user)';
  return null;
}

/** Whether the block is drawn differently from how it is stored. */
const isLaidOut = (block: Block): boolean => block.text !== '' && layoutOf(block) !== null;

function AsStored({ block, plain, onPlain }: Pick<PieceProps, 'block' | 'plain' | 'onPlain'>) {
  if (!plain && !isLaidOut(block)) return null;
  return (
    <button type="button" className={styles.quiet} aria-pressed={plain} onClick={onPlain} tabIndex={-1}>
      {plain ? 'laid out' : 'as stored'}
    </button>
  );
}

const skeletonBlock = (block: Block) => ({
  type: block.type,
  length: block.text.length,
  lines: block.text.split('\n').length,
});

const STARTS_AGENTS = /agent|task|spawn|delegate|dispatch/i;

/** Link to the transcript of the subagent that a call started. */
function SubagentLink({ transcript, row }: Pick<PieceProps, 'transcript' | 'row'>) {
  const all = useRead('transcript.subagents', { key: transcript });
  const own = all?.find(({ message, block }) => message === row.message && block === row.block);
  if (own === undefined) return null;
  return (
    <Link className={styles.link} to="/library" search={{ key: own.key }} title={own.title}>
      transcript of the subagent
    </Link>
  );
}

function CallHead({
  transcript,
  row,
  block,
  plain,
  onFold,
  onPlain,
}: PieceProps & { block: Extract<Block, { type: 'tool_call' }> }) {
  const layout = plain ? null : layoutOf(block);
  const folds =
    foldable({ role: 'assistant' }, skeletonBlock(block)) &&
    (layout === null ? foldedText(block) !== null : foldedItems(block, layout.items) !== null);
  return (
    <div className={styles.head} data-call>
      {folds ? (
        <button type="button" className={styles.tool} aria-expanded={!row.folded} onClick={onFold} tabIndex={-1}>
          {block.name}
        </button>
      ) : (
        <span className={styles.tool}>{block.name}</span>
      )}
      {STARTS_AGENTS.test(block.name) && <SubagentLink transcript={transcript} row={row} />}
      <AsStored block={block} plain={plain} onPlain={onPlain} />
    </div>
  );
}

function ResultHead({ row, block, plain, onPlain }: PieceProps & { block: Extract<Block, { type: 'tool_result' }> }) {
  const overwritten = layoutOf(block)?.overwritten ?? 0;
  const from = row.hangs || block.name === '' ? '' : ` of ${block.name}`;
  return (
    <div className={styles.head}>
      <span className={block.is_error ? styles.error : undefined}>
        {`${block.is_error ? 'error' : 'result'}${from}`}
        {block.text === '' && ' (empty)'}
      </span>
      {row.hangs && <span title="the message it came in">{whole.format(row.message + 1)}</span>}
      {overwritten > 0 && !plain && (
        <span title="a carriage return overwrote their text">
          {whole.format(overwritten)} {overwritten === 1 ? 'line' : 'lines'} written over
        </span>
      )}
      <AsStored block={block} plain={plain} onPlain={onPlain} />
    </div>
  );
}

export function PieceHead(props: PieceProps) {
  const { block } = props;
  if (block.type === 'tool_call') return <CallHead {...props} block={block} />;
  if (block.type === 'tool_result') return <ResultHead {...props} block={block} />;
  const text = words(block);
  return text === null ? null : <div className={`${styles.head} ${styles.hidden}`}>{text}</div>;
}
