// Properties of agreement for any ratings: what does not change it, its bounds, and coefficients that are equal.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agreementOf, type Agreement, type Question } from '../../statistics/agreement/agreement-of.ts';
import { brennanPrediger } from '../../statistics/agreement/brennan-prediger.ts';
import { fleissGeneralised, fleissKappa } from '../../statistics/agreement/fleiss.ts';
import { krippendorffAlpha } from '../../statistics/agreement/krippendorff.ts';
import { krippendorffJackknife } from '../../statistics/agreement/krippendorff-resampled.ts';
import { tableOf } from '../../statistics/agreement/table.ts';
import { twoRaterAgreement } from '../../statistics/agreement/two-rater-agreement.ts';

const CONFIDENCE = 0.95;
/** Few runs, because each draws 2,000 replicates for each of several coefficients. */
const FEWER = { numRuns: 10 };
type Ratings = Pick<Question, 'scale'> & { units: (number | null)[][] };

/** Units x raters on a scale of numbers; with `missing`, some ratings are null. */
const ratings = ({ raters, missing }: { raters: fc.Arbitrary<number>; missing: boolean }): fc.Arbitrary<Ratings> =>
  fc.record({ raters, levels: fc.integer({ min: 2, max: 4 }) }).chain(({ raters, levels }) => {
    const scale = Array.from({ length: levels }, (_, level) => level);
    const level = fc.constantFrom(...scale);
    const unit = fc.array(missing ? fc.option(level, { freq: 4 }) : level, { minLength: raters, maxLength: raters });
    return fc.array(unit, { minLength: 2, maxLength: 9 }).map((units) => ({ scale, units }));
  });

const some = ratings({ raters: fc.integer({ min: 2, max: 4 }), missing: true });
const complete = ratings({ raters: fc.integer({ min: 2, max: 4 }), missing: false });
const two = ratings({ raters: fc.constant(2), missing: false });
const measurement = fc.constantFrom('nominal', 'ordinal', 'interval');

const about = (given: Ratings, level: Question['level']): Agreement =>
  agreementOf({ ...given, level, confidence: CONFIDENCE });

/** The estimates of all coefficients. */
const values = ({ percent, krippendorff, gwet, fleiss, cohen, binary }: Agreement): (number | null)[] =>
  [percent, krippendorff, gwet, fleiss, cohen?.identity, cohen?.quadratic, binary?.pabak].map(
    (each) => each?.estimate ?? null,
  );

function expectClose(got: readonly (number | null)[], expected: readonly (number | null)[]): void {
  expect(got.map((value) => value === null)).toEqual(expected.map((value) => value === null));
  for (const [at, value] of expected.entries()) if (value !== null) expect(got[at]).toBeCloseTo(value, 9);
}

/** Every number in an answer, at any depth. */
const numbersIn = (answer: unknown): number[] => {
  if (typeof answer === 'number') return [answer];
  return typeof answer === 'object' && answer !== null ? Object.values(answer).flatMap(numbersIn) : [];
};

