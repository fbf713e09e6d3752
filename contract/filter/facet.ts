// Which facets the filter language can name.
import { parseFilter } from './parse.ts';

/** Fields that mean something else than a facet of the same name: such a facet cannot be filtered by. */
const OWN_FIELDS: ReadonlySet<string> = new Set(['id', 'title', 'messages', 'label', 'labels', 'queue', 'drawn', 'rubric', 'source']);

/** Whether `name:value` means this facet: the language has no way to name one with a space in it. */
export function canFilterBy(name: string): boolean {
  const parsed = parseFilter(`${name}:x`);
  const [term, ...more] = parsed.ok ? parsed.tree.terms : [];
  return !OWN_FIELDS.has(name) && more.length === 0 && term?.kind === 'compare' && term.field.kind === 'name' && term.field.name === name;
}
