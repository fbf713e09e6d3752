// The data sheet that lies beside every export: what the file holds, how it came about, and what it must not be used for.

/** Everything a data sheet tells, as plain facts. */
export interface DataSheet {
  file: string;
  sha256: string;
  rows: number;
  what: string;
  filter: string;
  study: string;
  synthetic: boolean;
  exported_at: string;
  program: string;
  columns: { name: string; type: string }[];
  rubrics: { name: string; version: number; created_at: string }[];
  queues: { name: string; design: string; blind: boolean; total: number }[];
  raters: { id: string; name: string; submitted: number }[];
  counts: { name: string; count: number }[];
  caveats: string[];
}

// one table cell: names come from people and files, so pipes and line breaks must not end it
const cell = (text: string | number | boolean): string => String(text).replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');

function table(head: string[], rows: (string | number | boolean)[][]): string {
  if (rows.length === 0) return 'None.\n';
  const lines = [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`);
  return `${lines.join('\n')}\n`;
}

/** The data sheet as Markdown, for NAME.README.md beside the export. */
export function dataSheet(sheet: DataSheet): string {
  const caveats = sheet.synthetic
    ? ['The study is marked synthetic: nothing in it was produced by a real evaluation.', ...sheet.caveats]
    : sheet.caveats;
  return `# ${cell(sheet.file)}

${sheet.rows} rows: ${cell(sheet.what)} of the study "${cell(sheet.study)}", exported ${sheet.exported_at} by ${cell(sheet.program)}.

- Filter: ${sheet.filter.trim() === '' ? 'none, the whole study' : `\`${cell(sheet.filter)}\``}
- SHA-256: \`${sheet.sha256}\`

## Counts

${table(
  ['what', 'count'],
  sheet.counts.map((c) => [c.name, c.count]),
)}
## Rubric

${table(
  ['rubric', 'version', 'in force since'],
  sheet.rubrics.map((r) => [r.name, r.version, r.created_at]),
)}
## How the transcripts were chosen, and whether raters were blind

${table(
  ['queue', 'design', 'blind', 'transcripts'],
  sheet.queues.map((q) => [q.name, q.design, q.blind ? 'yes' : 'no', q.total]),
)}
## Raters

${table(
  ['rater', 'id', 'labels submitted'],
  sheet.raters.map((r) => [r.name, r.id, r.submitted]),
)}
## Columns

${table(
  ['column', 'type'],
  sheet.columns.map((c) => [c.name, c.type]),
)}
An empty CSV cell or a JSON null is a missing value; it never means zero. Times are ISO 8601 in UTC.
In CSV, a text that begins with = + - @ carries an apostrophe in front, so that no spreadsheet runs it.

## Before you use this

${caveats.map((caveat) => `- ${caveat}`).join('\n')}
`;
}
