// The views of a study file: each with its columns, their types and meanings. Columns of the exports are reused, so
// that a name means the same in both. docs/study-file.md is made from it.
import type { Column } from '../../main/exporters/columns.ts';
import { disputeColumns } from '../../main/exporters/disputes.ts';
import { fewShotColumns } from '../../main/exporters/few-shot.ts';
import { goldColumns } from '../../main/exporters/gold.ts';
import { labelColumns } from '../../main/exporters/labels.ts';
import { scoreColumns } from '../../main/exporters/scores.ts';
import { transcriptDocument, transcriptTable } from '../../main/exporters/transcripts.ts';

/** A column of a view. `nested`: JSON as text. `boolean`: 0 or 1. */
export interface ViewColumn {
  name: string;
  type: Column<never>['type'];
  meaning: string;
}

export interface View {
  name: string;
  /** The meaning of one row. */
  row: string;
  columns: ViewColumn[];
}

const exported = new Map<string, ViewColumn>();
for (const { name, type, about } of [
  ...transcriptTable([]),
  ...transcriptDocument(),
  ...scoreColumns([]),
  ...labelColumns([]),
  ...goldColumns([]),
  ...disputeColumns([]),
  ...fewShotColumns([]),
]) {
  const values = about === undefined || about.values === '' ? '' : ` (${about.values})`;
  exported.set(name, { name, type, meaning: `${about?.meaning ?? ''}${values}` });
}

/** A column of the exports with its description. */
function same(name: string): ViewColumn {
  const column = exported.get(name);
  if (column === undefined) throw new Error(`no export has a column ${name}`);
  return column;
}

const own = (type: ViewColumn['type'], name: string, meaning: string): ViewColumn => ({ name, type, meaning });

const sames = (names: string): ViewColumn[] => names.split(/\s+/).map(same);

const SUBJECT = sames('transcript_id source_id source_file scenario model arm checkpoint');

const EVIDENCE = own(
  'nested',
  'evidence',
  'list of {message_number, block_number, start_utf16, end_utf16, quote}; as in the exports, without offsets in code points',
);

const SPAN = [
  own('integer', 'message_number', 'number of the message, from 1, as on the screen'),
  own('integer', 'block_number', 'number of the block in the message, from 1'),
  own('integer', 'start_utf16', 'where it begins in the block, from 0, in UTF-16 code units'),
  own('integer', 'end_utf16', 'where it ends: the offset after its last code unit'),
  own('text', 'quote', 'the quoted text'),
];

