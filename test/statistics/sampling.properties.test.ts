// Properties of every draw: probabilities, whole sizes, independence of the order of the frame, and top-ups that keep
// the smaller draw.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocate, leastOf } from '../../statistics/sampling/allocation.ts';
import { combine, drawAuditMix } from '../../statistics/sampling/audit-mix.ts';
import { drawSimple, type Draw } from '../../statistics/sampling/draw.ts';
import { priority } from '../../statistics/sampling/priority.ts';
import { sum } from '../../statistics/lists.ts';
import { drawFlagged, drawStratified } from '../../statistics/sampling/stratified.ts';
import { drawDisagreement, drawUncertainty } from '../../statistics/sampling/uncertain.ts';

interface Subject {
  id: string;
  u: number;
  stratum: string;
  flagged: boolean;
  p: number;
  verdicts: number[];
  severity: number;
}

const frame: fc.Arbitrary<Subject[]> = fc
  .tuple(
    fc.string({ maxLength: 4 }),
    fc.array(
      fc.record({
        stratum: fc.constantFrom('blackmail', 'fraud', 'sabotage'),
        flagged: fc.boolean(),
        p: fc.double({ min: 0, max: 1, noNaN: true }),
        verdicts: fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 3 }),
        severity: fc.integer({ min: 0, max: 3 }),
      }),
      { minLength: 1, maxLength: 40 },
    ),
  )
  .map(([seed, units]) => units.map((unit, index) => ({ ...unit, id: `t-${index}`, u: priority(seed, `t-${index}`) })));

const DESIGNS: readonly [string, (units: readonly Subject[], n: number, before?: Draw) => Draw][] = [
  ['simple', (units, n) => drawSimple({ units, n })],
  [
    'proportional',
    (units, n, before) => drawStratified({ units, n, allocation: 'proportional', before: before?.strata ?? [] }),
  ],
  ['equal', (units, n, before) => drawStratified({ units, n, allocation: 'equal', before: before?.strata ?? [] })],
  [
    'Neyman',
    (units, n, before) =>
      drawStratified({ units, n, allocation: { spreads: new Map([['fraud', 0.1]]) }, before: before?.strata ?? [] }),
  ],
  ['flagged', (units, n, before) => drawFlagged({ units, n, before: before?.strata ?? [] })],
  ['uncertainty', (units, n) => drawUncertainty({ units, n })],
  ['disagreement', (units, n) => drawDisagreement({ units, n })],
];

const idsOf = (draw: Draw): string[] => draw.drawn.map(({ id }) => id);
const close = (a: number, b: number): void => expect(Math.abs(a - b)).toBeLessThan(1e-9 * (1 + Math.abs(b)));

describe.each(DESIGNS)('%s', (_, draw) => {
  const sized = fc.tuple(frame, fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 20 }));

  test('draws n, and the probabilities sum to n', () => {
    fc.assert(
      fc.property(sized, ([units, n]) => {
        const { drawn, frame, strata } = draw(units, n);
        const expected = Math.min(n, units.length);
        expect(new Set(drawn.map(({ id }) => id)).size).toBe(expected);
        expect(drawn).toHaveLength(expected);
        expect(frame).toHaveLength(units.length);
        close(sum(frame.map(({ probability }) => probability)), expected);
        expect(sum(strata.map(({ sampled }) => sampled))).toBe(expected);
        expect(sum(strata.map(({ population }) => population))).toBe(units.length);
      }),
    );
  });

  test('gives every unit a probability, or a note names units without one', () => {
    fc.assert(
      fc.property(sized, ([units, n]) => {
        const { drawn, frame, notes } = draw(units, n);
        const chances = new Map(frame.map(({ id, probability }) => [id, probability]));
        for (const { id, probability } of drawn) expect(probability).toBe(chances.get(id));
        expect(drawn.every(({ probability }) => probability > 0 && probability <= 1)).toBe(true);
        const outside = frame.some(({ probability }) => probability === 0);
        expect(notes.some((note) => note.includes('inclusion probability 0'))).toBe(outside);
      }),
    );
  });

  test('does not depend on the order of the frame', () => {
    fc.assert(
      fc.property(sized, ([units, n]) => {
        const [forth, back] = [draw(units, n), draw(units.toReversed(), n)];
        expect(idsOf(back)).toEqual(idsOf(forth));
        expect(back.strata).toEqual(forth.strata);
      }),
    );
  });

  test('keeps the units of a smaller draw in a larger one', () => {
    fc.assert(
      fc.property(sized, ([units, n, more]) => {
        const smaller = draw(units, n);
        const larger = new Set(idsOf(draw(units, n + more, smaller)));
        expect(idsOf(smaller).filter((id) => !larger.has(id))).toEqual([]);
      }),
    );
  });
});

