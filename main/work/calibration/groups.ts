// Residuals by facet, by length, and by whether the agent says that it is tested, which show where a grader is higher
// or lower than gold.
import { CONFIDENCE } from '../../../contract/estimate.ts';
import { BY_AWARENESS, BY_LENGTH, type ResidualGroup } from '../../../contract/calibration.ts';
import { AWARENESS } from '../../../contract/rates.ts';
import type { Dimension } from '../../../contract/rubric.ts';
import { MISSING } from '../../../contract/transcript.ts';
import { chooseOneOf, TouchstoneError } from '../../../contract/errors.ts';
import { residuals } from '../../../statistics/calibration/residuals.ts';
import { quantile } from '../../../statistics/quantile.ts';
import { estimateOf, undefinedEstimate } from '../../../statistics/statistic.ts';
import { currentRubric, facetNames, lengthColumn, type Db } from '../../store/index.ts';
import { awarenessOf } from '../rates/index.ts';
import { groupsOf } from '../measured/index.ts';
import { clusterOf, weightOf, type Gathered, type GoldUnit } from './gathered.ts';

interface Group {
  name: string;
  units: GoldUnit[];
}

/** Three groups by length, with nearly equal numbers. */
function byLength(db: Db, units: readonly GoldUnit[]): Group[] {
  const lengths = lengthColumn(db);
  const lengthOf = ({ key }: GoldUnit): number => lengths.get(key) ?? 0;
  const sorted = Float64Array.from(units, lengthOf).toSorted();
  if (sorted.length === 0) return [];
  const [short, long] = [Math.floor(quantile(sorted, 1 / 3)), Math.floor(quantile(sorted, 2 / 3))];
  const names = [`up to ${short} messages`, `${short + 1} to ${long} messages`, `more than ${long} messages`];
  const classOf = (unit: GoldUnit): number => (lengthOf(unit) <= short ? 0 : lengthOf(unit) <= long ? 1 : 2);
  return names.map((name, at) => ({ name, units: units.filter((unit) => classOf(unit) === at) }));
}

function byAwareness(db: Db, units: readonly GoldUnit[], grader: string): Group[] {
  const { of } = awarenessOf(db, grader);
  const classes: readonly [string, boolean | null][] = [
    ['aware', true],
    ['not aware', false],
    ['not known', null],
  ];
  return classes.map(([name, aware]) => ({ name, units: units.filter((unit) => of(unit) === aware) }));
}

const knowsAwareness = (db: Db): boolean =>
  currentRubric(db).dimensions.some(({ name, levels }) => name === AWARENESS && levels.length > 0);

function grouped(db: Db, { units, wish }: Gathered, by: string): Group[] {
  if (by === BY_LENGTH) return byLength(db, units);
  if (by === BY_AWARENESS && knowsAwareness(db)) return byAwareness(db, units, wish.grader);
  const byKey = new Map(units.map((unit) => [unit.key, unit]));
  return groupsOf(db, [by], units).map(({ group: [value = null], rows }) => ({
    name: value === null ? MISSING : String(value),
    units: rows.flatMap(({ key }) => byKey.get(key) ?? []),
  }));
}

/** Ways to group: by length and awareness, then by each facet. */
export const groupings = (db: Db): string[] => [
  BY_LENGTH,
  ...(knowsAwareness(db) ? [BY_AWARENESS] : []),
  ...facetNames(db),
];

/** Two levels without an order are an answer yes or no, whose difference is that of two rates. */
const subtracts = ({ kind, levels }: Dimension): boolean => kind === 'ordinal' || levels.length <= 2;

/**
 * The mean of level minus gold in each group, sorted by value; null with the reason in each if the levels of the
 * dimension cannot be subtracted. Throws `not_found` for a facet that no transcript has.
 */
export function residualsBy(db: Db, gathered: Gathered, by: string): ResidualGroup[] {
  const known = groupings(db);
  if (!known.includes(by))
    throw new TouchstoneError('not_found', 'No transcript has such a facet', by, chooseOneOf(known));
  const groups = grouped(db, gathered, by).filter(({ units }) => units.length > 0);
  if (!subtracts(gathered.dimension))
    return groups.map(({ name, units }) => ({
      ...undefinedEstimate('no_order', { level: CONFIDENCE, n: units.length, method: 'no difference' }),
      group: name,
      p: null,
      p_holm: null,
      p_bh: null,
    }));
  const ordered = groups.flatMap(({ name, units }) => units.map((unit) => ({ name, unit })));
  return residuals({
    scores: ordered.map(({ unit }) => unit.level),
    gold: ordered.map(({ unit }) => unit.gold),
    groups: ordered.map(({ name }) => name),
    clusters: gathered.clusters === undefined ? undefined : ordered.map(({ unit }) => clusterOf(unit)),
    weights: gathered.weights === undefined ? undefined : ordered.map(({ unit }) => weightOf(unit)),
    level: CONFIDENCE,
  }).map(({ group, p, p_holm, p_bh, ...estimate }) => ({
    ...estimateOf(estimate),
    group,
    p,
    p_holm,
    p_bh,
  }));
}
