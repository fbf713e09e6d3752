// What an import did: counts first, then every input that did not go in, with its reason.
import type { ImportReport } from '../../contract/import.ts';
import { counted, duration, outcome, size } from './words.ts';
import styles from './Report.module.css';

function details({ messages, scores, graders, bytes, seconds, formats }: ImportReport): string {
  return [
    counted(messages, 'message'),
    ...(scores > 0 ? [`${counted(scores, 'score')} of ${counted(graders.length, 'grader')}`] : []),
    ...Object.keys(formats).sort(),
    `${size(bytes)} in ${duration(seconds)}`,
  ].join(' · ');
}

export function Report({ report }: { report: ImportReport }) {
  return (
    <div className={styles.report} data-testid="import-report">
      <p>{outcome(report)}.</p>
      <p className={styles.details}>{details(report)}</p>
      {report.cancelled && <p className={styles.details}>What is in stays in; importing the same again goes on from there.</p>}
      {report.rejected.length > 0 && (
        // A list that scrolls must be reachable by keys.
        <ul className={styles.rejected} data-testid="import-failed" aria-label="Not imported" tabIndex={0}>
          {report.rejected.map(({ path, where, reason }, i) => (
            <li key={i}>
              <p className={styles.path} title={path}>
                {path.replace(/^.*[/\\]/, '')}
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
