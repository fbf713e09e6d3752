// Flat tables of scores, labels or gold on their way in by the window: what was recognised in one, what is wanted of
// it, and what it would do or did.
import { z } from 'zod';

export const TableKind = z.enum(['scores', 'labels', 'gold']);
export type TableKind = z.infer<typeof TableKind>;

/** Names of columns and the like; null or none: as it is recognised by itself. */
const Name = z.string().nullable();

/** How a table is to be read; the options of `scores import`, `labels import` and `gold import`. */
export const TableChoice = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('scores'),
    /** The column that names the transcript. */
    by: Name,
    /** Of rows that name none. */
    grader: z.string(),
    dimension: Name,
    /** The columns that say of each row whose score it is, of what, and in which state; null: those called so. */
    as: z.object({ grader: Name, dimension: Name, state: Name }),
    /** The columns that hold scores; null: all that are not known to be something else. */
    columns: z.array(z.string()).nullable(),
    queue: Name,
  }),
  z.object({
    kind: z.literal('labels'),
    by: Name,
    /** Of rows that name none. */
    rater: Name,
    dimension: Name,
    queue: Name,
    /** A column that says it, or what it is for all rows. */
    blinded: Name,
    at: Name,
  }),
  z.object({ kind: z.literal('gold') }),
]);
export type TableChoice = z.infer<typeof TableChoice>;

/** Columns that say of each row what else has to be said for all rows; null where there is none. */
const Known = z.object({
  grader: Name,
  rater: Name,
  dimension: Name,
  state: Name,
  blinded: Name,
  /** Columns that are named like a dimension of the rubric. */
  levels: z.array(z.string()),
});

/** A table among the files that were chosen: `at` is its place there. `rows`: the first ones, as text. */
export const TableHead = z.object({
  at: z.number().int(),
  name: z.string(),
  columns: z.array(z.string()),
  rows: z.array(z.array(z.string())),
  known: Known,
  choice: TableChoice,
});
export type TableHead = z.infer<typeof TableHead>;

/** What each column is read as under a choice, in the order of the columns; '' where it is not used. */
export const ColumnRoles = z.array(z.string());

/** Rows that did not go in for one reason, or say otherwise than what is there: the first and the last of them. */
export const Refusal = z.object({ reason: z.string(), rows: z.number().int(), first: z.string(), last: z.string() });
export type Refusal = z.infer<typeof Refusal>;

/** What can be done next, and where in the window. */
export const NextStep = z.object({ text: z.string(), place: z.enum(['calibrate', 'adjudicate']).nullable() });
export type NextStep = z.infer<typeof NextStep>;

/** What a table did, or would do. */
export const TableOutcome = z.object({
  added: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  unanswered: z.number().int(),
  conflicts: z.number().int(),
  rejected: z.number().int(),
  /** By reason, the most frequent first; not more than a person reads. */
  refused: z.array(Refusal),
  next: z.array(NextStep),
});
export type TableOutcome = z.infer<typeof TableOutcome>;

/** A table tried without keeping anything. `looked`: of so many rows, where there are more; null: of all. */
export const TableTrial = z.object({
  roles: ColumnRoles,
  outcome: TableOutcome,
  looked: z.number().int().nullable(),
});
export type TableTrial = z.infer<typeof TableTrial>;