test('stratified with one stratum equals simple', () => {
  fc.assert(
    fc.property(frame, fc.integer({ min: 1, max: 50 }), (units, n) => {
      const one = units.map((unit) => ({ ...unit, stratum: 'all' }));
      expect(drawStratified({ units: one, n, allocation: 'equal' })).toEqual(drawSimple({ units, n }));
    }),
  );
});

test('an allocation sums to n, with each stratum between its minimum and its size', () => {
  const strata = fc.array(
    fc.record({ size: fc.integer({ min: 1, max: 90 }), spread: fc.double({ min: 0, max: 3, noNaN: true }) }),
    {
      minLength: 1,
      maxLength: 8,
    },
  );
  fc.assert(
    fc.property(
      strata,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 0, max: 12 }),
      (drawn, part, minimum) => {
        const sizes = drawn.map(({ size }) => size);
        const n = Math.floor(part * sum(sizes));
        const least = leastOf(n, sizes, minimum);
        const whole = allocate(n, { sizes, weights: drawn.map(({ size, spread }) => size * spread), least });
        expect(sum(whole)).toBe(n);
        expect(whole.every((each, index) => each >= (least[index] ?? 0) && each <= (sizes[index] ?? 0))).toBe(true);
      },
    ),
  );
});

test('all flags are drawn if ten others can be drawn too, otherwise both sides get at least ten labels or half of them', () => {
  fc.assert(
    fc.property(frame, fc.integer({ min: 1, max: 50 }), (units, n) => {
      const flags = units.filter(({ flagged }) => flagged);
      const others = units.length - flags.length;
      const total = Math.min(n, units.length);
      const drawn = new Set(idsOf(drawFlagged({ units, n })));
      const taken = flags.filter(({ id }) => drawn.has(id)).length;
      expect(drawn.size).toBe(total);
      if (total >= flags.length + Math.min(10, others)) expect(taken).toBe(flags.length);
      else if (flags.length < 10 || others < 10) expect(taken).toBeLessThanOrEqual(flags.length);
      else expect([taken, total - taken].every((part) => part >= Math.min(10, Math.floor(total / 2)))).toBe(true);
    }),
  );
});

test('400 labels for 600 flagged of 5,000 are divided by Neyman, not 390 for the flagged', () => {
  const units = Array.from({ length: 5000 }, (_, at) => ({
    id: `t-${at}`,
    u: priority('s', `t-${at}`),
    flagged: at < 600,
  }));
  const { strata, notes } = drawFlagged({ units, n: 400 });
  expect(strata.map(({ key, sampled }) => [key, sampled])).toEqual([
    ['flagged', 95],
    ['unflagged', 305],
  ]);
  expect(notes).toEqual([
    '400 are too few for all 600 flags and enough of the rest: 95 flags and 305 others are drawn (Neyman)',
  ]);
});