describe('agreement does not change with', () => {
  test('other names for nominal levels', () => {
    fc.assert(
      fc.property(some, fc.infiniteStream(fc.integer()), ({ scale, units }, order) => {
        const names = new Map(scale.map((level) => [level, `${order.next().value ?? 0} ${level}`]));
        const renamed = units.map((unit) => unit.map((level) => (level === null ? null : (names.get(level) ?? null))));
        const shuffled = [...names.values()].toSorted();
        const other = agreementOf({ units: renamed, scale: shuffled, level: 'nominal', confidence: CONFIDENCE });
        expectClose(values(other), values(about({ units, scale }, 'nominal')));
      }),
      FEWER,
    );
  });

  test('the order of units, also in its intervals', () => {
    const withOrder = some.chain((given) =>
      fc.tuple(fc.constant(given), fc.shuffledSubarray(given.units, { minLength: given.units.length })),
    );
    fc.assert(
      fc.property(withOrder, measurement, ([given, units], level) => {
        expect(about({ ...given, units }, level)).toEqual(about(given, level));
      }),
      FEWER,
    );
  });

  test('the order of raters, except that the consensus figures follow them', () => {
    fc.assert(
      fc.property(some, measurement, ({ scale, units }, level) => {
        const turned = about({ scale, units: units.map((unit) => unit.toReversed()) }, level);
        const before = about({ scale, units }, level);
        const { cohen: _turned, consensus, ...others } = turned;
        const { cohen: _before, consensus: consensusBefore, ...othersBefore } = before;
        expect(others).toEqual(othersBefore);
        expect(consensus).toEqual(consensusBefore.toReversed());
        expectClose(values(turned), values(before));
      }),
      FEWER,
    );
  });

  test('units with one rating, where pairs are counted, or units without any rating', () => {
    fc.assert(
      fc.property(some, measurement, fc.nat(3), ({ scale, units }, level, many) => {
        const raters = units[0]?.length ?? 0;
        const alone = Array.from({ length: many }, () =>
          Array.from({ length: raters }, (_, rater) => (rater === 0 ? 1 : null)),
        );
        const none = Array.from({ length: many }, () => Array.from({ length: raters }, () => null));
        const before = about({ scale, units }, level);
        const withAlone = about({ scale, units: [...alone, ...units] }, level);
        for (const key of ['percent', 'krippendorff', 'binary', 'cohen', 'consensus'] as const)
          expect(withAlone[key]).toEqual(before[key]);
        expect(about({ scale, units: [...none, ...units] }, level)).toEqual(before);
      }),
      FEWER,
    );
  });

  test('every unit twice, except for alpha, which changes by its small-sample factor', () => {
    fc.assert(
      fc.property(some, measurement, ({ scale, units }, level) => {
        const once = about({ scale, units }, level);
        const twice = about({ scale, units: [...units, ...units] }, level);
        const [, alpha = null, ...others] = values(twice);
        const [, alphaOnce = null, ...othersOnce] = values(once);
        expectClose(others, othersOnce);
        const n = once.krippendorff.n_pairable;
        expectClose([alpha], [alphaOnce === null ? null : 1 - ((1 - alphaOnce) * (2 * n - 1)) / (2 * (n - 1))]);
      }),
      FEWER,
    );
  });

  test('the origin and the step of an interval scale', () => {
    fc.assert(
      fc.property(
        some,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: -9, max: 9 }),
        ({ scale, units }, stretch, move) => {
          const moved = (level: number): number => level * stretch + move;
          const other = {
            scale: scale.map(Number).map(moved),
            units: units.map((unit) => unit.map((level) => (level === null ? null : moved(level)))),
          };
          expectClose(values(about(other, 'interval')), values(about({ scale, units }, 'interval')));
        },
      ),
      FEWER,
    );
  });
});

