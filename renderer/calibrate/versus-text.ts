// The test of the difference in accuracy of two graders, as text.
import type { Versus } from '../../contract/calibration.ts';

/**
 * McNemar's mid-p, or with weights or clusters the p of the difference in the table, which its method names.
 * Without a p, the reason, which is the first note.
 */
export function testText({ midp, p, notes }: Pick<Versus['accuracy'], 'midp' | 'p' | 'notes'>): string {
  if (midp !== null) return `McNemar’s mid-p ${midp.toPrecision(2)}`;
  return p === null ? `no test: ${notes[0] ?? 'it has no p'}` : `p ${p.toPrecision(2)} for no difference in accuracy`;
}
