// The reference levels for comparing two versions of a grader on one dimension: gold, else a decided dispute, else
// labels that agree.
import { hasCause, type AuditDecision } from '../../../contract/dispute.ts';
import { newest } from '../../../contract/rules.ts';
import type { Reference } from '../../../contract/versions.ts';
import { answersOn, decisionsOn, goldFor, type Db, type RaterAnswer } from '../../store/index.ts';

export interface Referred {
  reference: Reference;
  level: number;
}

/** The level that a decision found right; null if it found no error, or contains no level. */
function levelOfDecision({ judgement: { verdict }, own }: AuditDecision): number | null {
  return hasCause(verdict) ? own.level : null;
}

/** The level that all blind raters gave; null if they differ, or if one could not judge. */
function levelOfLabels(answers: readonly RaterAnswer[]): number | null {
  const [first, ...others] = newest(answers.filter(({ blinded }) => blinded !== false));
  return first === undefined || others.some(({ level }) => level !== first.level) ? null : first.level;
}

function byTranscript(answers: readonly RaterAnswer[]): Map<number, RaterAnswer[]> {
  const groups = new Map<number, RaterAnswer[]>();
  for (const answer of answers) {
    const group = groups.get(answer.transcript);
    if (group === undefined) groups.set(answer.transcript, [answer]);
    else group.push(answer);
  }
  return groups;
}

/** The strongest reference of each transcript. A transcript that was adjudicated as “cannot judge” has none. */
export function referencesOn(db: Db, dimension: string): Map<number, Referred> {
  const found = new Map<number, Referred>();
  const put = (key: number, reference: Reference, level: number | null): void => {
    if (level !== null && !found.has(key)) found.set(key, { reference, level });
  };
  const gold = goldFor(db, dimension);
  for (const { key, level } of gold) put(key, 'gold', level);
  for (const [key, decision] of decisionsOn(db, dimension)) put(key, 'decision', levelOfDecision(decision));
  for (const [key, answers] of byTranscript(answersOn(db, dimension))) put(key, 'label', levelOfLabels(answers));
  for (const { key, level } of gold) if (level === null) found.delete(key);
  return found;
}