describe('agreement is bounded', () => {
  test('every number is finite and in range (AC2 and Fleiss can be below -1), and intervals have ordered ends', () => {
    fc.assert(
      fc.property(some, measurement, (given, level) => {
        const answer = about(given, level);
        expect(numbersIn(answer).every(Number.isFinite)).toBe(true);
        const { percent, krippendorff, gwet, fleiss, cohen, binary, consensus } = answer;
        const shares = [percent, ...consensus, ...answer.prevalence.map(({ share }) => share)];
        const coefficients = [
          krippendorff,
          gwet,
          fleiss,
          cohen?.identity,
          binary?.positive,
          binary?.negative,
          binary?.pabak,
        ];
        for (const each of [...shares, ...coefficients.filter((coefficient) => coefficient !== undefined)]) {
          const least = shares.includes(each) ? 0 : each === fleiss || each === gwet ? Number.NEGATIVE_INFINITY : -1;
          for (const value of [each.estimate, each.low, each.high].filter((end) => end !== null)) {
            expect(value).toBeGreaterThanOrEqual(least - 1e-12);
            expect(value).toBeLessThanOrEqual(1 + 1e-12);
          }
          expect(each.low === null).toBe(each.high === null);
          if (each.low !== null && each.high !== null) expect(each.low).toBeLessThan(each.high);
          else expect(each.notes.length).toBeGreaterThan(0);
        }
      }),
      FEWER,
    );
  });

  test('raters who always agree have an agreement of 1, and every coefficient has an interval up to 1', () => {
    fc.assert(
      fc.property(complete, measurement, ({ scale, units }, level) => {
        const same = units.map((unit, at) => unit.map(() => (at < 2 ? at : (unit[0] ?? 0))));
        const answer = about({ scale, units: same }, level);
        const { percent, krippendorff, gwet, fleiss } = answer;
        for (const each of [percent, krippendorff, gwet, fleiss]) expect(each.estimate).toBeCloseTo(1, 12);
        for (const each of [krippendorff, gwet, fleiss]) {
          expect(each.high).toBeCloseTo(1, 12);
          expect(each.low).toBeLessThan(1);
        }
        expect(percent.low).toBeGreaterThan(0);
      }),
      FEWER,
    );
  });

  test('the jackknife interval contains alpha, or a note gives the reason for its absence', () => {
    fc.assert(
      fc.property(some, ({ scale, units }) => {
        const answer = krippendorffJackknife.run({
          units,
          scale: [...scale],
          metric: 'nominal',
          confidence: CONFIDENCE,
        });
        expect(numbersIn(answer).every(Number.isFinite)).toBe(true);
        expect(answer.loo).toHaveLength(answer.n_units);
        if (answer.low === null) expect(answer.notes.length).toBeGreaterThan(0);
        else expect(answer.low).toBeLessThanOrEqual(answer.alpha ?? Number.NaN);
      }),
    );
  });
});

describe('equal coefficients', () => {
  test('Fleiss kappa equals its generalised form if every unit has the same number of raters', () => {
    fc.assert(
      fc.property(complete, ({ scale, units }) => {
        const counts = units.map((unit) => scale.map((level) => unit.filter((each) => each === level).length));
        const asFleiss = fleissKappa.run({ counts, raters_per_unit: units[0]?.length ?? 0, confidence: CONFIDENCE });
        const general = fleissGeneralised.run({
          units,
          scale: [...scale],
          weights: 'identity',
          confidence: CONFIDENCE,
        });
        expectClose([asFleiss.kappa, asFleiss.low], [general.value, general.low]);
      }),
      FEWER,
    );
  });

  test("for two raters Scott's pi equals Fleiss' kappa, alpha differs by its small-sample factor, and PABAK equals Brennan-Prediger", () => {
    fc.assert(
      fc.property(two, ({ scale, units }) => {
        const table = tableOf(
          units.map(([a = null]) => a),
          units.map(([, b = null]) => b),
          scale,
        );
        const { scott_pi, pabak } = twoRaterAgreement.run({ table, confidence: CONFIDENCE });
        const { fleiss, krippendorff } = about({ scale, units }, 'nominal');
        const { value } = brennanPrediger.run({
          units,
          scale: [...scale],
          weights: 'identity',
          confidence: CONFIDENCE,
        });
        const n = 2 * units.length;
        expectClose([fleiss.value, pabak], [scott_pi, value]);
        expectClose([krippendorff.alpha], [scott_pi === null ? null : 1 - ((1 - scott_pi) * (n - 1)) / n]);
      }),
      FEWER,
    );
  });

  test('alpha is the same for every metric on two levels', () => {
    fc.assert(
      fc.property(some, ({ units }) => {
        const binary = units.map((unit) => unit.map((level) => (level === null ? null : Math.min(level, 1))));
        const alpha = (metric: 'nominal' | 'ordinal' | 'interval' | 'ratio'): number | null =>
          krippendorffAlpha.run({ units: binary, scale: [0, 1], metric, confidence: CONFIDENCE }).alpha;
        const nominal = alpha('nominal');
        expectClose([alpha('ordinal'), alpha('interval'), alpha('ratio')], [nominal, nominal, nominal]);
      }),
      FEWER,
    );
  });
});
