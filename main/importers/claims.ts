// Which importer takes an input that several could read: one that is sure before one that is likely, then by name; and
// what to say of it.
import type { Choice, Claim, Importer } from './importer.ts';

export interface Taken<I extends Importer> {
  importer: I;
  choice: Choice | null;
}

/** The importer that takes the input, or null where none claims it. `choice` where another one's claim was as good. */
export function taken<I extends Importer>(
  importers: readonly I[],
  claim: (importer: I) => Claim | null,
): Taken<I> | null {
  const claims = importers.flatMap((importer) => {
    const claimed = claim(importer);
    return claimed === null ? [] : [{ importer, claimed }];
  });
  const first = claims.find(({ claimed }) => claimed.sure) ?? claims[0];
  if (first === undefined) return null;
  const { importer, claimed } = first;
  const rivals = claims.filter((each) => each !== first && each.claimed.sure === claimed.sure);
  const also = rivals.map((each) => each.importer.name);
  return { importer, choice: also.length === 0 ? null : { why: claimed.why, also } };
}
