// A report as a document without a format: sections, texts, tables and figures, which html.ts, latex.ts and
// markdown.ts write. Every text in it is plain and may be hostile; the writers escape all of it.

/** A text, or a text that is a name of the study, a command or a hash, and set as code. */
export type TextRun = string | { code: string };

/** What stands in one paragraph or cell. */
export type Line = TextRun | readonly TextRun[];

/** `number` columns are aligned at their right. */
export interface Column {
  title: string;
  align: 'text' | 'number';
}

export type Block =
  | { kind: 'heading'; level: 2 | 3 | 4; title: string }
  | { kind: 'text'; line: Line }
  | { kind: 'note'; line: Line }
  | { kind: 'list'; items: readonly Line[] }
  | { kind: 'terms'; terms: readonly { term: string; line: Line }[] }
  | { kind: 'table'; columns: readonly Column[]; rows: readonly (readonly Line[])[]; caption: string }
  /** A drawing as an SVG element and as LaTeX, both with their texts escaped already. */
  | { kind: 'figure'; svg: string; latex: string }
  | { kind: 'code'; text: string };

export interface ReportDocument {
  title: string;
  /** Below the title. */
  lead: Line;
  blocks: readonly Block[];
}

/** The words of a line, one after the other. */
export const runsOf = (line: Line): readonly TextRun[] => (typeof line === 'string' || 'code' in line ? [line] : line);

/** A line without its marking. */
export const plain = (line: Line): string =>
  runsOf(line)
    .map((word) => (typeof word === 'string' ? word : word.code))
    .join('');
