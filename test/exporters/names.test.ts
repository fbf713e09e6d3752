// File names made of values of a study: no value becomes a path, and every name can be written.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileNames, partitions } from '../../main/exporters/index.ts';

/** The name of the folder of one model. */
const folder = (model: string | null): string => partitions(['model'])([model]);

/**
 * Decodes a folder name as Spark does, which reads each %XX as a character; other engines read it as a byte of UTF-8.
 */
const readBySpark = (name: string): string =>
  name.replaceAll(/%([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
const readByOthers = (name: string): string => decodeURIComponent(name);

test('any value becomes one level of the path', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary', maxLength: 400 }), (scenario, model) => {
      const levels = partitions(['scenario', 'model'])([scenario, model]).split('/');
      expect(levels).toHaveLength(2);
      for (const level of levels) {
        expect(level).toMatch(/^(?:scenario|model)=[\w.%\-\u0080-\u{10FFFF}]+$/u);
        expect(Buffer.byteLength(level)).toBeLessThan(255);
      }
    }),
  );
});

test('ordinary characters stay readable, and different values get different names', () => {
  expect(folder('gpt-4o_mini.v2')).toBe('model=gpt-4o_mini.v2');
  expect(folder('../../etc/passwd')).toBe('model=%2E%2E%2F..%2Fetc%2Fpasswd');
  expect(folder('ünï 😀')).toBe('model=ünï%20😀');
  expect(folder(null)).toBe('model=__HIVE_DEFAULT_PARTITION__');
});

test('engines that decode characters and engines that decode bytes both read the value from the folder name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), (model) => {
      const name = folder(model).slice('model='.length);
      expect([readBySpark(name), readByOthers(name)]).toEqual([model, model]);
    }),
  );
});

test('values that differ only in case have folder names that differ even if case is ignored', () => {
  const of = partitions(['model']);
  const values = ['gpt', 'GPT', 'Gpt', 'gpt', 'é', 'e\u0301', '__HIVE_DEFAULT_PARTITION__', null];
  const folders = values.map((value) => of([value]));
  expect(folders.slice(0, 4)).toEqual(['model=gpt', 'model=%47%50%54', 'model=%47%70%74', 'model=gpt']);
  expect(new Set(folders.map((name) => name.normalize('NFC').toLowerCase())).size).toBe(7);
  expect(folders.slice(0, 7).map((name) => readByOthers(name.slice('model='.length)))).toEqual(values.slice(0, 7));
});

test('file names differ even if case is ignored', () => {
  expect(fileNames(['Ada', 'ada', '', '..', 'a/b'])).toEqual(['Ada', 'ada-2', 'unnamed', '%2E%2E', 'a%2Fb']);
});
