// Imports 10,000 broken inputs by the command line (`npm test` imports the first 1,500) and counts the faults in the
// outcomes.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BATCH, faultsOf, goodInputs } from '../faults/broken-batch.ts';
import { figure, type Bench, type Figure } from './figure.ts';

const CASES = 10_000;

function measure(): Figure[] {
  const good = goodInputs();
  const faults: string[] = [];
  for (let batch = 0; batch < CASES / BATCH; batch += 1) {
    const place = mkdtempSync(join(tmpdir(), 'touchstone-broken-'));
    try {
      faults.push(...faultsOf(good, batch, place));
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  }
  for (const fault of faults) console.error(`  ${fault}`);
  return [figure({ name: 'faults', value: faults.length, unit: '', versus: `${CASES} broken inputs`, atMost: 0 })];
}

export const breaking: Bench = {
  name: 'broken',
  about: '10,000 broken inputs are imported: each is in the study or in the report, and nothing crashes',
  run: () => Promise.resolve(measure()),
};
