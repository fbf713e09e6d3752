// The left column: filters with counts, and the disputes, worst first. It shows no levels, because they would influence
// the auditor.
import { Check, CircleAlert, CircleDashed, CircleSlash, type LucideIcon } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { DisputeChoice } from '../../contract/dispute-list.ts';
import { Cause, DisputeKind, KIND_TEXTS, type Dispute, type DisputeState } from '../../contract/dispute.ts';
import { usePeople } from '../client/people.ts';
import { Left, List as Rows, RowButton } from '../desk/List.tsx';
import { useKeys } from '../keys/useKeys.ts';
import { Button } from '../parts/Button.tsx';
import { keepFocus } from '../parts/keep-focus.ts';
import { Select } from '../parts/Select.tsx';
import { useDisputeRows, type Disputes } from './useDisputes.ts';
import { causeTitle, disputeText, partiesText, SHOWN } from './texts.ts';
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
    return kind.success ? KIND_TEXTS[kind.data] : value;
  }
  return by === 'cause' ? causeTitle(value) : by === 'grader' ? value : value.replaceAll('_', ' ');
}

/** Selects this value, or clears the selection if the value is selected. */
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
        title={on ? 'Show all' : 'Show only these'}
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
        {counts[by].length === 0 && <p>{by === 'cause' ? 'No decisions yet.' : 'None.'}</p>}
      </div>
      {others.length > 0 && (
        <div role="group" aria-label="Active filters">
          {others.map(({ value }) => row(value, choice[value], null))}
        </div>
      )}
    </div>
  );
}

const SIGNS: Record<DisputeState, LucideIcon> = {
  open: CircleDashed,
  reopened: CircleAlert,
  decided: Check,
  settled: CircleSlash,
};

interface RowProps {
  dispute: Dispute;
  people: ReadonlyMap<string, string>;
  current: boolean;
  onOpen: () => void;
}

function DisputeRow({ dispute, people, current, onOpen }: RowProps) {
  const Sign = SIGNS[dispute.state];
  const words = disputeText(dispute, people);
  return (
    <RowButton
      testId="dispute"
      title={`${dispute.title} · ${words} · ${dispute.state}`}
      state={dispute.state}
      current={current}
      className={styles.dispute}
      onOpen={onOpen}
    >
      <Sign aria-label={dispute.state} />
      <span className={styles.words}>{partiesText(dispute, people)}</span>
      <span className={styles.title}>
        {dispute.dimension.replaceAll('_', ' ')} · {dispute.title}
      </span>
    </RowButton>
  );
}

/** A row of the list; nothing until it is loaded. */
function Part({ disputes, first, end, index }: { disputes: Disputes; first: number; end: number; index: number }) {
  const { list, now, open } = disputes;
  const people = usePeople();
  const key = list[index];
  const dispute = useDisputeRows(list, first, end).get(key ?? -1);
  if (dispute === undefined) return null;
  return <DisputeRow dispute={dispute} people={people} current={key === now} onOpen={() => open(dispute.key)} />;
}

function List({ disputes }: { disputes: Disputes }) {
  const { list, now } = disputes;
  return (
    <Rows label="Disputes" count={list.length} row={ROW} at={now === null ? -1 : list.indexOf(now)}>
      {(first, end) => (index) => <Part disputes={disputes} first={first} end={end} index={index} />}
    </Rows>
  );
}

function Choices({ disputes, onCompare, children }: DisputeColumnProps) {
  const { counts, choice, narrow, withheld } = disputes;
  const { undecided, decided } = counts.show;
  return (
    <>
      <Select
        label="Disputes"
        hideLabel
        options={SHOWN.map(({ value, title: name }) => ({
          value,
          label: `${name} (${whole.format(counts.show[value])})`,
        }))}
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
    </>
  );
}

export interface DisputeColumnProps {
  disputes: Disputes;
  onCompare: () => void;
  /** Running jobs, shown below the counts. */
  children: ReactNode;
}

export function DisputeColumn(props: DisputeColumnProps) {
  useKeys('Audit', [{ keys: 'Shift+V', about: 'compare two versions of a grader', run: props.onCompare }]);
  return (
    <Left choices={<Choices {...props} />}>
      <List disputes={props.disputes} />
    </Left>
  );
}
