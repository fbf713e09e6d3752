// The filters that find the transcripts of a figure's groups in the Library.
import { canFilterBy } from '../../contract/filter/facet.ts';
import { parseFilter } from '../../contract/filter/parse.ts';
import { printComparison } from '../../contract/filter/print.ts';
import type { RateRow, RatesReport } from '../../contract/rates.ts';
import type { Resolved } from '../../plots/choice.ts';

/**
 * The operator for a facet. If the filter contains the facet already, `:` would add an alternative, and `=` narrows.
 */
function operatorFor(filter: string, facet: string): ':' | '=' {
  const parsed = parseFilter(filter);
  const terms = parsed.ok ? parsed.tree.terms : [];
  const asked = terms.some(
    (term) => term.kind === 'compare' && term.field.kind === 'name' && term.field.name === facet,
  );
  return asked ? '=' : ':';
}

/**
 * The filter that finds the transcripts of a row; null if the filter language cannot express it: a missing facet, a
 * name with a space.
 */
export function filterOf({ group }: RateRow, { scope }: RatesReport, { by, filter }: Resolved['wish']): string | null {
  const terms: string[] = [];
  for (const [at, facet] of by.entries()) {
    const value = group[at] ?? null;
    if (group.length === 0) continue;
    if (value === null || !canFilterBy(facet)) return null;
    terms.push(printComparison({ kind: 'name', name: facet }, operatorFor(filter, facet), String(value)));
  }
  const isWithin = by.includes('scenario') && group.length > 0;
  return [filter.trim(), isWithin ? '' : scope, ...terms].filter((part) => part !== '').join(' ');
}
