// Chains of hashes: whoever changes, removes or adds a row in the middle of a log breaks every hash after it.
import { createHash } from 'node:crypto';

/** What the first row of a log is chained to. */
export const GENESIS = '0'.repeat(64);

/** The hash of a row: of the one before it, and of what the row says. */
export const link = (before: string, says: readonly unknown[]): string =>
  createHash('sha256')
    .update(JSON.stringify([before, ...says]))
    .digest('hex');
