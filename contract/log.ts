// What the logs of labels, gold and the audit have in common: an entry, and what an entry about something to decide
// changes.
import { z } from 'zod';

/** One entry of a log. The sender makes `id`, so that sending an entry twice records it once. */
export const LogEntry = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  transcript: z.string().describe('transcript id (hash)'),
});

/** The change of an entry that decides something, or takes the newest decision back. */
export const decideOrReopen = <Decision extends z.ZodType>(decision: Decision) =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('decide'), decision }),
    z.object({ kind: z.literal('reopen'), reason: z.string() }),
  ]);

/** The same as a type. */
export type DecideOrReopen<Decision> = { kind: 'decide'; decision: Decision } | { kind: 'reopen'; reason: string };

/**
 * The fold of such a log: the newest change decides. Returns the decision that stands after it, null after a reopening.
 */
export const decisionAfter = <Decision>(change: DecideOrReopen<Decision>): Decision | null =>
  change.kind === 'decide' ? change.decision : null;

/** The inverse: the change that brings a decision back, or for null takes the newest one back. Undo records it. */
export const changeTo = <Decision>(decision: Decision | null): DecideOrReopen<Decision> =>
  decision === null ? { kind: 'reopen', reason: 'undone' } : { kind: 'decide', decision };
