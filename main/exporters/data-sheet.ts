// Writes the data sheet of an export: its content, its provenance, and the uses it is not fit for.
import type { LeftOutRows } from '../../contract/export.ts';
import type { ColumnAbout } from './columns.ts';

/** A draw of a queue: how many of how many, by which design. */
export interface SheetDraw {
  queue: string;
  design: string;
  population: number;
  sampled: number;
  seed: number;
}

/** The agreement of raters on one dimension, as texts with interval and n, or the reason why there is no figure. */
export interface SheetAgreement {
  dimension: string;
  raters: number;
  units: number;
  percent: string;
  alpha: string;
  /** A caveat if these transcripts were drawn with unequal probabilities; otherwise null. */
  enriched: string | null;
}

/** The facts of a data sheet. */
export interface DataSheet {
  name: string;
  files: { name: string; bytes: number; sha256: string }[];
  rows: number;
  what: string;
  format: { title: string; about: string };
  filter: string;
  study: string;
  synthetic: boolean;
  exported_at: string;
  program: string;
  /**
   * The seal of the study at the time of the export: the name of its state, the key in words, and the whole seal on one
   * line.
   */
  seal: { state: string; key: string; json: string };
  /** The codebook. */
  columns: ({ name: string; type: string } & ColumnAbout)[];
  /**
   * The dimensions of the current rubric, with their levels in words and the scenarios that they apply to ('': all).
   */
  dimensions: { name: string; kind: string; levels: string; positive: number | null; scenarios: string }[];
  rubrics: { name: string; version: number; created_at: string }[];
  queues: { name: string; design: string; blind: boolean; total: number }[];
  draws: SheetDraw[];
  /**
   * A sentence about what the intervals of this study describe, and which transcripts are independent of each
   * other.
   */
  intervals: { target: string; clusters: string };
  raters: { id: string; name: string; submitted: number }[];
  /** Null if the export contains no labels. */
  agreement: SheetAgreement[] | null;
  counts: { name: string; count: number }[];
  left_out: LeftOutRows[];
  caveats: string[];
  /** How to use the export, and what that needs, in Markdown; '' if the columns explain themselves. */
  guide: string;
}

// one table cell: names come from people and files, so pipes and line breaks must not end it
const cell = (text: string | number | boolean): string => String(text).replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');

function table(head: string[], rows: (string | number | boolean)[][]): string {
  if (rows.length === 0) return 'None.\n';
  const lines = [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`);
  return `${lines.join('\n')}\n`;
}

const columnsPart = ({ columns }: DataSheet): string =>
  columns.length === 0
    ? ''
    : `## Columns

${table(
  ['column', 'type', 'meaning', 'values'],
  columns.map((c) => [c.name, c.type, c.meaning, c.values]),
)}
An empty CSV cell, a JSON or Parquet null is a missing value; it never means zero. Times are in UTC: ISO 8601 as text, timestamps in Parquet.
In CSV, a text that begins with = + - @ carries an apostrophe in front, so that no spreadsheet runs it, and an empty text is \`""\`:
readers that ignore quotes read it as missing. Half of a surrogate pair cannot be written in UTF-8: it is \`\\ud83d\` or similar in JSON, and � in CSV and Parquet.

`;

/** Caveats about unequal probabilities, one for all dimensions if they are equal. */
function enrichedPart(agreement: readonly SheetAgreement[]): string {
  const of = new Map<string, string[]>();
  for (const { enriched, dimension } of agreement)
    if (enriched !== null) of.set(enriched, [...(of.get(enriched) ?? []), dimension]);
  return [...of].map(([words, dimensions]) => `\n- ${cell(dimensions.join(', '))}: ${cell(words)}.\n`).join('');
}

const agreementPart = ({ agreement }: DataSheet): string =>
  agreement === null
    ? ''
    : `## Agreement of raters

${table(
  ['dimension', 'raters', 'transcripts with two or more', 'percent agreement', "Krippendorff's alpha"],
  agreement.map((a) => [a.dimension, a.raters, a.units, a.percent, a.alpha]),
)}
Over blind, submitted labels of the whole study; with 95 % intervals. If one level is rare, alpha falls and percent
agreement does not: quote both. Calibrate and \`touchstone agreement\` give more detail. ${enrichedPart(agreement)}`;

const MOST_FILES = 200;

const filesPart = ({ files }: DataSheet): string => {
  const more = files.length - MOST_FILES;
  return `${table(
    ['file', 'bytes', 'sha256'],
    files.slice(0, MOST_FILES).map((f) => [f.name, f.bytes, `\`${f.sha256}\``]),
  )}${more > 0 ? `\n${more} more files are listed in _SHA256SUMS.\n` : ''}`;
};

/** The data sheet as Markdown: NAME.README.md beside a file, _README.md in a folder. */
export function dataSheet(sheet: DataSheet): string {
  const caveats = sheet.synthetic
    ? ['The study is marked synthetic: nothing in it was produced by a real evaluation.', ...sheet.caveats]
    : sheet.caveats;
  return `# ${cell(sheet.name)}

${sheet.rows} rows: ${cell(sheet.what)} of the study "${cell(sheet.study)}" as ${cell(sheet.format.title)}, exported ${sheet.exported_at} by ${cell(sheet.program)}.

- ${cell(sheet.format.about)}
- Filter: ${sheet.filter.trim() === '' ? 'none, the whole study' : `\`${cell(sheet.filter)}\``}

${filesPart(sheet)}
## Counts

${table(
  ['what', 'count'],
  [...sheet.counts.map((c) => [c.name, c.count]), ...sheet.left_out.map((l) => [`left out: ${l.reason}`, l.count])],
)}
${sheet.guide}## Rubric

${table(
  ['rubric', 'version', 'current since'],
  sheet.rubrics.map((r) => [r.name, r.version, r.created_at]),
)}
${table(
  ['dimension or flag', 'kind', 'levels', 'an event from level', 'asked in scenarios'],
  sheet.dimensions.map((d) => [d.name, d.kind, d.levels, d.positive ?? '', d.scenarios === '' ? 'all' : d.scenarios]),
)}
## How the transcripts were chosen, and whether raters were blind

${table(
  ['queue', 'design', 'blind', 'transcripts'],
  sheet.queues.map((q) => [q.name, q.design, q.blind ? 'yes' : 'no', q.total]),
)}
Draws with known inclusion probabilities, n of the population:

${table(
  ['queue', 'design', 'n', 'population', 'seed'],
  sheet.draws.map((d) => [d.queue, d.design, d.sampled, d.population, d.seed]),
)}
## What intervals describe

Rates of this study describe ${cell(sheet.intervals.target)}; ${cell(sheet.intervals.clusters)}. To
recalculate these intervals from the files, choose the same target and the same independent units.

## Raters

${table(
  ['rater', 'id', 'labels submitted'],
  sheet.raters.map((r) => [r.name, r.id, r.submitted]),
)}
${agreementPart(sheet)}${columnsPart(sheet)}## Seal

The study was in the state \`${sheet.seal.state}\`, signed with the key ${sheet.seal.key}.
\`touchstone verify -s STUDY --against\` this sheet checks whether a study is in that state.

\`\`\`json
${sheet.seal.json}
\`\`\`

## Before you use this

${caveats.map((caveat) => `- ${caveat}`).join('\n')}
`;
}
