// The first rows of an export: as a table and, on demand, as text of the file.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ExportAs, ExportChoice, ExportPreview, ExportWhat, LeftOutRows } from '../../contract/export.ts';
import { query } from '../client/queries.ts';
import { Empty } from '../parts/Empty.tsx';
import { Notice, problemOf } from '../parts/Notice.tsx';
import { Switch } from '../parts/Switch.tsx';
import styles from './Preview.module.css';

const number = new Intl.NumberFormat('en');

/** Maximum length of a preview line: a transcript can be a line of megabytes. */
const LINE = 1500;

const cut = (line: string): string =>
  line.length <= LINE ? line : `${line.slice(0, LINE)}… (${number.format(line.length - LINE)} more)`;

const NOTHING: Record<ExportWhat, string> = {
  gold: 'None of these transcripts has gold yet. Make gold in Adjudicate, or with `touchstone adjudicate`, after raters have submitted labels.',
  labels: 'Nobody has labelled any of these transcripts yet.',
  scores: 'No automated grader has scored any of these transcripts.',
  transcripts: 'No transcript matches the filter.',
  'few-shot': 'Examples need gold, and none of these transcripts has gold yet. Make gold in Adjudicate.',
  disputes: 'None of these transcripts has a disputed score.',
  failures: 'No grader differs from gold here.',
  regression: 'No grader differs from gold here.',
};

/** Formats whose lines are not wrapped. */
const LINES: ReadonlySet<ExportAs> = new Set(['csv', 'csv-wide']);

/** Items that are left out, because the format cannot represent them. */
export function LeftOutNote({ left_out }: { left_out: readonly LeftOutRows[] }) {
  if (left_out.length === 0) return null;
  return (
    <p className={styles.left} data-testid="export-left-out">
      Left out: {left_out.map(({ reason, count }) => `${number.format(count)} ${reason}`).join('; ')}.
    </p>
  );
}

function Table({ columns, rows }: NonNullable<ExportPreview['table']>) {
  return (
    <div
      className={styles.rows}
      data-testid="export-preview"
      role="region"
      aria-label="First rows of the file"
      tabIndex={0}
    >
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map(({ name, numeric }) => (
              <th key={name} scope="col" data-numeric={numeric}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, at) => (
            <tr key={at}>
              {cells.map((cell, column) => (
                <td key={column} title={cell} data-numeric={columns[column]?.numeric}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Text({ text, wrap }: { text: string; wrap: boolean }) {
  // focusable, because text that scrolls must be reachable by keys
  return (
    <pre
      className={`${styles.rows} ${wrap ? styles.wrapped : ''}`}
      data-testid="export-preview"
      tabIndex={0}
      aria-label="First rows of the file"
    >
      {text
        .trimEnd()
        .split('\n')
        .map((line, at) => (
          <div key={at}>{cut(line)}</div>
        ))}
    </pre>
  );
}

function Count({ rows, shown, files }: ExportPreview) {
  const named = files?.first.join(', ') ?? '';
  const more = files !== null && files.total > files.first.length ? ', … ' : '. ';
  return (
    <p className={styles.count} data-testid="export-count" role="status">
      {number.format(rows)} {rows === 1 ? 'row' : 'rows'}
      {files !== null && ` in ${number.format(files.total)} ${files.total === 1 ? 'file' : 'files'}: ${named}${more}`}
      {shown < rows &&
        (files === null
          ? `, the first ${number.format(shown)} of them:`
          : `The first ${number.format(shown)} of the first file:`)}
    </p>
  );
}

export function Preview({ choice }: { choice: ExportChoice }) {
  const { data, error, isPlaceholderData } = useQuery({
    ...query('exports.preview', choice),
    staleTime: 0,
    placeholderData: (before) => before,
  });
  const [asText, setAsText] = useState(false);
  if (error !== null) return <Notice problem={problemOf(error)} />;
  if (data === undefined) return <div className={styles.rows} aria-busy />;
  if (data.rows === 0 && !isPlaceholderData) {
    return (
      <div className={styles.rows}>
        <Empty title="Nothing to export">
          {data.left_out.length === 0 ? NOTHING[choice.what] : <LeftOutNote left_out={data.left_out} />}
        </Empty>
      </div>
    );
  }
  const both = data.table !== null && data.text !== null;
  return (
    <div className={styles.preview} aria-busy={isPlaceholderData}>
      {isPlaceholderData ? (
        <p className={styles.count} role="status">
          Preparing the preview…
        </p>
      ) : (
        <>
          <Count {...data} />
          <LeftOutNote left_out={data.left_out} />
        </>
      )}
      {both && (
        <Switch on={asText} onChange={setAsText}>
          Show the text of the file
        </Switch>
      )}
      {data.table !== null && !(both && asText) ? (
        <Table {...data.table} />
      ) : (
        <Text text={data.text ?? ''} wrap={!LINES.has(choice.as)} />
      )}
    </div>
  );
}
