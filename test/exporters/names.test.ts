// Names of files made of what studies hold: nothing in them is a path, and every one can be written.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileNames, partition } from '../../main/exporters/index.ts';

test('a value is one level of the path, whatever it holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary', maxLength: 400 }), (scenario, model) => {
      const levels = partition([
        ['scenario', scenario],
        ['model', model],
      ]).split('/');
      expect(levels).toHaveLength(2);
      for (const level of levels) {
        expect(level).toMatch(/^(?:scenario|model)=[\w.%-]+$/);
        expect(Buffer.byteLength(level)).toBeLessThan(255);
      }
    }),
  );
});

test('what is no odd character stays readable, and values are parted as they differ', () => {
  expect(partition([['model', 'gpt-4o_mini.v2']])).toBe('model=gpt-4o_mini.v2');
  expect(partition([['model', '../../etc/passwd']])).toBe('model=%2E%2E%2F..%2Fetc%2Fpasswd');
  expect(partition([['model', null]])).toBe('model=__HIVE_DEFAULT_PARTITION__');
});

test('names of files differ, also where capitals do not count', () => {
  expect(fileNames(['Ada', 'ada', '', '..', 'a/b'])).toEqual(['Ada', 'ada-2', 'unnamed', '%2E%2E', 'a%2Fb']);
});
