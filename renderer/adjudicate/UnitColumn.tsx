// The left column: filters, counts of open units, and the units by transcript, worst first.
import { Check, CircleAlert, CircleDashed, Equal, type LucideIcon } from 'lucide-react';
import { useMemo } from 'react';
import { shortLevel } from '../../contract/level-keys.ts';
import { measureNamed } from '../../contract/measures.ts';
import type { Dimension, Rubric } from '../../contract/rubric.ts';
import type { TranscriptUnits, Unit } from '../../contract/unit.ts';
import { Left, List as Rows, RowButton } from '../desk/List.tsx';
import { useKeys } from '../keys/useKeys.ts';
import { Button } from '../parts/Button.tsx';
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

/** The raters' levels, such as "0 · 2 · ?"; the question mark stands for "cannot judge". */
const given = ({ levels }: Unit, asked: Dimension | undefined): string =>
  levels.map((level) => (level === null ? '?' : shortLevel(level, asked?.levels ?? []))).join(' · ');

/**
 * The measure in the version of the rubric under which the unit was answered: its levels may have other keys in another
 * version.
 */
function askedIn(rubrics: readonly Rubric[], { rubric, dimension }: Unit): Dimension | undefined {
  const own = rubrics.find(({ version }) => version === rubric);
  return own === undefined ? undefined : measureNamed(own, dimension);
}

function signOf(unit: Unit): { sign: LucideIcon; word: string } {
  if (unit.state === 'changed') return { sign: CircleAlert, word: 'gold; labels have changed since' };
  if (!isOpen(unit)) return { sign: Check, word: 'gold' };
  if (unit.levels.length > 1 && unit.spread === 0) return { sign: Equal, word: 'raters agree' };
  return { sign: CircleDashed, word: unit.levels.length === 1 ? 'one rater' : 'raters differ' };
}

function UnitRow({
  unit,
  asked,
  title,
  current,
  onOpen,
}: {
  unit: Unit;
  asked: Dimension | undefined;
  title: string;
  current: boolean;
  onOpen: () => void;
}) {
  const { sign: Sign, word } = signOf(unit);
  return (
    <RowButton
      testId="unit"
      title={`${title} · ${unit.dimension} · ${word}`}
      state={unit.state}
      current={current}
      className={styles.unit}
      data={{ 'data-dimension': unit.dimension }}
      onOpen={onOpen}
    >
      <Sign aria-label={word} />
      <span className={styles.name}>{unit.dimension.replaceAll('_', ' ')}</span>
      <span className={styles.given}>{given(unit, asked)}</span>
    </RowButton>
  );
}

function List({ units }: { units: Units }) {
  const { list, now, open, rubrics } = units;
  const rows = useMemo(() => rowsOf(list), [list]);
  const at = rows.findIndex(
    (row) => row.kind === 'unit' && row.of.key === now?.key && row.unit.dimension === now.dimension,
  );
  return (
    <Rows label="Units" count={rows.length} row={ROW} at={at}>
      {() => (index) => {
        const row = rows[index];
        if (row === undefined) return null;
        const { key, title } = row.of;
        if (row.kind === 'head')
          return (
            <p className={styles.title} title={title}>
              {title}
            </p>
          );
        const { dimension } = row.unit;
        return (
          <UnitRow
            unit={row.unit}
            asked={askedIn(rubrics, row.unit)}
            title={title}
            current={index === at}
            onOpen={() => open({ key, dimension })}
          />
        );
      }}
    </Rows>
  );
}

function Choices({ units, onRule }: { units: Units; onRule: () => void }) {
  const { counts, dimensions, show, dimension, narrow, withheld } = units;
  return (
    <>
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
          { value: '', label: 'Every dimension and flag' },
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
    </>
  );
}

export function UnitColumn({ units, onRule }: { units: Units; onRule: () => void }) {
  // in the component of the button, so that the key works while a transcript is loading
  useKeys('Adjudicate', [{ keys: 'Shift+A', about: 'apply a rule', run: onRule }]);
  return (
    <Left choices={<Choices units={units} onRule={onRule} />}>
      <List units={units} />
    </Left>
  );
}
