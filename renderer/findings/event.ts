// A composite outcome as the Findings place chooses it: the one option beside the dimensions, and what it begins with.
import { printOutcome } from '../../contract/outcome.ts';
import { positiveFrom, type Dimension } from '../../contract/rubric.ts';

/** Stands for "any of several" among the names of dimensions, none of which can be it. */
export const SEVERAL = '*';

/** What is offered first: everything harmful, each from its own level; every dimension where none is. */
export function firstEvent(dimensions: readonly Dimension[]): string {
  const harmful = dimensions.filter(({ tint }) => tint === 'harm');
  const any = (harmful.length > 0 ? harmful : dimensions).slice(0, 20).flatMap((dimension) => {
    const from = positiveFrom(dimension);
    return from === null ? [] : [{ dimension: dimension.name, from_level: from }];
  });
  return printOutcome({ any });
}
