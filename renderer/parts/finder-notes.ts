// Notes about links into the Library that may list other transcripts than a figure counts, because the filter depends
// on the rater.
import { parseFilter } from '../../contract/filter/parse.ts';

const HIDING = ['score', 'label', 'gold'];

/**
 * Notes for figures whose filter depends on the rater: figures count for all raters, the Library searches for the
 * current one. Empty for other filters.
 */
export function finderNotes(filter: string): string[] {
  const parsed = parseFilter(filter);
  const fields = parsed.ok ? parsed.tree.terms.flatMap((term) => (term.kind === 'compare' ? term.field : [])) : [];
  const named = (name: string): boolean => fields.some((field) => field.kind === 'name' && field.name === name);
  return [
    ...(named('label')
      ? ['In these figures “label:” means the label of any rater; in the Library, where links lead, it means your own.']
      : []),
    ...(named('dispute') || fields.some(({ kind }) => HIDING.includes(kind))
      ? [
          'While you label transcripts blind, the Library does not find them by score, gold, label or dispute: a link may list fewer transcripts than the figure counts.',
        ]
      : []),
  ];
}
