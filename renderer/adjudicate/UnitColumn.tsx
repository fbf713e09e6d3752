// The left column: which units, how many are left, and the units themselves, by transcript, worst first.
import { useVirtualizer } from '@tanstack/react-virtual';
import { Check, CircleAlert, CircleDashed, Equal, type LucideIcon } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import type { TranscriptUnits, Unit } from '../../contract/calls/adjudicate.ts';
import { useKeys } from '../keys/useKeys.ts';
import { Button } from '../parts/Button.tsx';
import { keepFocus } from '../parts/keep-focus.ts';
import { Select } from '../parts/Select.tsx';
import { isOpen, type Show } from './list.ts';
import type { Units } from './useUnits.ts';
import styles from './UnitColumn.module.css';

const SHOWN: readonly { value: Show; title: string }[] = [
  { value: 'undecided', title: 'To decide' },
  { value: 'differ', title: 'Raters differ' },
  { value: 'agree', title: 'Raters agree' },
  { value: 'single', title: 'One rater only' },
  { value: 'gold', title: 'Gold' },
  { value: 'all', title: 'Everything' },
];
const ROW = 28;
const whole = new Intl.NumberFormat('en');

type Row = { kind: 'head'; of: TranscriptUnits } | { kind: 'unit'; of: TranscriptUnits; unit: Unit };

const rowsOf = (list: readonly TranscriptUnits[]): Row[] =>
  list.flatMap((of): Row[] => [{ kind: 'head', of }, ...of.units.map((unit): Row => ({ kind: 'unit', of, unit }))]);

/** What the raters gave, as "0 · 2 · ?", the question mark for "cannot judge". */
const given = ({ levels }: Unit): string => levels.map((level) => level ?? '?').join(' · ');

function signOf(unit: Unit): { sign: LucideIcon; word: string } {
  if (unit.state === 'changed') return { sign: CircleAlert, word: 'gold, but labels have changed since' };
  if (!isOpen(unit)) return { sign: Check, word: 'gold' };
  if (unit.levels.length > 1 && unit.spread === 0) return { sign: Equal, word: 'raters agree' };
  return { sign: CircleDashed, word: unit.levels.length === 1 ? 'one rater' : 'raters differ' };
}

function UnitRow({ unit, title, current, onOpen }: { unit: Unit; title: string; current: boolean; onOpen: () => void }) {
  const { sign: Sign, word } = signOf(unit);
  return (
    <button
      type="button"
      className={styles.unit}
      aria-current={current || undefined}
      data-state={unit.state}
      data-testid="unit"
      data-dimension={unit.dimension}
      title={`${title} · ${unit.dimension} · ${word}`}
      tabIndex={-1}
      onMouseDown={keepFocus}
      onClick={onOpen}
    >
      <Sign aria-label={word} />
      <span className={styles.name}>{unit.dimension.replaceAll('_', ' ')}</span>
      <span className={styles.given}>{given(unit)}</span>
    </button>
  );
}

function List({ units }: { units: Units }) {
  const { list, now, open } = units;
  const rows = useMemo(() => rowsOf(list), [list]);
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
  });
  const at = rows.findIndex((row) => row.kind === 'unit' && row.of.key === now?.key && row.unit.dimension === now.dimension);
  useEffect(() => {
    if (at >= 0) virtualizer.scrollToIndex(at, { align: 'auto' });
  }, [at, virtualizer]);
  return (
    <div ref={scroller} className={styles.list} role="group" aria-label="Units" tabIndex={0}>
      <div className={styles.whole} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          const { key, title } = row.of;
          return (
            <div key={item.key} className={styles.row} style={{ transform: `translateY(${item.start}px)` }}>
              {row.kind === 'head' ? (
                <p className={styles.title} title={title}>
                  {title}
                </p>
              ) : (
                <UnitRow
                  unit={row.unit}
                  title={title}
                  current={item.index === at}
                  onOpen={() => open({ key, dimension: row.unit.dimension })}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

export function UnitColumn({ units, onRule }: { units: Units; onRule: () => void }) {
  // with the button, so that it works while a transcript is on its way
  useKeys('Adjudicate', [{ keys: 'Shift+A', about: 'apply a rule', run: onRule }]);
  const { counts, dimensions, show, dimension, narrow, withheld } = units;
  return (
    <div className={styles.column}>
      <div className={styles.choice}>
        <Select
          label="Which units"
          hideLabel
          options={SHOWN.map(({ value, title }) => ({ value, label: `${title} (${whole.format(counts[value])})` }))}
          value={show}
          onChange={(value) => narrow({ show: value })}
        />
        <Select
          label="Dimension"
          hideLabel
          options={[
            { value: '', label: 'Every dimension' },
            ...dimensions.map((name) => ({ value: name, label: name.replaceAll('_', ' ') })),
          ]}
          value={dimension}
          onChange={(value) => narrow({ dimension: value })}
        />
        <Button keys="Shift+A" onPress={onRule}>
          Apply a rule…
        </Button>
        <p role="status" data-testid="to-decide">
          {whole.format(counts.undecided)} to decide, {whole.format(counts.gold)} gold
          {withheld > 0 && ` · ${whole.format(withheld)} hidden until you submit your own label`}
        </p>
      </div>
      <List units={units} />
    </div>
  );
}
