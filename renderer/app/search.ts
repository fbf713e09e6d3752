// What the address of a place holds. Whatever does not fit is left out: an old address never fails.
import { z } from 'zod';
import { DisputeShow } from '../../contract/calls/audit.ts';
import { Sort } from '../../contract/calls/library.ts';
import { Cause, DisputeKind } from '../../contract/dispute.ts';
import { Round } from '../../contract/label.ts';

const Key = z.number().int().optional().catch(undefined);
const Text = z.string().default('').catch('');

/** `message`: the one of the previewed transcript that is gone to first. */
export const LibrarySearch = z.object({ filter: Text, sort: Sort.optional().catch(undefined), key: Key, message: Key });
/** What the list of Adjudicate shows. */
const Show = z.enum(['undecided', 'differ', 'agree', 'single', 'gold', 'all']).default('undecided').catch('undecided');
export const AdjudicateSearch = z.object({ show: Show, dimension: Text, key: Key, unit: Text });
/** Which disputes Audit lists, and which is open. */
export const AuditSearch = z.object({
  show: DisputeShow.default('undecided').catch('undecided'),
  kind: z
    .union([DisputeKind, z.literal('')])
    .default('')
    .catch(''),
  grader: Text,
  dimension: Text,
  scenario: Text,
  cause: z
    .union([Cause, z.literal('')])
    .default('')
    .catch(''),
  key: Key,
});
export const CalibrateSearch = z.object({ dimension: Text });
const Side = z
  .union([z.literal('text'), z.number().int()])
  .optional()
  .catch(undefined);
/** Which two texts are compared; without, the text is written. `dimension`: the one that is gone to first. */
export const RubricSearch = z.object({ before: Side, after: Side, dimension: z.string().optional().catch(undefined) });
export const LabelSearch = z.object({ queue: Text, key: Key, round: Round.optional().catch(undefined) });
export const ExportSearch = z.object({ filter: Text });
/** `at`: the level from which on it is an event; without, as the rubric says. */
export const FindingsSearch = z.object({
  dimension: Text,
  grader: Text,
  by: Text,
  at: Key,
  without: z.boolean().optional().catch(undefined),
});
