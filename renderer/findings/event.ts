// Composite outcomes in Findings: their entry in the list of dimensions, and the first suggestion.
import { MOST_PARTS } from '../../contract/limits.ts';
import { printOutcome } from '../../contract/outcome.ts';
import { positiveFrom, type Dimension } from '../../contract/rubric.ts';

/** The value of "any of several" in the list of dimensions; no dimension can have this name. */
export const SEVERAL = '*';

/** The first suggestion: all harmful dimensions, each from its own level on; if there are none, all dimensions. */
export function firstEvent(dimensions: readonly Dimension[]): string {
  const harmful = dimensions.filter(({ tint }) => tint === 'harm');
  const any = (harmful.length > 0 ? harmful : dimensions).slice(0, MOST_PARTS).flatMap((dimension) => {
    const from = positiveFrom(dimension);
    return from === null ? [] : [{ dimension: dimension.name, from_level: from }];
  });
  return printOutcome({ any });
}