/** Every view of a study file, in the order of the documentation. */
export const VIEWS: readonly View[] = [
  {
    name: 'v_transcript',
    row: 'a transcript',
    columns: [
      ...SUBJECT,
      ...sames('title created_at facets n_messages characters draw_queue stratum n_labels n_scores metadata'),
    ],
  },
  {
    name: 'v_score',
    row: 'a grader’s score, as it is read on a dimension; a score that is read on several has a row for each',
    columns: [
      ...SUBJECT,
      ...sames('grader score_dimension score_state score score_text dimension level level_name event asked'),
      ...sames('mapping_version draw_queue stratum explanation override context scored_at title'),
    ],
  },
  {
    name: 'v_label',
    row: 'the answer of a rater for a transcript on a dimension or flag, also in labels that are not submitted',
    columns: [
      ...SUBJECT,
      ...sames('dimension scale_type rater_id rater_name level level_name words cannot_judge reason sureness'),
      ...sames('label_state round pass blinded labelled_at seconds coverage queue draw_queue stratum'),
      ...sames('rubric_version label_id components note transcript_note'),
      EVIDENCE,
      same('title'),
    ],
  },
  {
    name: 'v_label_evidence',
    row: 'a span of a transcript that a rater marked as evidence',
    columns: [
      ...sames('transcript_id source_id dimension rater_id rater_name label_state round pass label_id'),
      own(
        'integer',
        'evidence_number',
        'its place among the evidence of the rater’s label in this round and pass, from 1',
      ),
      ...SPAN,
    ],
  },
  {
    name: 'v_gold',
    row: 'the current gold of a transcript on a dimension or flag; withdrawn gold has none',
    columns: [
      ...SUBJECT,
      ...sames('dimension scale_type level level_name event asked draw_queue stratum rule decided_by decided_by_id'),
      ...sames('decided_at rationale n_raters labels components'),
      EVIDENCE,
      ...sames('blinded rubric rubric_version title'),
    ],
  },
  {
    name: 'v_dispute',
    row: 'a dispute about a score',
    columns: [
      ...SUBJECT,
      ...sames('dimension dispute_kind dispute_state grader grader_level grader_level_name against other_level'),
      ...sames('other_level_name weight explanation verdict cause audit_note own_level own_from decided_by decided_at'),
      ...sames('rubric_version title'),
    ],
  },
  {
    name: 'v_draw',
    row: 'a transcript that could have been drawn in a draw; a transcript has a row for each draw',
    columns: [
      own('text', 'draw_queue', 'the queue into which it was drawn'),
      own('text', 'draw_id', 'id of the draw'),
      own('boolean', 'counts', 'labels of its queue count; 0: a queue for training'),
      own('nested', 'design', 'how it was drawn'),
      own('integer', 'seed', 'seed of its random numbers'),
      own('integer', 'population', 'transcripts that could have been drawn'),
      own('integer', 'sampled', 'transcripts that were drawn'),
      own('text', 'enlarges', 'id of the smaller draw that it replaces; null: none'),
      own('time', 'drawn_at', 'when it was drawn'),
      ...sames('transcript_id source_id'),
      own('text', 'frame_stratum', 'the stratum of the transcript'),
      own('number', 'draw_probability', 'its inclusion probability in this draw (0 to 1)'),
      own('boolean', 'was_drawn', 'this draw drew it'),
    ],
  },
  {
    name: 'v_rater',
    row: 'a rater',
    columns: [
      ...sames('rater_id rater_name'),
      own('time', 'joined_at', 'when the rater was first known in this study'),
      own('integer', 'n_submitted', 'labels that the rater submitted in the round main'),
    ],
  },
  {
    name: 'v_rubric',
    row: 'a dimension or flag in one version of the rubric',
    columns: [
      ...sames('rubric rubric_version'),
      own('boolean', 'is_current', 'the newest version, under which raters label'),
      own('time', 'current_since', 'when this version became current'),
      ...sames('dimension scale_type question rubric_why rubric_levels rubric_rules'),
      own('integer', 'event_from', 'the lowest level that counts as an event in rates'),
      own('nested', 'scenarios', 'list of the scenarios for which it is asked; an empty list: all'),
    ],
  },
  {
    name: 'v_mapping',
    row: 'the mapping in use of a grader to a dimension or flag of the current rubric',
    columns: [
      ...sames('grader score_dimension dimension mapping_version'),
      own('nested', 'cuts', 'list of {from, level}: a score of `from` or more is `level`; null: scores are the levels'),
      own('nested', 'words', 'the level of each answer that is a word'),
      own('integer', 'level_below', 'the level of scores below the lowest cut'),
    ],
  },
];

const cell = (text: string): string => text.replaceAll('|', String.raw`\|`);

const part = ({ name, row, columns }: View): string =>
  [
    `### \`${name}\``,
    '',
    `One row is ${row}.`,
    '',
    '| column | type | meaning |',
    '|---|---|---|',
    ...columns.map((one) => `| \`${one.name}\` | ${one.type} | ${cell(one.meaning)} |`),
    '',
  ].join('\n');

/** The tables of docs/study-file.md, as Markdown. */
export const viewTables = (): string => VIEWS.map(part).join('\n');

const BEGIN = '<!-- made by `npm run study-file` -->\n';
const END = '<!-- end of what is made -->';

/** The document with its current tables. Throws if it has no place for them. */
export function withViewTables(document: string): string {
  const [before, rest] = document.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error('docs/study-file.md has no place for the tables');
  return `${before}${BEGIN}\n${viewTables()}\n${END}${after}`;
}
