// What the address of a place holds. Whatever does not fit is left out: an old address never fails.
import { z } from 'zod';
import { Sort } from '../../contract/calls/library.ts';
import { Round } from '../../contract/label.ts';

const Key = z.number().int().optional().catch(undefined);
const Text = z.string().default('').catch('');

export const LibrarySearch = z.object({ filter: Text, sort: Sort.optional().catch(undefined), key: Key });
export const LabelSearch = z.object({ queue: Text, key: Key, round: Round.optional().catch(undefined) });
export const ExportSearch = z.object({ filter: Text });
