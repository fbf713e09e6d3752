// Resampling by kinds of units draws the same units as resampling them one by one, so every interval equals the one
// from the bootstrap over units.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { bootstrapCounts, kindsOf, sharedCounts } from '../../statistics/bootstrap-counts.ts';
import { bootstrap, type Plan } from '../../statistics/bootstrap.ts';
import { resampledMetrics } from '../../statistics/calibration/confusion.ts';
import { confusionOf, metrics } from '../../statistics/calibration/metrics.ts';
import { at, sum, taken } from '../../statistics/lists.ts';
import { membersOf } from '../../statistics/members.ts';
import { draws } from '../../statistics/random.ts';

const seeds = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });

/** Single draws, as pure-rand makes them. */
function one(seed: number): (below: number) => number {
  const rng = xoroshiro128plus(seed);
  for (let turn = 0; turn < 8; turn++) rng.next();
  return (below) => uniformInt(rng, 0, below - 1);
}

test('a filled list has the numbers of single draws, and the stream continues after them', () => {
  const belows = fc.oneof(
    fc.integer({ min: 1, max: 40_000 }),
    fc.constantFrom(1, 2, 3, 2 ** 16, 2 ** 31 - 1, 3 * 2 ** 29),
  );
  fc.assert(
    fc.property(seeds, belows, fc.integer({ min: 0, max: 50 }), (seed, below, many) => {
      const [filled, single] = [draws(seed), one(seed)];
      const list = new Int32Array(many);
      filled.indices(list, below);
      expect(Array.from(list)).toEqual(Array.from({ length: many }, () => single(below)));
      expect(filled.index(1000)).toBe(single(1000));
      filled.indices(list, 7);
      expect(Array.from(list)).toEqual(Array.from({ length: many }, () => single(7)));
    }),
  );
});

const unit = fc.record({
  value: fc.integer({ min: 0, max: 3 }),
  weight: fc.constantFrom(1, 2, 5),
  cluster: fc.constantFrom('a', 'b', 'c', 'd'),
});

test('counts by kind give the same replicates as single units: unweighted, weighted, in strata and in clusters', () => {
  fc.assert(
    fc.property(fc.array(unit, { minLength: 1, maxLength: 20 }), seeds, (units, seed) => {
      const [values, weights] = [units.map(({ value }) => value), units.map(({ weight }) => weight)];
      const kinds = kindsOf([values], weights);
      const all = units.map((_, index) => index);
      const plan: Plan = { units: units.length, level: 0.9, replicates: 20, seed };
      const plans: Plan[] = [
        plan,
        { ...plan, strata: [all.filter((each) => each % 2 === 0), all.filter((each) => each % 2 === 1)] },
        { ...plan, clusters: membersOf(units.map(({ cluster }) => cluster)) },
      ];
      for (const each of plans) {
        const byUnit = bootstrap(each, (indices) =>
          sum(
            taken(
              values.map((x, at_) => x * at(weights, at_)),
              indices,
            ),
          ),
        );
        const ofKinds = taken(values, kinds.units);
        const byKind = bootstrapCounts(each, kinds, (counts) =>
          sum(counts.map((many, kind) => many * at(ofKinds, kind))),
        );
        expect(byKind).toEqual(byUnit);
      }
    }),
    { numRuns: 50 },
  );
});

test('resamples shared by several statistics, drawn for finer kinds, give each the same replicates as its own', () => {
  fc.assert(
    fc.property(fc.array(unit, { minLength: 1, maxLength: 20 }), seeds, (units, seed) => {
      const [values, weights] = [units.map(({ value }) => value), units.map(({ weight }) => weight)];
      const plan: Plan = { units: units.length, level: 0.9, replicates: 20, seed };
      const finer = kindsOf([values, units.map((_, each) => each % 3)], weights);
      const kinds = kindsOf([values], weights);
      const statistic = (counts: Float64Array): number => at(counts, 0) - sum(counts) / 3;
      for (const each of [plan, { ...plan, clusters: membersOf(units.map(({ cluster }) => cluster)) }]) {
        const shared = sharedCounts(each, finer);
        expect(shared?.counts).toHaveLength(20);
        expect(bootstrapCounts({ ...each, shared }, kinds, statistic)).toEqual(bootstrapCounts(each, kinds, statistic));
      }
    }),
    { numRuns: 50 },
  );
});

test('shared counts are not stored if there are too many kinds', () => {
  const values = Array.from({ length: 3000 }, (_, each) => each);
  expect(sharedCounts({ units: values.length, level: 0.9 }, kindsOf([values]))).toBeUndefined();
});

test('a metric has the same interval as by resampling its transcripts one by one', () => {
  const gold = Array.from({ length: 60 }, (_, each) => (each % 3 === 0 ? 1 : 0));
  const verdicts = gold.map((label, each) => (each % 7 === 0 ? 1 - label : label));
  const decided = { gold, verdicts };
  const drawn = bootstrap({ units: gold.length, level: 0.95 }, (indices) => metrics(confusionOf(decided, indices)).mcc);
  const found = resampledMetrics(decided, { level: 0.95 })('mcc');
  expect([found.low, found.high]).toEqual(drawn.interval);
});
