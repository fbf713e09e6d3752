// Applies a rule, or a person's decision, to the labels of one transcript on one measure. Pure functions, so that
// window and command line give the same result.
import type { Decision, LabelBehind, Rule } from './gold.ts';
import type { Answer, RaterLabel } from './label.ts';

/** A rule that makes gold. A decision by a person is not a rule. */
export type AutoRule = Exclude<Rule, 'adjudicated'>;

/** An answer that a rule counts. `level` null: could not be judged. */
export interface Vote {
  rater: string;
  rubric: number;
  level: number | null;
}

/** A label with an answer on the dimension in question. */
interface Voice extends Vote {
  from: RaterLabel;
  answer: Answer;
}

const BY_RATER = 'rater:';
const byRater = (a: Vote, b: Vote): number => (a.rater < b.rater ? -1 : 1);

/** The name of the rater whose label alone the rule uses; null: the rule counts all labels. */
export const raterOf = (rule: Rule): string | null => (rule.startsWith(BY_RATER) ? rule.slice(BY_RATER.length) : null);

function voices(labels: readonly RaterLabel[], dimension: string): Voice[] {
  return labels
    .flatMap((from): Voice[] => {
      const answer = from.answers[dimension] ?? null;
      // an answer in text is not a level, so nothing agrees with it
      if (answer === null || answer.state === 'text') return [];
      return [
        { from, answer, rater: from.rater, rubric: from.rubric, level: answer.state === 'level' ? answer.level : null },
      ];
    })
    .sort(byRater);
}

/** The answers on a dimension that a rule counts, by rater. */
export const votesOn = (labels: readonly RaterLabel[], dimension: string): Vote[] => voices(labels, dimension);

/**
 * The answers that can be compared: labels of different versions of the rubric may have different meanings, so the
 * newest version that has an answer counts.
 */
export function newest<V extends Vote>(votes: readonly V[]): V[] {
  const version = Math.max(...votes.map(({ rubric }) => rubric));
  return votes.filter(({ rubric }) => rubric === version);
}

/** The most frequent level, and its number of raters; of several the first, which no rule accepts. */
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
    // a component is gold only if every rater who agrees recorded it
    components: first.filter((name) => others.every((list) => list.includes(name))),
    evidence,
    rationale,
    rule,
    rubric: all[0]?.rubric ?? 0,
    labels: all.map(behind),
  };
}

/**
 * The decision of a rule on the submitted labels of one transcript on one dimension; null if nobody answered it.
 * `unanimous`: two raters or more, and all agree; `majority`: more than half of two or more. Raters who all answer
 * “cannot judge” agree.
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

/** A person's decision: the level (null: “cannot judge”), with the evidence of the raters who gave it. */
export const decide = (
  labels: readonly RaterLabel[],
  dimension: string,
  level: number | null,
  rationale: string,
): Decision => decided('adjudicated', dimension, newest(voices(labels, dimension)), level, rationale);

const sameVote = (a: Vote, b: Vote | undefined): boolean =>
  b !== undefined && a.level === b.level && a.rubric === b.rubric;

/** The answers on which a decision rests, and its rule. */
interface Basis {
  labels: readonly Pick<LabelBehind, 'rater' | 'rubric' | 'answer'>[];
  rule: Rule;
}

const votesOf = ({ labels }: Pick<Basis, 'labels'>): Vote[] =>
  labels.map(({ rater, rubric, answer }) => ({ rater, rubric, level: answer.state === 'level' ? answer.level : null }));

/**
 * Whether a decision still rests on the current answers: none has changed, and none is new (unless only one rater's
 * counted).
 */
export function holds(decision: Basis, now: readonly Vote[]): boolean {
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

/** Whether the current decision equals a new one, so that nothing need be recorded. */
export function isUnchanged(stands: Decision, fresh: Decision): boolean {
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
