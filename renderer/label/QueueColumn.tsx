// The left column: which queue, how far, its transcripts with their states, and the map of the one that is open.
import { useVirtualizer } from '@tanstack/react-virtual';
import { Bookmark, Check, CircleDashed, Clock, Minus, SkipForward, type LucideIcon } from 'lucide-react';
import { memo, useEffect, useRef } from 'react';
import type { LabelState } from '../../contract/label.ts';
import { Select } from '../parts/Select.tsx';
import { isOpen } from './items.ts';
import { QueuesButton } from './QueuesDialog.tsx';
import type { NumberedItem, QueueView } from './useQueue.ts';
import styles from './QueueColumn.module.css';

const SIGNS: Record<LabelState, { sign: LucideIcon; word: string }> = {
  todo: { sign: Minus, word: 'to do' },
  started: { sign: CircleDashed, word: 'started' },
  skipped: { sign: SkipForward, word: 'skipped' },
  done: { sign: Check, word: 'done' },
};
const LATER = { sign: Clock, word: 'later' };
const ROW = 28;

/** By number, not by title: the title of a transcript that comes once more, or a model's name in it, would tell. */
function Item({ item, current, onOpen }: { item: NumberedItem; current: boolean; onOpen: () => void }) {
  const { number, scenario, state, bookmarked } = item;
  const { sign: Sign, word } = item.later && isOpen(item) ? LATER : SIGNS[state];
  return (
    <button
      type="button"
      className={styles.item}
      aria-current={current || undefined}
      data-state={state}
      data-testid="queue-item"
      data-id={item.id}
      title={`${number} of the queue · ${word}${bookmarked ? ' · bookmarked' : ''}`}
      tabIndex={-1}
      onClick={onOpen}
    >
      <Sign aria-label={word} />
      <span className={styles.number}>{number}</span>
      <span className={styles.what}>{scenario ?? ''}</span>
      {bookmarked && <Bookmark aria-label="bookmarked" />}
    </button>
  );
}

function Items({ view }: { view: QueueView }) {
  const { items, key, round, open } = view;
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (index) => items[index]?.number ?? -index,
    overscan: 8,
  });
  const isCurrent = (item: NumberedItem): boolean => item.key === key && item.round === round;
  const at = items.findIndex(isCurrent);
  useEffect(() => {
    if (at >= 0) virtualizer.scrollToIndex(at, { align: 'auto' });
  }, [at, virtualizer]);
  return (
    <div ref={scroller} className={styles.items} role="group" aria-label="Transcripts of the queue" tabIndex={0}>
      <div className={styles.whole} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((row) => {
          const item = items[row.index];
          if (item === undefined) return null;
          return (
            <div key={row.key} className={styles.row} style={{ transform: `translateY(${row.start}px)` }}>
              <Item item={item} current={isCurrent(item)} onOpen={() => open(item)} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Memoised: a label changes at every key press, what the queue shows of it seldom does. */
export const QueueColumn = memo(function QueueColumn({ view }: { view: QueueView }) {
  const { queues, queue, items, choose } = view;
  const done = items.filter(({ state }) => state === 'done').length;
  return (
    <div className={styles.queue}>
      <div className={styles.choice}>
        <div className={styles.chosen}>
          {queues.length > 0 && (
            <Select
              label="Queue"
              hideLabel
              options={[
                ...(queue === '' ? [{ value: '', label: 'from the Library' }] : []),
                ...queues.map(({ name, blind }) => ({ value: name, label: blind ? name : `${name} (not blind)` })),
              ]}
              value={queue}
              onChange={choose}
            />
          )}
          <QueuesButton />
        </div>
        {items.length > 0 && (
          <p data-testid="progress">
            {done} of {items.length} done
          </p>
        )}
      </div>
      <Items view={view} />
    </div>
  );
});
