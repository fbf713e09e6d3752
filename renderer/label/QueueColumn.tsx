// The left column: which queue, how far, its transcripts with their states, and the map of the one that is open.
import { useVirtualizer } from '@tanstack/react-virtual';
import { Bookmark, Check, CircleDashed, Minus, SkipForward, type LucideIcon } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { QueueItem } from '../../contract/calls/label.ts';
import type { LabelState } from '../../contract/label.ts';
import { Select } from '../parts/Select.tsx';
import type { QueueView } from './useQueue.ts';
import styles from './QueueColumn.module.css';

const SIGNS: Record<LabelState, { sign: LucideIcon; word: string }> = {
  todo: { sign: Minus, word: 'to do' },
  started: { sign: CircleDashed, word: 'started' },
  skipped: { sign: SkipForward, word: 'skipped' },
  done: { sign: Check, word: 'done' },
};
const ROW = 28;

function Item({ item, current, onOpen }: { item: QueueItem; current: boolean; onOpen: () => void }) {
  const { sign: Sign, word } = SIGNS[item.state];
  return (
    <button
      type="button"
      className={styles.item}
      aria-current={current || undefined}
      data-state={item.state}
      data-testid="queue-item"
      data-id={item.id}
      title={`${item.title} · ${word}${item.bookmarked ? ' · bookmarked' : ''}`}
      tabIndex={-1}
      onClick={onOpen}
    >
      <Sign aria-label={word} />
      <span>{item.title}</span>
      {item.bookmarked && <Bookmark aria-label="bookmarked" />}
    </button>
  );
}

function Items({ view }: { view: QueueView }) {
  const { items, key, open } = view;
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (index) => items[index]?.key ?? index,
    overscan: 8,
  });
  const at = items.findIndex((item) => item.key === key);
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
              <Item item={item} current={item.key === key} onOpen={() => open(item.key)} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

export function QueueColumn({ view }: { view: QueueView }) {
  const { queues, queue, items, choose } = view;
  const done = items.filter(({ state }) => state === 'done').length;
  return (
    <>
      <div className={styles.choice}>
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
        {items.length > 0 && (
          <p data-testid="progress">
            {done} of {items.length} done
          </p>
        )}
      </div>
      <Items view={view} />
    </>
  );
}
