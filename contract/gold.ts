// Gold: the result of adjudication for one unit, with its labels, rule, decider and reason.
import { z } from 'zod';
import { Evidence } from './evidence.ts';
import { Answer } from './label.ts';
import { LogEntry, decideOrReopen } from './log.ts';

/** A label that a decision rests on, as it was at that time. */
export const LabelBehind = z.object({
  rater: z.string(),
  rater_name: z.string(),
  rubric: z.number().int(),
  answer: Answer,
  /** Null: not known, since the label was made elsewhere. */
  blinded: z.boolean().nullable(),
  updated_at: z.string().nullable(),
});
export type LabelBehind = z.infer<typeof LabelBehind>;

/** `unanimous`, `majority`, `rater:NAME`: a rule made it; `adjudicated`: a person did. */
export const Rule = z.union([
  z.enum(['unanimous', 'majority', 'adjudicated']),
  z.templateLiteral(['rater:', z.string()]),
]);
export type Rule = z.infer<typeof Rule>;

/** The decision: a level, or null for “cannot judge”. A `reopen` has only its reason, in `rationale`. */
export const Decision = z.object({
  level: z.number().int().nullable(),
  components: z.array(z.string()),
  evidence: z.array(Evidence),
  rationale: z.string(),
  rule: Rule,
  rubric: z.number().int(),
  labels: z.array(LabelBehind),
});
export type Decision = z.infer<typeof Decision>;

/** One entry of the adjudication log. */
export const Adjudication = LogEntry.extend({
  dimension: z.string(),
  rater: z.string().nullable().describe('the rater who decided; null: a rule from the command line'),
  change: decideOrReopen(Decision),
});
export type Adjudication = z.infer<typeof Adjudication>;

/** The current gold of one transcript and dimension. */
export const Gold = Decision.extend({ dimension: z.string(), rater: z.string().nullable(), at: z.string() });
export type Gold = z.infer<typeof Gold>;
