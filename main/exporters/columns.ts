// The columns of exports: one table in which each name has the same meaning, type and values in every file.
import { DisputeKind, DisputeState } from '../../contract/dispute.ts';
import type { Json } from '../../contract/transcript.ts';

/** For the codebook: the meaning, and the possible values ('' for any). */
export interface ColumnAbout {
  meaning: string;
  values: string;
}

/**
 * `text` and `time` are strings, `integer` is a whole number, `nested` is a list of records with the same keys, or
 * another value of fixed shape. JSONL writes a nested value directly, CSV and Parquet write it as JSON text. A column
 * has the same type in every row; null means missing.
 */
export type Column<R> = { name: string; about?: ColumnAbout } & (
  | { type: 'text' | 'time'; of: (row: R) => string | null }
  | { type: 'number' | 'integer'; of: (row: R) => number | null }
  | { type: 'boolean'; of: (row: R) => boolean | null }
  | { type: 'nested'; of: (row: R) => Json }
);
export type ColumnType = Column<never>['type'];

/** A piece of a file. */
export type Chunk = string | Uint8Array;

/**
 * Turns batches of rows into one file: call `begin`, then `rows` for each batch, then `end`. An encoder counts its
 * rows, so each file needs its own.
 */
export interface Encoder<R> {
  begin: () => Chunk;
  batch: (rows: readonly R[]) => Chunk;
  end: () => Chunk;
}

/** A number that a file may contain: NaN and infinities become missing values, not text. */
export const finite = (value: number | null): number | null =>
  value !== null && Number.isFinite(value) ? value : null;

type ColumnSpec<T extends ColumnType> = readonly [type: T, meaning: string, values?: string];

const SPAN =
  'list of {message_number, block_number, start_utf16, end_utf16, start_code_point, end_code_point, quote}; ends are exclusive, offsets ' +
  'count from 0 inside the block, in UTF-16 code units (JavaScript, Java) and in code points (Python)';

/**
 * Every column of the tables that Touchstone writes, with its type, meaning and values. Headers, keys, schemas and
 * codebooks are derived from it.
 */
