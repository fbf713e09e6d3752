// Which facets the filter language can name.
import { isField } from './fields.ts';
import { parseFilter } from './parse.ts';

/**
 * Whether `name:value` means this facet: the language has no way to name one with a space in it, or one that is called
 * like a field of every study.
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
