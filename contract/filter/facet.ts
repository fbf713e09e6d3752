// Which facets the filter language can name.
import { isField } from './fields.ts';
import { parseFilter } from './parse.ts';

/**
 * Whether the filter language can name this facet: not if its name contains a space or equals the name of a built-in
 * field.
 */
export function canFilterBy(name: string): boolean {
  const parsed = parseFilter(`${name}:x`);
  const [term, ...more] = parsed.ok ? parsed.tree.terms : [];
  return (
    !isField(name) &&
    more.length === 0 &&
    term?.kind === 'compare' &&
    term.field.kind === 'name' &&
    term.field.name === name
  );
}
