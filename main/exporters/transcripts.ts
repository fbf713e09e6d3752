// Transcripts as a table: JSONL holds the whole conversation with scores and labels, CSV one row of facts per transcript.
import { FACETS, type Json, type Message } from '../../contract/transcript.ts';
import type { Score } from '../../contract/score.ts';
import type { Column } from './columns.ts';
import { spansJson, type LabelRow } from './labels.ts';
import type { Subject } from './long.ts';
import { chatMessages } from './messages.ts';

/** One transcript with everything that was said about it. */
export interface TranscriptRow extends Subject {
  created_at: string | null;
  facets: Record<string, string | number>;
  n_messages: number;
  characters: number;
  messages: Message[];
  scores: Score[];
  labels: LabelRow[];
  metadata: Json;
}

const factColumns: Column<TranscriptRow>[] = [
  { name: 'id', type: 'text', of: (r) => r.item_id },
  { name: 'source_id', type: 'text', of: (r) => r.source_id },
  { name: 'source_file', type: 'text', of: (r) => r.source_file },
  { name: 'title', type: 'text', of: (r) => r.title },
  { name: 'created_at', type: 'time', of: (r) => r.created_at },
  { name: 'scenario', type: 'text', of: (r) => r.scenario },
  { name: 'model', type: 'text', of: (r) => r.model },
  { name: 'arm', type: 'text', of: (r) => r.arm },
  { name: 'checkpoint', type: 'text', of: (r) => r.checkpoint },
  { name: 'n_messages', type: 'integer', of: (r) => r.n_messages },
  { name: 'characters', type: 'integer', of: (r) => r.characters },
];

const chat = (row: TranscriptRow, ended: boolean): Json =>
  row.messages.flatMap((message, index) => ((message.branch === '') === ended ? chatMessages(message, index) : []));

const jsonText = (value: Json): string => (value === null ? '' : JSON.stringify(value));

const scoreJson = (score: Score): Json => ({
  grader: score.grader,
  dimension: score.dimension,
  state: score.state,
  value: score.value,
  label: score.label ?? '',
  explanation: score.explanation ?? '',
  override: jsonText(score.override),
  context: jsonText(score.context),
  at: score.at ?? '',
});

const labelJson = (label: LabelRow): Json => ({
  rater: label.rater_id,
  dimension: label.dimension,
  value: label.value_num,
  level: label.value_label ?? '',
  abstain: label.abstain,
  confidence: label.confidence ?? '',
  note: label.note,
  spans: spansJson(label.spans),
});

/** Columns of the JSONL export. Free dictionaries are JSON text, so that a loader infers one type for the column. */
export const transcriptDocument: Column<TranscriptRow>[] = [
  ...factColumns,
  { name: 'facets', type: 'text', of: (r) => JSON.stringify(r.facets) },
  { name: 'messages', type: 'nested', of: (r) => chat(r, true) },
  { name: 'branch_messages', type: 'nested', of: (r) => chat(r, false) },
  { name: 'grader_scores', type: 'nested', of: (r) => r.scores.map(scoreJson) },
  { name: 'human_labels', type: 'nested', of: (r) => r.labels.map(labelJson) },
  { name: 'metadata', type: 'text', of: (r) => JSON.stringify(r.metadata) },
];

const countColumns: Column<TranscriptRow>[] = [
  { name: 'labels', type: 'integer', of: (r) => new Set(r.labels.map((label) => label.rater_id)).size },
  { name: 'scores', type: 'integer', of: (r) => r.scores.length },
];

/** Columns of the CSV export: the facts, then one column per further facet of the study (`facet_NAME` where a name is taken). */
export function transcriptTable(facets: readonly string[]): Column<TranscriptRow>[] {
  const fixed = [...factColumns, ...countColumns];
  const taken = new Set(fixed.map((column) => column.name));
  const first: readonly string[] = FACETS;
  const further = facets.filter((facet) => !first.includes(facet));
  const facetColumn = (facet: string): Column<TranscriptRow> => ({
    name: taken.has(facet) ? `facet_${facet}` : facet,
    type: 'text',
    of: (row) => {
      const value = row.facets[facet];
      return value === undefined ? null : String(value);
    },
  });
  return [...fixed, ...further.map(facetColumn)];
}
