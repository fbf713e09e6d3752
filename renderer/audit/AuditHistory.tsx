// All decisions about a dispute, newest first: verdict, cause, note, levels, rater, time.
import type { AuditEntry, Dispute } from '../../contract/dispute.ts';
import type { Dimension } from '../../contract/rubric.ts';
import { levelText } from '../cards/rater-texts.ts';
import { exactTime, timeAgo } from '../parts/time-ago.ts';
import { causeTitle, otherName, verdictTitle } from './texts.ts';
import styles from './Verdict.module.css';

export interface AuditHistoryProps {
  /** The entries, oldest first. */
  log: readonly AuditEntry[];
  dispute: Dispute;
  dimension: Dimension;
  people: ReadonlyMap<string, string>;
}

function what({ change }: AuditEntry, { dispute, people }: AuditHistoryProps): string {
  if (change.kind === 'reopen') return 'reopened';
  const { judgement } = change.decision;
  const verdict = verdictTitle(judgement.verdict, dispute, people);
  return 'cause' in judgement ? `${verdict}: ${causeTitle(judgement.cause).toLowerCase()}` : verdict;
}

function rests({ change }: AuditEntry, { dispute, dimension, people }: AuditHistoryProps): string {
  if (change.kind === 'reopen') return '';
  const { level, other, own } = change.decision;
  const parts = [
    `${dispute.grader} ${level === null ? 'no level' : levelText(level, dimension)}`,
    ...(dispute.kind === 'citation' || other === null
      ? []
      : [`${otherName(dispute, people)} ${levelText(other, dimension)}`]),
    own.from === 'none' ? 'settled by a newer version' : `own level ${levelText(own.level, dimension)}`,
  ];
  return parts.join(', ');
}

export function AuditHistory(props: AuditHistoryProps) {
  const { log, people } = props;
  if (log.length === 0) return null;
  return (
    <section className={styles.history} aria-label="History of decisions">
      <h4>Decisions</h4>
      <ol>
        {log.toReversed().map((entry) => {
          const words = entry.change.kind === 'reopen' ? entry.change.reason : entry.change.decision.note;
          const on = rests(entry, props);
          return (
            <li key={entry.id} data-testid="audit-entry">
              <p>
                <b>{what(entry, props)}</b> · {people.get(entry.rater) ?? entry.rater} ·{' '}
                <time title={exactTime(entry.at)}>{timeAgo(entry.at)}</time>
              </p>
              {words !== '' && <p className={styles.words}>{words}</p>}
              {on !== '' && <p className={styles.on}>On: {on}</p>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