test('a mix has the probabilities of both parts together, its random part equals a simple draw, and a larger mix keeps every unit', () => {
  const mixed = (units: readonly Subject[], n: number, share: number): ReturnType<typeof drawAuditMix> =>
    drawAuditMix({
      units: units.map(({ id }) => ({ id, u: priority('audit', id) })),
      n,
      share,
      targeted: (aimed) => drawUncertainty({ units, n: aimed }),
    });
  const share = fc.double({ min: 0.05, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      frame,
      fc.integer({ min: 1, max: 50 }),
      share,
      fc.integer({ min: 0, max: 20 }),
      (units, n, share, more) => {
        const mix = mixed(units, n, share);
        const audit = drawSimple({
          units: units.map(({ id }) => ({ id, u: priority('audit', id) })),
          n: Math.ceil(share * n),
        });
        const audited = mix.drawn.filter(({ draws }) => draws.includes('audit')).map(({ id }) => id);
        expect(audited.toSorted()).toEqual(idsOf(audit).toSorted());
        expect(mix.drawn.every(({ probability }) => probability >= (audit.frame[0]?.probability ?? 0) - 1e-12)).toBe(
          true,
        );
        const larger = new Set(idsOf(mixed(units, n + more, share)));
        expect(idsOf(mix).filter((id) => !larger.has(id))).toEqual([]);
        // a unit that both draws take is labelled once, so the total equals n only on average
        expect(
          Math.abs(sum(mix.frame.map(({ probability }) => probability)) - Math.min(n, units.length)),
        ).toBeLessThanOrEqual(0.5 + 1e-9);
      },
    ),
  );
});

test('the combined probability of two draws of one frame is 1 - (1 - a)(1 - b), in either order', () => {
  fc.assert(
    fc.property(frame, fc.integer({ min: 1, max: 50 }), (units, n) => {
      const a = { name: 'a', draw: drawSimple({ units, n }) };
      const b = { name: 'b', draw: drawDisagreement({ units, n }) };
      const [ab, ba] = [combine([a, b]), combine([b, a])];
      for (const [index, { probability }] of ab.frame.entries()) {
        const [one, other] = [a.draw.frame[index]?.probability ?? 0, b.draw.frame[index]?.probability ?? 0];
        close(probability, 1 - (1 - one) * (1 - other));
      }
      expect(idsOf(ba)).toEqual(idsOf(ab));
    }),
  );
});

test('over many seeds a unit is drawn as often as its probability says', () => {
  const SEEDS = 4000;
  const units = Array.from({ length: 12 }, (_, index) => ({ id: `t-${index}`, p: index < 3 ? 0.5 : 0.02 * index }));
  const counts = new Map<string, number>();
  for (let seed = 0; seed < SEEDS; seed++) {
    const { drawn } = drawUncertainty({
      units: units.map((unit) => ({ ...unit, u: priority(`${seed}`, unit.id) })),
      n: 5,
    });
    for (const { id } of drawn) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const { frame } = drawUncertainty({ units: units.map((unit) => ({ ...unit, u: 0.5 })), n: 5 });
  for (const { id, probability } of frame)
    expect(Math.abs((counts.get(id) ?? 0) / SEEDS - probability), id).toBeLessThan(0.04);
});

test('a larger draw may take one unit less from a stratum (the Alabama paradox), but not if it is given the smaller draw', () => {
  const units = [8, 15, 15].flatMap((size, stratum) =>
    Array.from({ length: size }, (_, index) => ({
      id: `${stratum}-${index}`,
      u: priority('seed', `${stratum}-${index}`),
      stratum: `${stratum}`,
    })),
  );
  const smaller = drawStratified({ units, n: 16, allocation: 'proportional' });
  const lost = (larger: Draw): string[] => idsOf(smaller).filter((id) => !idsOf(larger).includes(id));
  expect(lost(drawStratified({ units, n: 17, allocation: 'proportional' }))).toHaveLength(1);
  expect(lost(drawStratified({ units, n: 17, allocation: 'proportional', before: smaller.strata }))).toEqual([]);
});
