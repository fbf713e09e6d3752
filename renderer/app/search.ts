// Schemas of the places' addresses. A part that is invalid is left out, so that an old address never fails.
import { z } from 'zod';
import { DisputeShow } from '../../contract/dispute-list.ts';
import { FigureKind } from '../../contract/drawing.ts';
import { FigureChoice } from '../../contract/figure.ts';
import { RateKind } from '../../contract/rates.ts';
import { Listed, Sort } from '../../contract/library.ts';
import { Cause, DisputeKind } from '../../contract/dispute.ts';
import { Round } from '../../contract/label.ts';
import { FacetValue } from '../../contract/transcript.ts';

const Key = z.number().int().optional().catch(undefined);
const Text = z.string().default('').catch('');

/** `message`: the message of the previewed transcript to go to first. */
export const LibrarySearch = z.object({ filter: Text, sort: Sort.optional().catch(undefined), key: Key, message: Key });
/** Which units the list of Adjudicate shows. */
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
 * `at`: the lowest level that counts as an event; if missing, the rubric's. `threshold`: `none` flags nothing; if
 * missing, the mapping's. `by`: how the threshold was chosen, as `cost=1:5`; empty if chosen by hand. `queue`: the
 * queue on whose transcripts agreement is calculated.
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
/** The two versions that are compared; without them, the editor is shown. `dimension`: the dimension to go to first. */
export const RubricSearch = z.object({ before: Side, after: Side, dimension: z.string().optional().catch(undefined) });
/** `list`: if there is no queue, the list of the Library whose transcripts are opened one after another. */
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
const choice = FigureChoice.shape;
/** The choices of a figure, whether its table is shown instead, and the saved figure it was opened from. */
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
  event: choice.event.catch(undefined),
  together: choice.together.catch(undefined),
  below: choice.below.catch(undefined),
  again: On,
  margin: choice.margin.catch(undefined),
  rates: choice.rates.catch(undefined),
  title: choice.title.catch(undefined),
  rate_title: choice.rate_title.catch(undefined),
  facet_title: choice.facet_title.catch(undefined),
  table: On,
  saved: z.string().optional().catch(undefined),
});
