// Tests whether two groups' rates are equivalent within a given margin: two one-sided tests, for each of the three
// rates.
import type { RateKind, RatesWish } from '../../../contract/rates.ts';
import { chooseOneOf, TouchstoneError } from '../../../contract/errors.ts';
import type { Estimate } from '../../../contract/estimate.ts';
import { levelOfTwoOneSided, withinMargin } from '../../../statistics/questions/equivalence.ts';
import type { Db } from '../../store/index.ts';
import { rateDifference, ratesOf } from './rates.ts';

export interface EquivalentGroups extends Record<RateKind, Estimate & { is_equivalent: boolean | null }> {
  /** Values of the facet; the difference is first minus second. */
  first: string;
  second: string;
  margin: number;
}

/** Two values of the one facet of the wish. `margin`: as a share. */
export interface EquivalenceWish {
  first: string;
  second: string;
  margin: number;
}

/**
 * The differences at the level of two one-sided tests, each with whether it lies within the margin. Schuirmann 1987.
 * Throws `bad_input` unless there is exactly one facet and a level above .5, `not_found` for a value that no group has,
 * and the errors of `ratesOf`.
 */
export function equivalentGroups(
  db: Db,
  wish: RatesWish,
  { first, second, margin }: EquivalenceWish,
): EquivalentGroups {
  if (wish.by.length !== 1)
    throw new TouchstoneError(
      'bad_input',
      'Two groups must be values of one facet',
      wish.by.join(', '),
      'Give --by one facet',
    );
  if (wish.level <= 0.5)
    throw new TouchstoneError('bad_input', 'Two one-sided tests need a level above 0.5', '', 'Give --level 0.95');
  const groups = ratesOf(db, wish).rows.map(({ group }) => group);
  const named = (value: string) => {
    const group = groups.find(([one]) => one !== null && String(one) === value);
    if (group !== undefined) return group;
    const names = groups.map(([one]) => String(one ?? 'none'));
    throw new TouchstoneError('not_found', `No group of ${wish.by[0] ?? ''} has this value`, value, chooseOneOf(names));
  };
  const level = levelOfTwoOneSided(wish.level);
  const found = rateDifference(db, { ...wish, level, together: undefined }, named(first), named(second));
  const tested = (one: Estimate) => ({ ...one, is_equivalent: withinMargin(one, margin) });
  return {
    first,
    second,
    margin,
    raw: tested(found.raw),
    gold: tested(found.gold),
    corrected: tested(found.corrected),
  };
}
