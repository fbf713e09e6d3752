// Whether a filter depends on the rater who looks, so that it needs one to be named.
import { OWN_FIELDS } from './fields.ts';
import { parseFilter } from './parse.ts';

/** `label:missing`, `note:any` and the like are about the rater who looks; false for a filter that cannot be read. */
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
