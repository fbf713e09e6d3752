// Chooses the importer if several could read an input: the strongest claim wins, then the order of names; and the note
// about it.
import type { Choice, Claim, Importer } from './importer.ts';

export interface Taken<I extends Importer> {
  importer: I;
  choice: Choice | null;
}

/** The chosen importer, or null if none claims the input. `choice` is set if another importer's claim was as strong. */
export function taken<I extends Importer>(
  importers: readonly I[],
  claim: (importer: I) => Claim | null,
): Taken<I> | null {
  const claims = importers.flatMap((importer) => {
    const claimed = claim(importer);
    return claimed === null ? [] : [{ importer, claimed }];
  });
  const strongest = Math.max(...claims.map(({ claimed }) => claimed.strength));
  const [first, ...rivals] = claims.filter(({ claimed }) => claimed.strength === strongest);
  if (first === undefined) return null;
  const also = rivals.map((each) => each.importer.name);
  return { importer: first.importer, choice: also.length === 0 ? null : { why: first.claimed.why, also } };
}
