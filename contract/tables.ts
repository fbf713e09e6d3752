// Tables of scores, labels or gold that the window imports: what was recognised in a table, how it is to be read, and
// what importing it would do or did.
import { z } from 'zod';

export const TableKind = z.enum(['scores', 'labels', 'gold']);
export type TableKind = z.infer<typeof TableKind>;

/** Names of columns and similar choices; null or none: as recognised. */
const Name = z.string().nullable();

/** How to read a table; the options of `scores import`, `labels import` and `gold import`. */
export const TableChoice = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('scores'),
    /** The column that names the transcript. */
    by: Name,
    /** The grader of rows that name none. */
    grader: z.string(),
    dimension: Name,
    /** The columns that hold grader, dimension and state of each row; null: the columns of those names. */
    as: z.object({ grader: Name, dimension: Name, state: Name }),
    /** The columns that hold scores; null: all columns that are not recognised as something else. */
    columns: z.array(z.string()).nullable(),
    queue: Name,
  }),
  z.object({
    kind: z.literal('labels'),
    by: Name,
    /** The dimension of rows that name none. */
    rater: Name,
    dimension: Name,
    /** The column that holds the level of rows without columns of dimensions; null: one of the usual names. */
    column: Name,
    /** Which level a word of the table means, by its number or name; other words are read as levels themselves. */
    levels: z.record(z.string(), z.string()),
    queue: Name,
    /** A column that holds the value, or one value for all rows. */
    blinded: Name,
    at: Name,
  }),
  z.object({ kind: z.literal('gold') }),
]);
export type TableChoice = z.infer<typeof TableChoice>;

/** Columns that hold, per row, what otherwise must be given for all rows; null if there is none. */
const Known = z.object({
  grader: Name,
  rater: Name,
  dimension: Name,
  state: Name,
  blinded: Name,
  /** Columns that are named like a dimension of the rubric. */
  levels: z.array(z.string()),
});

/** A table among the chosen files: `at` is its position there. `rows`: the first rows, as text. */
export const TableHead = z.object({
  at: z.number().int(),
  name: z.string(),
  columns: z.array(z.string()),
  rows: z.array(z.array(z.string())),
  known: Known,
  /** What stands in the column of the levels, each once; none where no column of verdicts was asked for. */
  words: z.array(z.string()),
  choice: TableChoice,
});
export type TableHead = z.infer<typeof TableHead>;

/** What each column is read as under a choice, in the order of the columns; '' if it is not used. */
export const ColumnRoles = z.array(z.string());

/** Rows that were rejected for one reason, or that contradict what the study has: the first and the last of them. */
export const Refusal = z.object({ reason: z.string(), rows: z.number().int(), first: z.string(), last: z.string() });
export type Refusal = z.infer<typeof Refusal>;

/** A possible next step, and where in the window it is done. */
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
  /** By reason, the most frequent first; at most as many as a person reads. */
  refused: z.array(Refusal),
  next: z.array(NextStep),
});
export type TableOutcome = z.infer<typeof TableOutcome>;

/**
 * The result of trying a table without importing it. `looked`: how many rows were tried, if there are more; null: all.
 */
export const TableTrial = z.object({
  roles: ColumnRoles,
  outcome: TableOutcome,
  looked: z.number().int().nullable(),
});
export type TableTrial = z.infer<typeof TableTrial>;
