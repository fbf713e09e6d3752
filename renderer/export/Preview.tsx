// The first rows of an export as they will stand in the file.
import { useQuery } from '@tanstack/react-query';
import { query } from '../client/queries.ts';
import { Empty } from '../parts/Empty.tsx';
import { Notice, problemOf } from '../parts/Notice.tsx';
import type { ExportChoice } from '../../contract/calls/imports.ts';
import styles from './Preview.module.css';

const whole = new Intl.NumberFormat('en');

/** A line of the preview is cut here: transcripts are lines of megabytes. */
const LINE = 1500;

const cut = (line: string): string => (line.length <= LINE ? line : `${line.slice(0, LINE)}… (${whole.format(line.length - LINE)} more)`);

const NOTHING: Record<ExportChoice['what'], string> = {
  gold: 'No transcript here has gold yet. Gold is made in Adjudicate, or by `touchstone adjudicate`, once raters have submitted.',
  labels: 'Nobody has labelled any of these transcripts yet.',
  scores: 'No automated grader has scored any of these transcripts.',
  transcripts: 'No transcript fits the filter.',
};

export function Preview({ choice }: { choice: ExportChoice }) {
  const { data, error } = useQuery({ ...query('exports.preview', choice), staleTime: 0, placeholderData: (before) => before });
  if (error !== null) return <Notice problem={problemOf(error)} />;
  if (data === undefined) return <div className={styles.rows} aria-busy />;
  if (data.rows === 0) {
    return (
      <div className={styles.rows}>
        <Empty title="Nothing to export">{NOTHING[choice.what]}</Empty>
      </div>
    );
  }
  const lines = data.head.trimEnd().split('\n');
  return (
    <>
      <p className={styles.count} data-testid="export-count" role="status">
        {whole.format(data.rows)} {data.rows === 1 ? 'row' : 'rows'}
        {data.shown < data.rows && `, the first ${whole.format(data.shown)} of them:`}
      </p>
      {/* Reached by keys, as it scrolls. */}
      <pre className={`${styles.rows} ${styles[choice.as]}`} data-testid="export-preview" tabIndex={0} aria-label="First rows of the file">
        {lines.map((line, i) => (
          <div key={i}>{cut(line)}</div>
        ))}
      </pre>
    </>
  );
}
