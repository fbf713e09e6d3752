// 1,500 broken inputs on the command line: none crashes or hangs the import, each is rejected or imported, and the
// report is right. `npm run bench -- broken` runs 10,000.
import { mkdirSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { folder } from '../cli/touchstone.ts';
import { BATCH, faultsOf, goodInputs } from './broken-batch.ts';

const CASES = 1500;

const files = folder();
afterAll(files.remove);

describe('broken inputs', () => {
  const good = goodInputs();
  test.each(Array.from({ length: CASES / BATCH }, (_, n) => n))(`batch %i of ${BATCH}`, (batch) => {
    const place = files.path(`batch-${batch}`);
    mkdirSync(place);
    expect(faultsOf(good, batch, place)).toEqual([]);
  });
});
