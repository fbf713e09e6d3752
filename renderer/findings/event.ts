// Composite outcomes in Findings: their option beside the dimensions, and the first event that is suggested.
import { printOutcome } from '../../contract/outcome.ts';
import { positiveFrom, type Dimension } from '../../contract/rubric.ts';

/** Stands for "any of several" in the list of dimensions; no dimension can have this name. */
export const SEVERAL = '*';

/** The first suggestion: everything harmful, each from its own level; without harmful dimensions, every dimension. */
export function firstEvent(dimensions: readonly Dimension[]): string {
  const harmful = dimensions.filter(({ tint }) => tint === 'harm');
  const any = (harmful.length > 0 ? harmful : dimensions).slice(0, 20).flatMap((dimension) => {
    const from = positiveFrom(dimension);
    return from === null ? [] : [{ dimension: dimension.name, from_level: from }];
  });
  return printOutcome({ any });
}
