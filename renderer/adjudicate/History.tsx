// All decisions about a unit, newest first: decider, rule, time, reason, and the labels behind it.
import type { Adjudication } from '../../contract/gold.ts';
import type { Dimension } from '../../contract/rubric.ts';
import { raterOf } from '../../contract/rules.ts';
import { exactTime, timeAgo } from '../parts/time-ago.ts';
import type { Looks } from '../cards/rater-looks.ts';
import { levelText } from '../cards/rater-texts.ts';
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
      return `${looks.get(rater)?.title ?? rater_name} ${levelText(level, dimension)}`;
    })
    .join(', ');
}

/**
 * The rule of a decision and its reason. If the rule takes one rater's labels, both contain the name of the rater, so
 * without `named` other texts replace them.
 */
function ruleText({ change }: Adjudication, named: boolean): { rule: string; why: string } {
  if (change.kind === 'reopen') return { rule: '', why: change.reason };
  const { rule, rationale } = change.decision;
  if (raterOf(rule) !== null && !named) return { rule: 'the labels of one rater', why: '' };
  return { rule: RULES[rule] ?? rule, why: rationale };
}

interface EntryProps extends Omit<HistoryProps, 'log' | 'people'> {
  entry: Adjudication;
  who: string;
}

function Entry({ entry, dimension, looks, who }: EntryProps) {
  const { change, at } = entry;
  const { rule, why } = ruleText(entry, looks !== null);
  const rests = looks === null ? '' : behind(entry, dimension, looks);
  return (
    <li className={styles.entry} data-testid="decision">
      <p>
        <span className={styles.what}>
          {change.kind === 'reopen' ? 'reopened' : levelText(change.decision.level, dimension)}
        </span>
        {rule !== '' && ` · ${rule}`}
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
  /** null: the raters' names are hidden. */
  looks: Looks | null;
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
