// The left column: which disputes, how many by what, and the disputes themselves, worst first. No level is told here: it would lead.
import { useVirtualizer } from '@tanstack/react-virtual';
import { Check, CircleAlert, CircleDashed, CircleSlash, type LucideIcon } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { DisputeChoice } from '../../contract/calls/audit.ts';
import { Cause, DisputeKind, type Dispute, type DisputeState } from '../../contract/dispute.ts';
import { usePeople } from '../client/people.ts';
import { useKeys } from '../keys/useKeys.ts';
import { Button } from '../parts/Button.tsx';
import { keepFocus } from '../parts/keep-focus.ts';
import { Select } from '../parts/Select.tsx';
import { useDisputeRows, type Disputes } from './useDisputes.ts';
import { causeTitle, disputeWords, KINDS, partiesWords, SHOWN } from './words.ts';
import styles from './DisputeColumn.module.css';

const ROW = 48;
const whole = new Intl.NumberFormat('en');

type By = 'kind' | 'grader' | 'dimension' | 'scenario' | 'cause';
const BY: readonly { value: By; label: string }[] = [
  { value: 'kind', label: 'Count by kind' },
  { value: 'grader', label: 'Count by grader' },
  { value: 'dimension', label: 'Count by dimension' },
  { value: 'scenario', label: 'Count by scenario' },
  { value: 'cause', label: 'Count by cause' },
];

function title(by: By, value: string): string {
  if (by === 'kind') {
    const kind = DisputeKind.safeParse(value);
    return kind.success ? KINDS[kind.data] : value;
  }
  return by === 'cause' ? causeTitle(value) : by === 'grader' ? value : value.replaceAll('_', ' ');
}

/** The choice with this value, or without it where it is chosen. */
function chosen(by: By, value: string): Partial<DisputeChoice> {
  if (by === 'kind') return { kind: DisputeKind.safeParse(value).data ?? '' };
  if (by === 'cause') return { cause: Cause.safeParse(value).data ?? '' };
  return { [by]: value };
}

function Counts({ disputes: { counts, choice, narrow } }: { disputes: Disputes }) {
  const [by, setBy] = useState<By>('kind');
  const others = BY.filter(({ value }) => value !== by && choice[value] !== '');
  const row = (of: By, value: string, count: number | null) => {
    const on = choice[of] === value;
    return (
      <button
        key={`${of} ${value}`}
        type="button"
        aria-pressed={on}
        className={styles.count}
        data-testid={`count-${of}`}
        data-value={value}
        title={on ? 'Show the others too' : 'Show only these'}
        onMouseDown={keepFocus}
        onClick={() => narrow(chosen(of, on ? '' : value))}
      >
        <span>{title(of, value)}</span>
        {count !== null && <span>{whole.format(count)}</span>}
      </button>
    );
  };
  return (
    <div className={styles.counts}>
      <Select label="Counts" hideLabel options={BY} value={by} onChange={setBy} />
      <div role="group" aria-label={BY.find(({ value }) => value === by)?.label}>
        {counts[by].map(({ value, count }) => row(by, value, count))}
        {counts[by].length === 0 && <p>{by === 'cause' ? 'Nothing was decided yet.' : 'None.'}</p>}
      </div>
      {others.length > 0 && (
        <div role="group" aria-label="Narrowed to">
          {others.map(({ value }) => row(value, choice[value], null))}
        </div>
      )}
    </div>
  );
}

const SIGNS: Record<DisputeState, LucideIcon> = { open: CircleDashed, reopened: CircleAlert, decided: Check, settled: CircleSlash };

interface RowProps {
  dispute: Dispute;
  people: ReadonlyMap<string, string>;
  current: boolean;
  onOpen: () => void;
}

function DisputeRow({ dispute, people, current, onOpen }: RowProps) {
  const Sign = SIGNS[dispute.state];
  const words = disputeWords(dispute, people);
  return (
    <button
      type="button"
      className={styles.dispute}
      aria-current={current || undefined}
      data-state={dispute.state}
      data-testid="dispute"
      title={`${dispute.title} · ${words} · ${dispute.state}`}
      tabIndex={-1}
      onMouseDown={keepFocus}
      onClick={onOpen}
    >
      <Sign aria-label={dispute.state} />
      <span className={styles.words}>{partiesWords(dispute, people)}</span>
      <span className={styles.title}>
        {dispute.dimension.replaceAll('_', ' ')} · {dispute.title}
      </span>
    </button>
  );
}

function List({ disputes }: { disputes: Disputes }) {
  const { keys, now, open } = disputes;
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: keys.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
  });
  const items = virtualizer.getVirtualItems();
  const rows = useDisputeRows(keys, items[0]?.index ?? 0, (items.at(-1)?.index ?? 0) + 1);
  const people = usePeople();
  const at = now === null ? -1 : keys.indexOf(now);
  useEffect(() => {
    if (at >= 0) virtualizer.scrollToIndex(at, { align: 'auto' });
  }, [at, virtualizer]);
  return (
    <div ref={scroller} className={styles.list} role="group" aria-label="Disputes" tabIndex={0}>
      <div className={styles.whole} style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => {
          const key = keys[item.index];
          const dispute = key === undefined ? undefined : rows.get(key);
          return (
            <div key={item.key} className={styles.row} style={{ transform: `translateY(${item.start}px)` }}>
              {dispute !== undefined && (
                <DisputeRow dispute={dispute} people={people} current={item.index === at} onOpen={() => open(dispute.key)} />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

export function DisputeColumn({ disputes, onCompare, children }: { disputes: Disputes; onCompare: () => void; children: ReactNode }) {
  useKeys('Audit', [{ keys: 'Shift+V', about: 'compare two versions of a grader', run: onCompare }]);
  const { counts, choice, narrow, withheld } = disputes;
  const { undecided, decided } = counts.show;
  return (
    <div className={styles.column}>
      <div className={styles.choice}>
        <Select
          label="Which disputes"
          hideLabel
          options={SHOWN.map(({ value, title: name }) => ({ value, label: `${name} (${whole.format(counts.show[value])})` }))}
          value={choice.show}
          onChange={(show) => narrow({ show })}
        />
        <Counts disputes={disputes} />
        <Button keys="Shift+V" onPress={onCompare}>
          Compare versions…
        </Button>
        {children}
        <p role="status" data-testid="disputes-left">
          {whole.format(undecided)} to decide, {whole.format(decided)} decided
          {withheld > 0 && ` · ${whole.format(withheld)} hidden until you submit your own label`}
        </p>
      </div>
      <List disputes={disputes} />
    </div>
  );
}
