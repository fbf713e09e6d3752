// Decides whether a row of a damaged study may be copied into a clean one: its documents are parsed as everywhere else.
import { z } from 'zod';
import { AuditDecision } from '../../../contract/dispute.ts';
import { GroupLook, PrintStyle } from '../../../contract/drawing.ts';
import { FigureChoice, Published } from '../../../contract/figure.ts';
import { Decision } from '../../../contract/gold.ts';
import { Clusters, Target } from '../../../contract/inference.ts';
import { readJson } from '../../../contract/json.ts';
import { Change } from '../../../contract/label.ts';
import { Sort } from '../../../contract/library.ts';
import { Mapping } from '../../../contract/mapping.ts';
import { Manifest } from '../../../contract/packet.ts';
import { CellScore, PopulationCell, PopulationSource } from '../../../contract/population.ts';
import { Design, Stratum } from '../../../contract/queue.ts';
import { Rubric } from '../../../contract/rubric.ts';
import { Score } from '../../../contract/score.ts';
import { MOST_KEY } from '../admit.ts';

export type Value = string | number | bigint | Buffer | null;
export type Row = Record<string, Value>;

const AnyJson = z.unknown();
const Reason = z.object({ reason: z.string() });

const SETTINGS: Readonly<Record<string, z.ZodType>> = {
  target: Target,
  clusters: Clusters,
  figure_print: PrintStyle,
  figure_groups: z.array(GroupLook),
};

type Documents = Readonly<Record<string, (row: Row) => z.ZodType>>;

/** The documents of each table by column. A column may be null if its table allows it, or missing in older forms. */
const DOCUMENTS: Readonly<Record<string, Documents>> = {
  rubric: { document: () => Rubric },
  label_event: { change: () => Change },
  adjudication: { document: ({ kind }) => (kind === 'decide' ? Decision : Reason) },
  audit: { document: ({ change }) => (change === 'decide' ? AuditDecision : Reason) },
  mapping: { document: () => Mapping },
  figure_view: { document: () => FigureChoice, published: () => Published },
  view: { sort: () => Sort, columns: () => z.array(z.string()) },
  setting: { value: ({ name }) => SETTINGS[String(name)] ?? AnyJson },
  draw: { design: () => Design, strata: () => z.array(Stratum) },
  population: { source: () => PopulationSource },
  population_cell: { facets: () => PopulationCell.shape.facets, scores: () => z.array(CellScore) },
  packet: { manifest: () => Manifest },
  draft: { document: () => AnyJson },
  original: { metadata: () => AnyJson },
  message: { head: () => AnyJson, blocks: () => z.array(AnyJson) },
  score: { override: () => AnyJson, context: () => AnyJson },
  score_earlier: {
    document: () => Score.pick({ grader: true, dimension: true, state: true, value: true, label: true }),
  },
};

function wrongDocument(table: string, row: Row): string | null {
  for (const [column, schemaFor] of Object.entries(DOCUMENTS[table] ?? {})) {
    const text = row[column];
    if (text === null || text === undefined) continue;
    if (typeof text !== 'string') return `${column} is not text`;
    try {
      const parsed = schemaFor(row).safeParse(readJson(text));
      if (parsed.success) continue;
      const [issue] = parsed.error.issues;
      return `${column}: ${[...(issue?.path ?? []), ''].join('.')} ${issue?.message ?? ''}`;
    } catch {
      return `${column} is not JSON`;
    }
  }
  return null;
}

/** The reason why a row cannot be copied; null if only the constraints of its table are left to check. */
export function objection(table: string, row: Row): string | null {
  if (table === 'transcript' && !(Number(row['key']) > 0 && Number(row['key']) <= MOST_KEY))
    return 'its number is outside the range for transcripts';
  return wrongDocument(table, row);
}
