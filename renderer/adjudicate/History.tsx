// Everything that was decided about a unit, newest first: by whom, by which rule, when, why, on which labels.
import type { Adjudication } from '../../contract/gold.ts';
import type { Dimension } from '../../contract/rubric.ts';
import { exactTime, timeAgo } from '../parts/time-ago.ts';
import type { Looks } from '../cards/rater-looks.ts';
import { levelWords } from '../cards/rater-words.ts';
import styles from './History.module.css';

const RULES: Record<string, string> = {
  unanimous: 'all raters agree',
  majority: 'most raters agree',
  adjudicated: 'decided',
};

function behind({ change }: Adjudication, dimension: Dimension, looks: Looks): string {
  if (change.kind === 'reopen') return '';
  return change.decision.labels
    .map(({ rater, rater_name, answer }) => {
      const level = answer.state === 'level' ? answer.level : null;
      return `${looks.get(rater)?.title ?? rater_name} ${levelWords(level, dimension)}`;
    })
    .join(', ');
}

function Entry({
  entry,
  dimension,
  looks,
  who,
}: {
  entry: Adjudication;
  dimension: Dimension;
  looks: Looks;
  who: string;
}) {
  const { change, at } = entry;
  const why = change.kind === 'reopen' ? change.reason : change.decision.rationale;
  const rests = behind(entry, dimension, looks);
  return (
    <li className={styles.entry} data-testid="decision">
      <p>
        <span className={styles.what}>
          {change.kind === 'reopen' ? 'reopened' : levelWords(change.decision.level, dimension)}
        </span>
        {change.kind === 'decide' && ` · ${RULES[change.decision.rule] ?? change.decision.rule}`}
        {' · '}
        {who} · <time title={exactTime(at)}>{timeAgo(at)}</time>
      </p>
      {why !== '' && <p className={styles.why}>{why}</p>}
      {rests !== '' && <p className={styles.rests}>On: {rests}</p>}
    </li>
  );
}

export interface HistoryProps {
  log: readonly Adjudication[];
  dimension: Dimension;
  looks: Looks;
  /** Names by id. */
  people: ReadonlyMap<string, string>;
}

export function History({ log, dimension, looks, people }: HistoryProps) {
  if (log.length === 0) return null;
  return (
    <section className={styles.history} aria-label="History of decisions">
      <h4>Decisions</h4>
      <ol>
        {log.toReversed().map((entry) => (
          <Entry
            key={entry.id}
            entry={entry}
            dimension={dimension}
            looks={looks}
            who={entry.rater === null ? 'command line' : (people.get(entry.rater) ?? entry.rater)}
          />
        ))}
      </ol>
    </section>
  );
}
