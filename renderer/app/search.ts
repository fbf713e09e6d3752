// What the address of a place holds. Whatever does not fit is left out: an old address never fails.
import { z } from 'zod';
import { Sort } from '../../contract/calls/library.ts';

const Key = z.number().int().optional().catch(undefined);
const Text = z.string().default('').catch('');

export const LibrarySearch = z.object({ filter: Text, sort: Sort.optional().catch(undefined), key: Key });
export const LabelSearch = z.object({ queue: Text, key: Key });
const Show = z.enum(['undecided', 'differ', 'agree', 'single', 'gold', 'all']).default('undecided').catch('undecided');

export const AdjudicateSearch = z.object({ show: Show, dimension: Text, key: Key, unit: Text });
export const CalibrateSearch = z.object({ dimension: Text });
export const ExportSearch = z.object({ filter: Text });
