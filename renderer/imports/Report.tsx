// The result of an import: counts first, then every rejected input with its reason.
import type { FoundField, ImportReport } from '../../contract/import.ts';
import { Button } from '../parts/Button.tsx';
import { counted, duration, fieldsTaken, outcome, size } from './texts.ts';
import styles from './Report.module.css';

function details({ messages, scores, graders, bytes, seconds, formats }: ImportReport): string {
  return [
    counted(messages, 'message'),
    ...(scores > 0 ? [`${counted(scores, 'score')} of ${counted(graders.length, 'grader')}`] : []),
    ...Object.keys(formats).sort(),
    `${size(bytes)} in ${duration(seconds)}`,
  ].join(' · ');
}

const USES = {
  score: 'Taken as scores',
  facet: 'Taken as facets',
  label: 'Labels of people, not imported',
};

const nameOf = (path: string): string => path.replace(/^.*[/\\]/, '');

interface NotesProps extends Pick<ImportReport, 'ambiguous' | 'fields' | 'used'> {
  onLabels: (names: string[]) => void;
}

/** Further notes: inputs that another format could have read, and fields that are stored only in the original. */
function Notes({ ambiguous, fields, used, onLabels }: NotesProps) {
  return (
    <>
      {(['score', 'facet', 'label'] as const).map((use) => {
        const its = used.filter((each) => each.use === use);
        return its.length === 0 ? null : (
          <p key={use} className={use === 'label' ? styles.taken : styles.details} data-testid={`import-used-${use}`}>
            {USES[use]}: {its.map(({ name, count }) => `${name} (${count})`).join(', ')}.
            {use === 'label' && (
              <Button variant="quiet" onPress={() => onLabels(its.map(({ name }) => name))}>
                Import as labels…
              </Button>
            )}
          </p>
        );
      })}
      {ambiguous.map(({ path, taken, why, also }) => (
        <p key={`${path} ${taken}`} className={styles.details} title={path}>
          {nameOf(path)} was read as {taken} because {why}. It could also be {also.join(' or ')}.
        </p>
      ))}
      {fields.length > 0 && (
        <details className={styles.fields} data-testid="import-fields">
          <summary>{counted(fields.length, 'field')} not recognised, kept in the original file</summary>
          <ul tabIndex={0} aria-label="Fields not recognised">
            {fields.map(({ format, path, count }) => (
              <li key={`${format} ${path}`}>
                <code>{path}</code> <span className={styles.where}>{`${format} · ${count}`}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

interface FieldsProps {
  fields: readonly FoundField[];
  onChange: () => void;
}

/** The kinds of fields, with a button that changes them. */
function Fields({ fields, onChange }: FieldsProps) {
  if (fields.length === 0) return null;
  return (
    <p className={styles.taken} data-testid="import-taken">
      {fieldsTaken(fields)}.
      <Button variant="quiet" onPress={onChange}>
        Change…
      </Button>
    </p>
  );
}

export interface ReportProps {
  report: ImportReport;
  /** Opens the dialog with the kinds of fields. */
  onFields: () => void;
  /** Opens the import of labels from the fields of these names. */
  onLabels: (names: string[]) => void;
}

export function Report({ report, onFields, onLabels }: ReportProps) {
  return (
    <div className={styles.report} data-testid="import-report">
      <p>{outcome(report)}.</p>
      <p className={styles.details}>{details(report)}</p>
      {report.cancelled && (
        <p className={styles.details}>Transcripts imported so far are kept. Import the same files again to continue.</p>
      )}
      <Fields fields={report.beside} onChange={onFields} />
      <Notes ambiguous={report.ambiguous} fields={report.fields} used={report.used} onLabels={onLabels} />
      {report.rejected.length > 0 && (
        // a list that scrolls must be reachable by keys
        <ul className={styles.rejected} data-testid="import-failed" aria-label="Not imported" tabIndex={0}>
          {report.rejected.map(({ path, where, reason }, i) => (
            <li key={i}>
              <p className={styles.path} title={path}>
                {nameOf(path)}
                {where !== '' && <span className={styles.where}> · {where}</span>}
              </p>
              <p>{reason}</p>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
