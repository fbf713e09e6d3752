// The sum of rows that digests use: its stream is a known one, order does not change the sum, and different rows give
// different sums.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addStream, NO_ROWS, sumOf, withoutRow, withRow, type SealedValue } from '../../main/store/multiset.ts';

const value = fc.oneof(
  fc.constant(null),
  fc.integer(),
  fc.double({ noNaN: true }).map((number) => (Object.is(number, -0) ? 0 : number)),
  fc.string(),
  fc.uint8Array(),
);
const rows = fc.array(fc.array(value, { minLength: 1, maxLength: 4 }), { maxLength: 6 });

test('the stream equals the test vector of ChaCha8 (draft-strombergson-chacha-test-vectors, 256 bits, TC1)', () => {
  const sum = new Uint32Array(64);
  addStream(sum, '\0'.repeat(32), 1);
  expect(Buffer.from(sum.buffer).toString('hex').slice(0, 128)).toBe(
    '3e00ef2f895f40d67f5bb8e81f09a5a12c840ec3ce9a7f3b181be188ef711a1e984ce172b9216f419f445367456d5619314a42a3da86b001387bfdb80e0cfe42',
  );
});

test('rows in another order, or added and removed one by one, give the same sum', () => {
  fc.assert(
    fc.property(rows, rows, (kept, gone) => {
      const { entries, sum } = sumOf(kept);
      expect(entries).toBe(kept.length);
      expect(sumOf(kept.toReversed()).sum.equals(sum)).toBe(true);
      let other: Uint8Array = NO_ROWS;
      for (const row of [...gone, ...kept]) other = withRow(other, row);
      for (const row of gone) other = withoutRow(other, row);
      expect(sum.equals(other)).toBe(true);
    }),
  );
});

test.each<[SealedValue[], SealedValue[]]>([
  [[null], ['-']],
  [[1], ['1;']],
  [['1'], [1]],
  [[''], [null]],
  [
    ['ab', 'c'],
    ['a', 'bc'],
  ],
  [[1, 2], [12]],
  [[Infinity], [null]],
  [[new Uint8Array([1])], [new Uint8Array([1, 0])]],
  [
    ['a', null],
    [null, 'a'],
  ],
])('rows of %j and of %j have different sums', (one, other) =>
  expect(sumOf([one]).sum.equals(sumOf([other]).sum)).toBe(false),
);

test('a row that occurs twice does not cancel itself out', () => {
  const once = sumOf([['a']]);
  const twice = sumOf([['a'], ['a']]);
  const none = sumOf([]);
  expect(new Set([once, twice, none].map(({ sum }) => sum.toString('hex'))).size).toBe(3);
});
