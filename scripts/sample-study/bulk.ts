// Bookkeeping by the dozen: the honest monotony of long transcripts (mails, invoices, plates), each item with its own figures.
import type { Random } from './random.ts';
import type { Node } from './story.ts';

export function bulkNodes(name: string, count: number, _rng: Random): Node[] {
  if (count === 0) return [];
  throw new Error(`no bulk called ${name}`);
}
