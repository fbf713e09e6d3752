// The left column: the queue, its progress, and its transcripts with their states.
import { Bookmark, Check, CircleDashed, Clock, Minus, SkipForward, type LucideIcon } from 'lucide-react';
import { memo, useMemo } from 'react';
import type { LabelState } from '../../contract/label.ts';
import { usePreferences } from '../client/preferences.ts';
import { Left, List, RowButton } from '../desk/List.tsx';
import { Select } from '../parts/Select.tsx';
import { isOpen, itemName } from './items.ts';
import { useStates } from './labels.ts';
import { Goal } from './Pace.tsx';
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

interface ItemProps {
  item: NumberedItem;
  /** The name beside the item's number. */
  name: string;
  current: boolean;
  onOpen: () => void;
}

function Item({ item, name, current, onOpen }: ItemProps) {
  const { number } = item;
  const { state, later, bookmarked } = useStates(({ states }) => states.get(itemName(item))) ?? item;
  const { sign: Sign, word } = later && isOpen({ state }) ? LATER : SIGNS[state];
  const title = [`${number} of the queue`, name, word, ...(bookmarked ? ['bookmarked'] : [])].join(' · ');
  return (
    <RowButton
      testId="queue-item"
      title={title}
      state={state}
      current={current}
      className={styles.item}
      data={{ 'data-id': item.id }}
      onOpen={onOpen}
    >
      <Sign aria-label={word} />
      <span className={styles.number}>{number}</span>
      <span className={styles.what}>{name}</span>
      {bookmarked && <Bookmark aria-label="bookmarked" />}
    </RowButton>
  );
}

function Progress({ items }: { items: readonly NumberedItem[] }) {
  // counted outside the selector, which runs at every key press, because a queue may be long
  const states = useStates((all) => all.states);
  const done = useMemo(
    () => items.filter((item) => (states.get(itemName(item)) ?? item).state === 'done').length,
    [items, states],
  );
  return (
    <p data-testid="progress">
      {done} of {items.length} done
    </p>
  );
}

export interface QueueColumnProps {
  view: QueueView;
  rater: string;
}

function Choices({ view: { queues, queue, items, choose }, rater }: QueueColumnProps) {
  return (
    <>
      <div className={styles.chosen}>
        {queues.length > 0 && (
          <Select
            label="Queue"
            hideLabel
            options={[
              ...(queue === '' ? [{ value: '', label: 'the list of the Library' }] : []),
              ...queues.map(({ name, blind }) => ({ value: name, label: blind ? name : `${name} (not blind)` })),
            ]}
            value={queue}
            onChange={choose}
          />
        )}
        <QueuesButton onDeleted={(name) => name === queue && choose('')} />
      </div>
      {items.length > 0 && <Progress items={items} />}
      <Goal rater={rater} />
    </>
  );
}

/**
 * The name of each item: its title, but only its scenario if the queue has unannounced repeats or if models are hidden,
 * because two equal titles would reveal a repeat, and a title may name the model.
 */
function namesFor(items: readonly NumberedItem[], modelHidden: boolean): (item: NumberedItem) => string {
  const tells = modelHidden || items.some(({ round }) => round === 'repeat');
  return ({ title, scenario }) => (tells ? (scenario ?? '') : title);
}

/** Memoised: each row follows the state of its own label, and the column changes only with the order of the queue. */
export const QueueColumn = memo(function QueueColumn({ view, rater }: QueueColumnProps) {
  const { items, key, round, open } = view;
  const modelHidden = usePreferences((all) => all.modelHidden);
  const nameOf = useMemo(() => namesFor(items, modelHidden), [items, modelHidden]);
  const isCurrent = (item: NumberedItem): boolean => item.key === key && item.round === round;
  return (
    <Left choices={<Choices view={view} rater={rater} />}>
      <List
        label="Transcripts of the queue"
        count={items.length}
        row={ROW}
        at={items.findIndex(isCurrent)}
        keyOf={(index) => items[index]?.number ?? -index}
      >
        {() => (index) => {
          const item = items[index];
          return item === undefined ? null : (
            <Item item={item} name={nameOf(item)} current={isCurrent(item)} onOpen={() => open(item)} />
          );
        }}
      </List>
    </Left>
  );
});
