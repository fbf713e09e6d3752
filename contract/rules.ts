// What a rule, or a person, makes of the labels of one transcript on one measure. Pure: window and command line
// settle alike.
import type { Decision, LabelBehind, Rule } from './gold.ts';
import type { Answer, RaterLabel } from './label.ts';

/** A rule that makes gold by itself; what a person decides is none. */
export type AutoRule = Exclude<Rule, 'adjudicated'>;

/** An answer that has a say. `level` null: could not be judged. */
export interface Vote {
  rater: string;
  rubric: number;
  level: number | null;
}

/** A label that has an answer on the dimension in question. */
interface Voice extends Vote {
  from: RaterLabel;
  answer: Answer;
}

const BY_RATER = 'rater:';
const byRater = (a: Vote, b: Vote): number => (a.rater < b.rater ? -1 : 1);

/** The rater whose label alone a rule takes, by name; null: the rule weighs all. */
export const raterOf = (rule: Rule): string | null => (rule.startsWith(BY_RATER) ? rule.slice(BY_RATER.length) : null);

function voices(labels: readonly RaterLabel[], dimension: string): Voice[] {
  return labels
    .flatMap((from): Voice[] => {
      const answer = from.answers[dimension] ?? null;
      // a written answer is no level, and nothing agrees with it
      if (answer === null || answer.state === 'text') return [];
      return [
        { from, answer, rater: from.rater, rubric: from.rubric, level: answer.state === 'level' ? answer.level : null },
      ];
    })
    .sort(byRater);
}

/** The answers on a dimension that have a say, by rater. */
export const votesOn = (labels: readonly RaterLabel[], dimension: string): Vote[] => voices(labels, dimension);

/**
 * Those that may be weighed against each other: labels of different versions of the rubric may mean different things,
 * so the newest version that has an answer counts.
 */
export function newest<V extends Vote>(votes: readonly V[]): V[] {
  const version = Math.max(...votes.map(({ rubric }) => rubric));
  return votes.filter(({ rubric }) => rubric === version);
}

/** The level that most voices give and how many do; of several the first, which no rule takes. */
function commonest(all: readonly Voice[]): { level: number | null; count: number } {
  const counts = new Map<number | null, number>();
  for (const { level } of all) counts.set(level, (counts.get(level) ?? 0) + 1);
  const [[level, count] = [null, 0]] = [...counts].sort(([, a], [, b]) => b - a);
  return { level, count };
}

const behind = ({ from, answer }: Voice): LabelBehind => {
  const { rater, rater_name, rubric, blinded, updated_at } = from;
  return { rater, rater_name, rubric, answer, blinded, updated_at };
};

function decided(
  rule: Rule,
  dimension: string,
  all: readonly Voice[],
  level: number | null,
  rationale: string,
): Decision {
  const agreeing = all.filter((one) => one.level === level);
  const seen = agreeing.map(({ from }) => from.label.dimensions[dimension]?.components ?? []);
  const [first = [], ...others] = seen;
  const evidence = agreeing.flatMap(({ from }) => from.label.evidence.filter((span) => span.dimension === dimension));
  return {
    level,
    // a component is gold only where every rater who agrees saw it
    components: first.filter((name) => others.every((list) => list.includes(name))),
    evidence,
    rationale,
    rule,
    rubric: all[0]?.rubric ?? 0,
    labels: all.map(behind),
  };
}

/**
 * What the rule makes of the submitted labels of one transcript on one dimension; null where nobody answered it.
 * `unanimous`: two raters or more, all of whom agree; `majority`: strictly more than half of two or more. To agree that
 * it cannot be judged is to agree.
 */
export function settle(
  rule: AutoRule,
  labels: readonly RaterLabel[],
  dimension: string,
): Decision | { reason: string } | null {
  const all = voices(labels, dimension);
  if (all.length === 0) return null;
  const name = raterOf(rule);
  if (name !== null) {
    const own = all.filter(({ rater, from }) => rater === name || from.rater_name === name);
    const [one] = own;
    return one === undefined
      ? { reason: `${name} has not labelled it` }
      : decided(rule, dimension, own, one.level, `the label of ${name}`);
  }
  const weighed = newest(all);
  const { level, count } = commonest(weighed);
  if (weighed.length < 2)
    return {
      reason: weighed.length < all.length ? 'only one rater under the newest rubric version' : 'only one rater',
    };
  if (rule === 'unanimous' && count < weighed.length) return { reason: 'raters differ' };
  if (2 * count <= weighed.length) return { reason: 'no majority' };
  return decided(rule, dimension, weighed, level, `${count} of ${weighed.length} raters agree`);
}

/** What a person decides: the level (null: it cannot be judged), with what the raters who gave it point to. */
export const decide = (
  labels: readonly RaterLabel[],
  dimension: string,
  level: number | null,
  rationale: string,
): Decision => decided('adjudicated', dimension, newest(voices(labels, dimension)), level, rationale);

const sameVote = (a: Vote, b: Vote | undefined): boolean =>
  b !== undefined && a.level === b.level && a.rubric === b.rubric;

const votesOf = ({ labels }: Pick<Decision, 'labels'>): Vote[] =>
  labels.map(({ rater, rubric, answer }) => ({ rater, rubric, level: answer.state === 'level' ? answer.level : null }));

/**
 * Whether a decision still rests on the answers as they are now: none has changed, and (unless one rater's counted)
 * none is new.
 */
export function holds(decision: Pick<Decision, 'labels' | 'rule'>, now: readonly Vote[]): boolean {
  const weighed = raterOf(decision.rule) === null ? newest(now) : now;
  const before = votesOf(decision);
  const unchanged = before.every((vote) =>
    sameVote(
      vote,
      weighed.find(({ rater }) => rater === vote.rater),
    ),
  );
  return unchanged && (raterOf(decision.rule) !== null || before.length === weighed.length);
}

/** Whether what stands says all that a new decision would say, so that nothing need be recorded. */
export function alreadySaid(stands: Decision, fresh: Decision): boolean {
  const votes = votesOf(stands);
  const known = votesOf(fresh).every((vote) =>
    sameVote(
      vote,
      votes.find(({ rater }) => rater === vote.rater),
    ),
  );
  if (stands.level !== fresh.level || stands.rubric !== fresh.rubric || !known) return false;
  const parts = ({ components, evidence }: Decision): string => JSON.stringify([components, evidence]);
  return stands.rule !== fresh.rule || parts(stands) === parts(fresh);
}
