// A composite outcome: an event that occurs if any of several clauses holds, such as "blackmail>=3 or harm>=3", and its
// one line of text.
import { z } from 'zod';
import { MOST_PARTS } from './limits.ts';

/** A dimension at or above a level, a component of a dimension, or a flag, which is its measure at yes. */
export const Clause = z.union([
  z.strictObject({ dimension: z.string(), from_level: z.number().int() }),
  z.strictObject({ dimension: z.string(), component: z.string() }),
  z.strictObject({ flag: z.string() }),
]);
export type Clause = z.infer<typeof Clause>;

/** The clause in terms of measures: a flag is a measure at its level "yes". */
export const ofMeasure = (clause: Clause): Exclude<Clause, { flag: string }> =>
  'flag' in clause ? { dimension: clause.flag, from_level: 1 } : clause;

/** An event if any clause holds; none if all are known not to hold; otherwise unknown. */
export const Outcome = z.strictObject({ any: z.array(Clause).min(1).max(MOST_PARTS) });
export type Outcome = z.infer<typeof Outcome>;

const NAME = '[a-z][a-z0-9_]*';
const LEVEL = new RegExp(`^(${NAME})\\s*>=\\s*(-?\\d{1,9})$`);
const COMPONENT = new RegExp(`^(${NAME})\\.(${NAME})$`);
const FLAG = new RegExp(`^flag:(${NAME})$`);

function clauseOf(text: string): Clause | null {
  const [, dimension, level] = LEVEL.exec(text) ?? [];
  if (dimension !== undefined && level !== undefined) return { dimension, from_level: Number(level) };
  const [, of, component] = COMPONENT.exec(text) ?? [];
  if (of !== undefined && component !== undefined) return { dimension: of, component };
  const [, flag] = FLAG.exec(text) ?? [];
  return flag === undefined ? null : { flag };
}

/** The forms of a clause, for messages. */
export const CLAUSE_FORMS = 'dimension>=level, dimension.component or flag:name, joined by “or”';

/** The outcome that a line of text describes, or the error in it as a sentence. */
export function readOutcome(text: string): Outcome | string {
  const parts = text.trim().split(/\s+or\s+/i);
  const clauses = parts.map((part) => ({ part: part.trim(), clause: clauseOf(part.trim()) }));
  const wrong = clauses.find(({ clause }) => clause === null);
  if (wrong !== undefined) return `“${wrong.part}” is not a valid part of an event: write ${CLAUSE_FORMS}`;
  const any = clauses.flatMap(({ clause }) => clause ?? []);
  const parsed = Outcome.safeParse({ any });
  return parsed.success ? parsed.data : `An event has 1 to ${MOST_PARTS} parts, not ${any.length}`;
}

const printClause = (clause: Clause): string =>
  'flag' in clause
    ? `flag:${clause.flag}`
    : 'component' in clause
      ? `${clause.dimension}.${clause.component}`
      : `${clause.dimension}>=${clause.from_level}`;

/** The line of text that readOutcome() reads back. */
export const printOutcome = ({ any }: Outcome): string => any.map(printClause).join(' or ');

/** True if any is; false only if all are known to be false; otherwise null (unknown). */
export function anyOf(truths: readonly (boolean | null)[]): boolean | null {
  if (truths.includes(true)) return true;
  return truths.includes(null) ? null : false;
}