const COLUMNS = {
  transcript_id: ['text', 'the transcript, the same in every file: sha256 of its text', '64 hexadecimal digits'],
  source_id: ['text', 'the id that its producer gave it'],
  source_file: ['text', 'name of the file that it was imported from, without folders'],
  title: ['text', 'title of the transcript'],
  created_at: ['time', 'time at which the transcript was made'],
  n_messages: ['integer', 'number of messages of the transcript, including rolled-back branches'],
  characters: ['integer', 'number of characters of the transcript, in UTF-16 code units'],
  n_labels: ['integer', 'number of raters who have begun or submitted a label of it'],
  n_scores: ['integer', 'number of scores that graders gave it'],
  facets: ['text', 'all facets as one JSON object'],
  messages: ['nested', 'the conversation as it ended; message_number counts from 1, as on the screen'],
  branch_messages: ['nested', 'messages of rolled-back branches, in the same shape'],
  grader_scores: [
    'nested',
    'list of {grader, dimension, state, value, label, explanation, override, context, at}; dimension is the grader’s own',
  ],
  human_labels: [
    'nested',
    'list of {rater_id, dimension, level, level_name, cannot_judge, sureness, note, pass, evidence}',
  ],
  metadata: ['text', 'other fields of the imported file, as JSON'],

  dimension: ['text', 'the dimension or flag of the rubric', 'names in the rubric'],
  scale_type: ['text', 'kind of the dimension; binary: a flag', 'ordinal, nominal, text, binary'],
  level: ['integer', 'the level given; null: no level was given', 'levels of the dimension; flags: 0 no, 1 yes'],
  level_name: ['text', 'name of that level'],
  event: [
    'boolean',
    'whether the level counts as an event in rates: at or above the rubric’s `positive`; null without a level',
  ],
  asked: [
    'boolean',
    'whether the current rubric asks this dimension of a transcript of this scenario; rates leave out what is not asked',
  ],
  words: ['text', 'the answer to a dimension that is answered in free text'],
  question: ['text', 'the rubric’s question for the dimension'],
  rubric: ['text', 'name of the rubric'],
  rubric_version: ['integer', 'version of the rubric under which it was decided'],
  components: ['nested', 'list of the components that were ticked', 'names in the rubric'],
  evidence: ['nested', SPAN],

  inclusion_probability: [
    'number',
    'inclusion probability by which rates of this dimension are weighted (weight: 1 / it); null: the transcript was in no frame, and rates do not cover it',
    '0 to 1',
  ],
  drawn: ['boolean', 'it was drawn by chance into a queue that counts, not chosen by hand'],
  draw_queue: ['text', 'the queue into which it was drawn; several are separated by "; "'],
  stratum: ['text', 'the stratum from which it was drawn; several are in the order of draw_queue'],
  cluster: [
    'text',
    'the cluster of the transcript, in studies with a facet for clusters: transcripts of one cluster are not independent; null: each transcript is independent',
  ],

  rater_id: ['text', 'id of the rater'],
  rater_name: ['text', 'name of the rater'],
  label_id: ['text', 'rater, transcript and dimension'],
  label_state: ['text', 'state of the label; only done counts', 'started, skipped, done'],
  cannot_judge: ['boolean', 'the rater answered that it cannot be judged, instead of a level'],
  reason: ['text', 'why it cannot be judged'],
  sureness: ['text', 'how sure the rater was', 'guess, fairly, sure'],
  note: ['text', 'the rater’s note on the dimension'],
  transcript_note: ['text', 'the rater’s note on the transcript; the same in all rows of the label'],
  round: ['text', 'main counts; repeat: the same transcript shown again, unannounced', 'main, repeat, training'],
  pass: [
    'integer',
    'of labels in two passes: 1 from the acts alone, 2 with hidden reasoning shown (this one counts); null: one pass',
    '1, 2',
  ],
  queue: ['text', 'the queue in which the label was made'],
  blinded: [
    'boolean',
    'whether no rater whose label it rests on had seen graders’ scores; null: unknown, made elsewhere',
  ],
  labelled_at: ['time', 'time at which the label was begun; null: unknown, made elsewhere'],
  seconds: ['number', 'time that the rater spent on the transcript; null: unknown, or not submitted', 'seconds'],
  coverage: ['number', 'share of the transcript that was in view; null: unknown, or not submitted', '0 to 1'],

  rule: ['text', 'the rule that made it gold', 'unanimous, majority, rater:NAME; adjudicated: a person'],
  decided_by: ['text', 'the person who decided; null: a rule from the command line'],
  decided_by_id: ['text', 'id of the person who decided'],
  decided_at: ['time', 'time of the decision'],
  rationale: ['text', 'reason of the decision'],
  n_raters: ['integer', 'labels that the decision rests on'],
  labels: [
    'nested',
    'these labels: list of {rater_name, rater_id, state, level, words, blinded, rubric_version, updated_at}',
  ],

  grader: ['text', 'the automated grader'],
  score_dimension: ['text', 'the dimension under the grader’s own name'],
  score_state: [
    'text',
    'unscored: no value was given; parse_failed: the grader’s answer could not be read',
    'scored, unscored, parse_failed',
  ],
  score: ['number', 'the grader’s value as a number; null: none, or a word'],
  score_text: ['text', 'the value as in the imported file'],
  mapping_version: [
    'integer',
    'version of the mapping by which the score is read as a level; null: the grader scores levels itself, or has no mapping',
  ],
  explanation: ['text', 'the grader’s reasons'],
  override: ['text', 'a person’s correction found in the file, as JSON'],
  context: ['text', 'the grader’s conversation, citations and metadata, as JSON'],
  scored_at: ['time', 'time of the score'],
  grader_level: ['integer', 'the level that the grader’s score is read as'],
  grader_level_name: ['text', 'name of that level'],

  dispute_kind: [
    'text',
    'what the score differs from: gold, the only rater, another grader, its earlier version, or the transcript that it quotes',
    DisputeKind.options.join(', '),
  ],
  dispute_state: ['text', 'state of the dispute', DisputeState.options.join(', ')],
  against: ['text', 'the other grader or the rater; null if dispute_kind is enough'],
  other_level: ['integer', 'the level that differs from the grader’s'],
  other_level_name: ['text', 'name of that level'],
  weight: ['number', 'how serious it is: disputes are sorted by it'],
  verdict: ['text', 'decision of the audit'],
  cause: ['text', 'cause of the difference'],
  audit_note: ['text', 'the auditor’s note'],
  own_level: ['integer', 'the auditor’s own level, given before seeing the grader’s'],
  own_from: ['text', 'where that level comes from: a label, or chosen for the audit'],

  group: ['text', 'make prompts from train, try them on dev, judge once on test', 'train, dev, test'],
  siblings: ['text', 'the same for all transcripts of one task, which are all in one group'],
  rubric_why: ['text', 'why the rubric asks it'],
  rubric_levels: [
    'nested',
    'list of {value, name, anchor}: the levels of the rubric, lowest first, and what each needs',
  ],
  rubric_rules: ['nested', 'list of the rubric’s decisions on borderline cases'],
  human_rationales: [
    'nested',
    'list of {by, name, level, text}: the reasons that people wrote for a level; by is adjudicator or rater',
  ],
  grader_levels: [
    'nested',
    'list of {grader, level, correct}: the level that each grader’s score is read as, and whether it is the gold level',
  ],
  grader_outcome: ['text', 'whether the grader’s level is the gold level', 'correct, failure'],
  excerpt: ['nested', 'list of {message_number, role, kind, text, cut} around the evidence'],
  request: [
    'nested',
    'what the API takes beside model and limits: {messages} for OpenAI, {system, tools, messages} for Anthropic',
  ],
} as const satisfies Record<string, ColumnSpec<ColumnType>>;

/** Names that columns of facets must not use. */
export const isColumnName = (name: string): name is keyof typeof COLUMNS => Object.hasOwn(COLUMNS, name);

type Name<T extends ColumnType> = {
  [N in keyof typeof COLUMNS]: (typeof COLUMNS)[N][0] extends T ? N : never;
}[keyof typeof COLUMNS];

function aboutOf(name: keyof typeof COLUMNS): ColumnAbout {
  const [, meaning, values = ''] = COLUMNS[name];
  return { meaning, values };
}

/** A column of text or times. */
export function text<R>(name: Name<'text' | 'time'>, of: (row: R) => string | null): Column<R> {
  return { name, type: COLUMNS[name][0], about: aboutOf(name), of };
}

/** A column of numbers. */
export function number<R>(name: Name<'number' | 'integer'>, of: (row: R) => number | null): Column<R> {
  return { name, type: COLUMNS[name][0], about: aboutOf(name), of };
}

/** A column of true and false. */
export function truth<R>(name: Name<'boolean'>, of: (row: R) => boolean | null): Column<R> {
  return { name, type: COLUMNS[name][0], about: aboutOf(name), of };
}

/** A column of lists or records. */
export function nested<R>(name: Name<'nested'>, of: (row: R) => Json): Column<R> {
  return { name, type: COLUMNS[name][0], about: aboutOf(name), of };
}
