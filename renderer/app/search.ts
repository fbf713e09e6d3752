// What the address of a place holds. Whatever does not fit is left out: an old address never fails.
import { z } from 'zod';
import { DisputeShow } from '../../contract/dispute-list.ts';
import { FigureKind } from '../../contract/figure.ts';
import { RateKind } from '../../contract/rates.ts';
import { Listed, Sort } from '../../contract/library.ts';
import { Cause, DisputeKind } from '../../contract/dispute.ts';
import { Round } from '../../contract/label.ts';
import { FacetValue } from '../../contract/transcript.ts';

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
/**
 * `at`: the level from which on it is an event; without, as the rubric says. `threshold`: without, where the mapping
 * puts it; `none` flags nothing. `by`: how it was chosen, as `cost=1:5`; without, by hand. `queue`: the one whose
 * transcripts raters' agreement is calculated on.
 */
export const CalibrateSearch = z.object({
  tab: z.enum(['grader', 'raters']).default('grader').catch('grader'),
  dimension: Text,
  grader: Text,
  filter: Text,
  at: Key,
  threshold: z
    .union([z.number(), z.literal('none')])
    .optional()
    .catch(undefined),
  by: Text,
  versus: Text,
  residuals: Text,
  queue: Text,
});
const Side = z
  .union([z.literal('text'), z.number().int()])
  .optional()
  .catch(undefined);
/** Which two texts are compared; without, the text is written. `dimension`: the one that is gone to first. */
export const RubricSearch = z.object({ before: Side, after: Side, dimension: z.string().optional().catch(undefined) });
/** `list`: without a queue, the list of the Library that is walked. */
export const LabelSearch = z.object({
  queue: Text,
  key: Key,
  round: Round.optional().catch(undefined),
  list: Listed.optional().catch(undefined),
});
/** Two transcripts by their keys. */
export const CompareSearch = z.object({ left: Key, right: Key });
export const ExportSearch = z.object({ filter: Text });
const On = z.boolean().optional().catch(undefined);
const Group = FacetValue.optional().catch(undefined);
/** What is chosen of a figure, and whether its table is shown instead. */
export const FindingsSearch = z.object({
  dimension: Text,
  grader: Text,
  by: Text,
  split: Text,
  filter: Text,
  at: Key,
  without: On,
  figure: FigureKind.default('bars').catch('bars'),
  log: On,
  rate: RateKind.default('corrected').catch('corrected'),
  first: Group,
  second: Group,
  table: On,
});
