// Whether a filter asks where transcripts stand with a rater, so that it means nothing until one is named.
import { OWN_FIELDS } from './fields.ts';
import { parseFilter } from './parse.ts';

/** `label:missing`, `note:any` and the like are about the rater who looks; a filter that cannot be read asks for nobody. */
export function asksForRater(filter: string): boolean {
  const parsed = parseFilter(filter);
  return (
    parsed.ok &&
    parsed.tree.terms.some((term) => {
      if (term.kind !== 'compare' || term.field.kind !== 'name') return false;
      const { name } = term.field;
      return OWN_FIELDS.some((own) => own === name);
    })
  );
}
