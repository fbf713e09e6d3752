// The filter as the facets change it: the selected values, and the text after a click.
import { parseFilter, type Filter, type Term } from '../../contract/filter/parse.ts';
import { printComparison, printFilter } from '../../contract/filter/print.ts';
import type { FacetValue } from '../../contract/transcript.ts';

const termsOf = (text: string): Term[] => {
  const parsed = parseFilter(text);
  return parsed.ok ? parsed.tree.terms : [];
};

/** The filter of a text; without terms if it is invalid. */
export const filterOf = (text: string): Filter => ({ terms: termsOf(text) });

const isOf = (term: Term, field: string): boolean =>
  term.kind === 'compare' &&
  !term.not &&
  term.operator === ':' &&
  term.field.kind === 'name' &&
  term.field.name === field;

// ignores case, as the store does
const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** The values that the filter requires with `field:value`. */
export function chosenValues({ terms }: Filter, field: string): string[] {
  return terms.flatMap((term) => (isOf(term, field) && term.kind === 'compare' ? [term.value] : []));
}

export const isChosen = (chosen: readonly string[], value: FacetValue): boolean =>
  chosen.some((one) => same(one, String(value)));

/** The text with `field:value` added, or removed if it is present. */
export function toggled(text: string, field: string, value: FacetValue): string {
  const terms = termsOf(text);
  const rest = terms.filter(
    (term) => !(isOf(term, field) && term.kind === 'compare' && same(term.value, String(value))),
  );
  if (rest.length < terms.length) return printFilter({ terms: rest });
  return `${printFilter({ terms })} ${printComparison({ kind: 'name', name: field }, ':', String(value))}`.trim();
}
