// The change of each transcript between two versions of a grader: counts and test by reference, then the rows, which
// link to their disputes.
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { Dimension } from '../../contract/rubric.ts';
import type { Reference, VersionChange, VersionReport, VersionRow } from '../../contract/versions.ts';
import { levelText } from '../cards/rater-texts.ts';
import { counted } from '../imports/texts.ts';
import { points, pText } from '../parts/estimates.ts';
import { Select } from '../parts/Select.tsx';
import { SaveVersions } from './SaveVersions.tsx';
import { REFERENCES, testAbout, versionNotes } from './versions-texts.ts';
import styles from './VersionsDialog.module.css';

const MOST = 200;
const ANY = '';

function Counts({ report: { references, grader, was } }: { report: VersionReport }) {
  if (references.length === 0)
    return <p className={styles.hint}>No reference to compare with: no gold, no decided dispute, no label.</p>;
  return (
    <table className={styles.table} data-testid="versions-references">
      <caption className="unseen">
        How often {grader} and {was ?? 'its earlier scores'} are right
      </caption>
      <thead>
        <tr>
          <th scope="col">Reference</th>
          <th scope="col" className={styles.number}>
            n
          </th>
          <th scope="col" className={styles.number}>
            Right in both
          </th>
          <th scope="col" className={styles.number}>
            Fixed
          </th>
          <th scope="col" className={styles.number}>
            Broken
          </th>
          <th scope="col" className={styles.number}>
            Unchanged
          </th>
          <th scope="col" className={styles.number}>
            Difference in accuracy
          </th>
          <th scope="col" className={styles.number}>
            p
          </th>
        </tr>
      </thead>
      <tbody>
        {references.map(({ reference, n, right, fixed, broken, unchanged, difference, midp, p }) => (
          <tr key={reference}>
            <th scope="row">{REFERENCES[reference]}</th>
            {[n, right, fixed, broken, unchanged].map((count, at) => (
              <td key={at} className={styles.number}>
                {count}
              </td>
            ))}
            <td className={styles.number} title={`${difference.method}, 95 % interval`}>
              {points(difference)}
            </td>
            <td className={styles.number} title={testAbout({ midp, p, difference })}>
              {pText(midp ?? p)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  row: VersionRow;
  dimension: Dimension | undefined;
  /** The levels on which the two versions are compared. */
  scale: readonly number[];
  onLeave: () => void;
}

/** A level as compared and, if different, as given. */
function LevelOf({ level, dimension, scale }: { level: number } & Pick<RowProps, 'dimension' | 'scale'>) {
  const words = (one: number): string => (dimension === undefined ? String(one) : levelText(one, dimension));
  const read = scale.findLast((one) => one <= level);
  if (read === level) return words(level);
  return (
    <>
      {read === undefined ? `below ${words(scale[0] ?? 0)}` : words(read)}{' '}
      <span className={styles.given}>(given {words(level)})</span>
    </>
  );
}

function Row({ row, dimension, scale, onLeave }: RowProps) {
  const about = { dimension, scale };
  return (
    <tr data-testid={`version-${row.change}`}>
      <td>{row.change}</td>
      <td>{dimension?.title ?? row.dimension}</td>
      <td>
        <LevelOf level={row.was_level} {...about} />
      </td>
      <td>
        <LevelOf level={row.level} {...about} />
      </td>
      <td>
        {REFERENCES[row.reference]}: <LevelOf level={row.reference_level} {...about} />
      </td>
      <td className={styles.title}>
        {row.dispute === null ? (
          <Link to="/library" search={{ filter: `id:${row.transcript}`, key: row.key }} onClick={onLeave}>
            {row.title}
          </Link>
        ) : (
          <Link to="/audit" search={{ show: 'all', key: row.dispute }} onClick={onLeave} title="Its dispute, in Audit">
            {row.title}
          </Link>
        )}
      </td>
    </tr>
  );
}

interface RowsProps extends VersionsReportProps {
  rows: readonly VersionRow[];
}

function Rows({ rows, report, dimensions, onLeave }: RowsProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroller} tabIndex={0} role="group" aria-label="What changed">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Change</th>
            <th scope="col">Dimension or flag</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
            <th scope="col">Reference</th>
            <th scope="col">Transcript</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST).map((row) => (
            <Row
              key={`${row.transcript} ${row.dimension}`}
              row={row}
              dimension={dimensions.find(({ name }) => name === row.dimension)}
              scale={report.scales.find(({ dimension }) => dimension === row.dimension)?.levels ?? []}
              onLeave={onLeave}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface VersionsReportProps {
  report: VersionReport;
  dimensions: readonly Dimension[];
  /** Called when a row is opened, to close the dialog. */
  onLeave: () => void;
}

interface ReportProps extends VersionsReportProps {
  /** Actions on the disputes that the newer version settles, above the rows. */
  settled: ReactNode;
}

export function VersionsReport({ report, dimensions, onLeave, settled }: ReportProps) {
  const { counts, right, rows, references } = report;
  const [change, setChange] = useState<VersionChange | ''>(ANY);
  const [reference, setReference] = useState<Reference | ''>(ANY);
  const wanted = rows.filter(
    (row) => (change === ANY || row.change === change) && (reference === ANY || row.reference === reference),
  );
  return (
    <>
      <p role="status" data-testid="versions-counts" className={styles.counts}>
        {counts.fixed} fixed, {counts.broken} broken, {counts.unchanged} unchanged, {right} right in both
      </p>
      <Counts report={report} />
      <p className={styles.hint}>{versionNotes(report, dimensions).join(' ')}</p>
      {settled}
      {rows.length > 0 && (
        <>
          <div className={styles.narrow}>
            <Select
              label="Change"
              options={[
                { value: ANY, label: 'any' },
                { value: 'broken', label: `broken (${counts.broken})` },
                { value: 'unchanged', label: `unchanged (${counts.unchanged})` },
                { value: 'fixed', label: `fixed (${counts.fixed})` },
              ]}
              value={change}
              onChange={setChange}
            />
            <Select
              label="Reference"
              options={[
                { value: ANY, label: 'any' },
                ...references.map(({ reference: one }) => ({ value: one, label: REFERENCES[one] })),
              ]}
              value={reference}
              onChange={setReference}
            />
            <span className={styles.count} data-testid="versions-listed">
              {counted(wanted.length, 'row')}
              {wanted.length > MOST && `; the first ${MOST} are shown, a saved file has all`}
            </span>
            <SaveVersions report={report} rows={wanted} />
          </div>
          <Rows rows={wanted} report={report} dimensions={dimensions} onLeave={onLeave} />
        </>
      )}
    </>
  );
}
