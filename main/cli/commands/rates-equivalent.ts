// `touchstone rates --equivalent`: tests whether the rates of two groups are equivalent within a margin.
import { InvalidArgumentError } from 'commander';
import { TouchstoneError } from '../../../contract/errors.ts';
import type { RatesWish } from '../../../contract/rates.ts';
import type { Db } from '../../store/index.ts';
import { equivalentGroups, type EquivalentGroups } from '../../work/rates/index.ts';
import { out, say } from '../output.ts';
import { percent } from '../percent.ts';
import { table } from '../table.ts';

export interface EquivalenceOptions {
  equivalent?: [string, string];
  margin?: number;
}

/** Two values, separated by a comma. Throws InvalidArgumentError for anything else. */
export function pair(text: string): [string, string] {
  const [first = '', second = '', ...more] = text.split(',').map((value) => value.trim());
  if (first === '' || second === '' || more.length > 0)
    throw new InvalidArgumentError('It must be two values of the facet of --by, such as Larch,Birch');
  return [first, second];
}

/**
 * Tests the two groups; null if the test is not asked for. Throws `bad_input` if only one of the two options is given.
 */
export function equivalenceAsked(
  db: Db,
  wish: RatesWish,
  { equivalent, margin }: EquivalenceOptions,
): EquivalentGroups | null {
  if (equivalent === undefined && margin === undefined) return null;
  if (equivalent === undefined || margin === undefined)
    throw new TouchstoneError(
      'bad_input',
      'A test of equivalence needs two groups and a margin',
      '--equivalent, --margin',
      'Give both',
    );
  const [first, second] = equivalent;
  return equivalentGroups(db, wish, { first, second, margin });
}

/** Whether two groups are equivalent, by each of the three rates. */
export function tellEquivalence({ first, second, margin, ...rates }: EquivalentGroups): void {
  const verdict = ({ is_equivalent }: EquivalentGroups['raw']): string =>
    is_equivalent === null ? 'not available' : is_equivalent ? 'shown' : 'not shown';
  const rows = Object.entries(rates).map(([kind, one]) => [kind, percent(one), verdict(one), one.method]);
  out(`\n${table([`${first} less ${second}`, 'difference', `within ${100 * margin} points`, 'method'], rows)}`);
  say(
    `Two one-sided tests: equivalent if the ${Math.round(100 * rates.raw.level)} % interval of the difference lies within the margin; “not shown” does not mean that they differ`,
  );
}
