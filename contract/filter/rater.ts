// Whether a filter asks where transcripts stand with a rater, so that it means nothing until one is named.
import { parseFilter } from './parse.ts';

/** `label:missing` and the like are about the rater who looks; a filter that cannot be read asks for nobody. */
export function asksForRater(filter: string): boolean {
  const parsed = parseFilter(filter);
  return (
    parsed.ok &&
    parsed.tree.terms.some(
      (term) => term.kind === 'compare' && term.field.kind === 'name' && term.field.name === 'label',
    )
  );
}
