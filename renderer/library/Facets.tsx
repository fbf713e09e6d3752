// The column of facets: each value with its count under the filter; a click adds the value to the filter or removes it.
import { Check } from 'lucide-react';
import { useMemo, useState, type KeyboardEvent } from 'react';
import { FACETS, type FacetValue } from '../../contract/transcript.ts';
import { canFilterBy } from '../../contract/filter/facet.ts';
import { chosenValues, filterOf, isChosen, toggled } from './terms.ts';
import styles from './Facets.module.css';

/** A value and the number of transcripts with it; null until it is counted. */
export interface Value {
  value: FacetValue;
  name: string;
  count: number | null;
}

export interface Facet {
  /** The field of the filter. */
  field: string;
  title: string;
  /** Whether nearly every transcript has its own value: only selected values are shown until the facet is opened. */
  quiet: boolean;
  values: readonly Value[];
}

const FOLD = 8;
const whole = new Intl.NumberFormat('en');

/** The values shown while the facet is folded: the selected and the most frequent ones, in their order. */
function folded({ quiet }: Facet, values: readonly Value[], chosen: readonly string[]): readonly Value[] {
  if (quiet) return values.filter((one) => isChosen(chosen, one.value));
  const frequent = new Set(values.toSorted((a, b) => (b.count ?? 0) - (a.count ?? 0)).slice(0, FOLD));
  return values.filter((one) => frequent.has(one) || isChosen(chosen, one.value));
}

/** Adds selected values that no transcript has any more, so that they can be removed from the filter. */
function withChosen(values: readonly Value[], chosen: readonly string[]): readonly Value[] {
  const missing = chosen.filter((one) => !values.some(({ value }) => isChosen([one], value)));
  return [...values, ...missing.map((one) => ({ value: one, name: one, count: 0 }))];
}

function FacetList({ facet, filter, onFilter }: { facet: Facet; filter: string; onFilter: (filter: string) => void }) {
  const [open, setOpen] = useState(false);
  const chosen = useMemo(() => chosenValues(filterOf(filter), facet.field), [filter, facet.field]);
  const usable = facet.field === 'label' || canFilterBy(facet.field);
  const values = withChosen(facet.values, chosen);
  const few = folded(facet, values, chosen);
  const shown = open ? values : few;
  const id = `facet-${facet.field}`;
  return (
    <section className={styles.facet}>
      <h2 id={id}>{facet.title}</h2>
      <div role="group" aria-labelledby={id}>
        {shown.map(({ value, name, count }) => {
          const on = isChosen(chosen, value);
          return (
            <button
              key={`${typeof value} ${value}`}
              type="button"
              role="checkbox"
              aria-checked={on}
              className={styles.value}
              disabled={!usable}
              title={name}
              data-testid="facet-value"
              data-facet={facet.field}
              data-value={value}
              onClick={() => onFilter(toggled(filter, facet.field, value))}
            >
              <span className={styles.box}>{on && <Check aria-hidden />}</span>
              <span className={styles.name}>{name === '' ? '(empty)' : name}</span>
              <span className={styles.count}>{count === null ? '' : whole.format(count)}</span>
            </button>
          );
        })}
      </div>
      {values.length > few.length && (
        <button type="button" className={styles.more} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'show fewer' : `show ${whole.format(values.length - few.length)} more`}
        </button>
      )}
    </section>
  );
}

// these keys scroll the facets here, and do not move through the list
const stay = (event: KeyboardEvent): void => {
  if (/^(Arrow|Page|Home|End)/.test(event.key)) event.stopPropagation();
};

/** Number of facets that may be open besides those of every study; if there are more, all of them are folded. */
const MOST_OTHERS = 4;

/**
 * Divides facets into open and folded ones. Open are the facets of every study, those that the filter uses, and a few
 * others. Folded are facets that do not help to choose (one value, or values that hardly repeat), and all others if
 * there are many.
 */
function parted(facets: readonly Facet[], filter: string): { open: readonly Facet[]; away: readonly Facet[] } {
  const chosen = filterOf(filter);
  const isOurs = ({ field }: Facet): boolean => field === 'label' || FACETS.some((name) => name === field);
  const isUseful = (one: Facet): boolean => !one.quiet && one.values.length > 1;
  const others = facets.filter((one) => !isOurs(one) && isUseful(one));
  const isOpen = (one: Facet): boolean =>
    isOurs(one) || chosenValues(chosen, one.field).length > 0 || (isUseful(one) && others.length <= MOST_OTHERS);
  return { open: facets.filter(isOpen), away: facets.filter((one) => !isOpen(one)) };
}

export function Facets({
  facets,
  filter,
  onFilter,
}: {
  facets: readonly Facet[];
  filter: string;
  onFilter: (filter: string) => void;
}) {
  const { open, away } = parted(facets, filter);
  const list = (shown: readonly Facet[]) =>
    shown.map((facet) => <FacetList key={facet.field} facet={facet} filter={filter} onFilter={onFilter} />);
  return (
    <aside className={styles.facets} aria-label="Facets" onKeyDown={stay}>
      {list(open)}
      {away.length > 0 && (
        <details className={styles.away} data-testid="other-facets">
          <summary>Other facets ({away.length})</summary>
          {list(away)}
        </details>
      )}
    </aside>
  );
}
