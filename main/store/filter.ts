// The filter language as SQL: each term a condition on a transcript row called `t`.
import type { Hit } from '../../contract/transcript-head.ts';
import { DisputeState, UNDECIDED } from '../../contract/dispute.ts';
import type { LabelState } from '../../contract/label.ts';
import {
  ANY,
  BRACKETED,
  FIELDS,
  isField,
  isValue,
  NUMBER_FIELDS,
  type FieldName,
} from '../../contract/filter/fields.ts';
import { printComparison } from '../../contract/filter/print.ts';
import { parseFilter, type Field, type Filter, type Operator, type Term } from '../../contract/filter/parse.ts';
import { isAnswered, labelledNames, levelAnswered, answerState } from './answer-counts.ts';
import { badFilter } from './bad-filter.ts';
import { hiddenFromFinder, hiddenInLibrary, keptBack, labelShown } from './blind.ts';
import { contains, join, sql, verbatim, type Sql } from './sql.ts';
import type { Db } from './connection.ts';
import { isFirstClass } from './facets.ts';
import { ofId } from './find-by.ts';
import { bookmarked, flagged, noted, skipped } from './own-terms.ts';
import { isText, phrase, type TextTerm } from './search.ts';
import { hitsOf, isScope, scopeOf, spokenIn, type Scope } from './spoken.ts';
import { facetNames, graders } from './study.ts';
import { transcriptsWith, type KeyRange } from './words.ts';

type Compare = Extract<Term, { kind: 'compare' }>;

/** Parses a filter. Throws `bad_filter` with the column. */
export function readFilter(text: string): Filter {
  const parsed = parseFilter(text);
  if (!parsed.ok) throw badFilter(parsed.message, parsed.column);
  return parsed.tree;
}

const wanted = (operator: Operator): Sql =>
  verbatim({ ':': '=', '=': '=', '!=': '<>', '>=': '>=', '<=': '<=', '>': '>', '<': '<' }[operator]);

function numberOf(term: Compare): number {
  const number = Number(term.value);
  if (term.value.trim() === '' || !Number.isFinite(number))
    throw badFilter(`"${term.value}" is not a number`, term.at + 1);
  return number;
}

const notOneOf = (name: FieldName, values: object, { value, at }: Compare): Error =>
  badFilter(`${name} must be one of ${Object.keys(values).join(', ')}, not "${value}"`, at + 1);

/** Whether the term compares words, which are equal or not, and not numbers or the values of a facet. */
function areWords({ field, value }: Compare): boolean {
  if (field.kind === 'name') return isField(field.name) && !NUMBER_FIELDS.includes(field.name);
  return (
    Object.hasOwn(BRACKETED[field.kind].values, value) || (field.kind === 'score' && !Number.isFinite(Number(value)))
  );
}

/** Whether the term asks for everything but its value. Throws `bad_filter` if it asks for more or less than a word. */
function isUnequal(term: Compare): boolean {
  const { field, operator, value, at } = term;
  if (!areWords(term)) return false;
  if (operator === '!=') return true;
  if (operator === ':' || operator === '=') return false;
  throw badFilter(`write ${printComparison(field, ':', value)}`, at + 1);
}

/** The value of a facet may be text or a number: numbers compare as numbers, and equality accepts either form. */
function compared(column: Sql, term: Compare): Sql {
  const number = Number(term.value);
  const numeric = term.value.trim() !== '' && Number.isFinite(number);
  if (term.operator === ':' || term.operator === '=') {
    return numeric ? sql`${column} in (${term.value}, ${number})` : sql`${column} = ${term.value} collate nocase`;
  }
  if (term.operator === '!=')
    return numeric ? sql`${column} not in (${term.value}, ${number})` : sql`${column} <> ${term.value} collate nocase`;
  if (numeric) return sql`(typeof(${column}) <> 'text' and ${column} ${wanted(term.operator)} ${number})`;
  return sql`(typeof(${column}) = 'text' and ${column} ${wanted(term.operator)} ${term.value})`;
}

function facet(db: Db, name: string, term: Compare): Sql {
  if (isFirstClass(name)) return compared(verbatim(`t.${name}`), term);
  const names = facetNames(db);
  if (!names.includes(name))
    throw badFilter(
      `there is no field or facet "${name}" (there are ${[...Object.keys(FIELDS), ...names].join(', ')})`,
      term.at + 1,
    );
  return sql`t.key in (select f.transcript from facet f where f.name = ${name} and ${compared(verbatim('f.value'), term)})`;
}

function score(db: Db, field: Extract<Field, { kind: 'score' }>, term: Compare, rater: string | null): Sql {
  const known = graders(db);
  if (!known.some((g) => g.grader === field.grader && g.dimension === field.dimension)) {
    const names = known.map((g) => `score[${g.grader}.${g.dimension}]`);
    throw badFilter(
      `no grader gave score[${field.grader}.${field.dimension}] (there are ${names.join(', ') || 'no scores'})`,
      term.at + 1,
    );
  }
  const condition = isValue(BRACKETED.score.values, term.value)
    ? sql`s.state = ${term.value}`
    : Number.isFinite(Number(term.value))
      ? sql`s.value ${wanted(term.operator)} ${numberOf(term)}`
      : sql`s.label = ${term.value} collate nocase`;
  // A search by verdict would reveal the verdict, so transcripts with hidden verdicts are not found by it.
  return sql`(exists (select 1 from score s where s.transcript = t.key and s.grader = ${field.grader} and s.dimension = ${field.dimension} and ${condition})
    and not ${hiddenFromFinder(rater)} and not ${keptBack(rater)})`;
}

function labelState(term: Compare, rater: string | null): Sql {
  const { values } = FIELDS.label;
  if (!isValue(values, term.value)) throw notOneOf('label', values, term);
  const state: LabelState = term.value === 'missing' ? 'todo' : term.value;
  if (rater !== null)
    return sql`coalesce((select l.state from label l where l.transcript = t.key and l.rater = ${rater} and l.round = 'main'), 'todo') = ${state}`;
  if (state === 'todo')
    return sql`not exists (select 1 from label l where l.transcript = t.key and l.round = 'main' and l.state <> 'todo')`;
  return sql`exists (select 1 from label l where l.transcript = t.key and l.round = 'main' and l.state = ${state})`;
}

const DISPUTES: Record<keyof typeof FIELDS.dispute.values, readonly DisputeState[]> = {
  open: UNDECIDED,
  reopened: ['reopened'],
  decided: ['decided'],
  settled: ['settled'],
  [ANY]: DisputeState.options,
};

/** The state of the disputes about a transcript's scores; hidden with the scores. */
function disputeState(term: Compare, rater: string | null): Sql {
  const { values } = FIELDS.dispute;
  if (!isValue(values, term.value)) throw notOneOf('dispute', values, term);
  const among = join(
    DISPUTES[term.value].map((state) => sql`${state}`),
    ', ',
  );
  return sql`(t.key in (select d.transcript from dispute d where d.state in (${among})) and not ${hiddenInLibrary(rater)})`;
}

/**
 * Answers of raters on a dimension or flag. Labels of others are hidden like a grader's verdict, one's own never are.
 */
function said(db: Db, name: string, term: Compare, rater: string | null): Sql {
  const names = labelledNames(db);
  if (!names.includes(name))
    throw badFilter(`no rubric has a dimension or flag "${name}" (there are ${names.join(', ')})`, term.at + 1);
  const condition = isValue(BRACKETED.label.values, term.value)
    ? term.value === ANY
      ? isAnswered(name)
      : sql`${answerState(name)} = ${term.value}`
    : sql`${levelAnswered(name)} ${wanted(term.operator)} ${numberOf(term)}`;
  return sql`exists (select 1 from label l where l.transcript = t.key and l.state <> 'todo' and l.round <> 'training' and ${condition}
    and ${labelShown(rater)})`;
}

const GOLD: Record<keyof typeof BRACKETED.gold.values, Sql> = { [ANY]: sql`true`, cannot_judge: sql`g.level is null` };

/**
 * The result of adjudication. It reveals labels of others, so it is hidden from raters who still label the transcript.
 */
function settled(db: Db, name: string, term: Compare, rater: string | null): Sql {
  const names = labelledNames(db);
  if (!names.includes(name))
    throw badFilter(`no rubric has a dimension "${name}" (there are ${names.join(', ')})`, term.at + 1);
  const condition = isValue(BRACKETED.gold.values, term.value)
    ? GOLD[term.value]
    : sql`g.level ${wanted(term.operator)} ${numberOf(term)}`;
  return sql`(t.key in (select g.transcript from gold g where g.dimension = ${name} and ${condition}) and not ${hiddenFromFinder(rater)})`;
}

/** Whether a yes-or-no term asks for yes. */
function isYes(name: 'bookmark' | 'drawn', term: Compare): boolean {
  const { values } = FIELDS[name];
  if (!isValue(values, term.value)) throw notOneOf(name, values, term);
  return term.value === 'yes';
}

/** Submitted by the rater of this name, or of this id. */
const submittedBy = ({ value }: Compare): Sql =>
  sql`t.key in (select l.transcript from label l join rater r on r.id = l.rater
    where l.round = 'main' and l.state = 'done' and (r.name = ${value} or r.id = ${value}))`;

/** Drawn into a queue that counts, or chosen by hand, or in no queue. */
function drawn(term: Compare): Sql {
  const some = sql`t.key in (select f.transcript from frame f join draw d on d.key = f.draw join queue q on q.name = d.queue
    where q.purpose = 'label' and f.drawn = 1)`;
  return isYes('drawn', term) ? some : sql`not ${some}`;
}

function field(db: Db, term: Compare, rater: string | null): Sql {
  if (term.field.kind === 'score') return score(db, term.field, term, rater);
  if (term.field.kind === 'label') return said(db, term.field.dimension, term, rater);
  if (term.field.kind === 'gold') return settled(db, term.field.dimension, term, rater);
  const { name } = term.field;
  if (!isField(name)) return facet(db, name, term);
  switch (name) {
    case 'id':
      return ofId(term.value);
    case 'title':
      return contains(sql`t.title`, term.value);
    case 'messages':
      return sql`t.messages ${wanted(term.operator)} ${numberOf(term)}`;
    case 'label':
      return labelState(term, rater);
    case 'labels':
      return sql`(select count(*) from label l where l.transcript = t.key and l.round = 'main' and l.state = 'done') ${wanted(term.operator)} ${numberOf(term)}`;
    case 'rater':
      return submittedBy(term);
    case 'dispute':
      return disputeState(term, rater);
    case 'said':
    case 'in':
      return sql`true`; // these terms restrict where words are searched: see `scoped`
    case 'note':
      return noted(term.value, rater);
    case 'bookmark':
      return bookmarked(isYes('bookmark', term), rater);
    case 'flag':
      return flagged(term.value, rater);
    case 'skip':
      return skipped(term.value, rater);
    case 'queue':
      return sql`t.key in (select i.transcript from queue_item i where i.queue = ${term.value})`;
    case 'drawn':
      return drawn(term);
    case 'rubric':
      return sql`exists (select 1 from label l where l.transcript = t.key and l.state <> 'todo' and l.round <> 'training' and l.rubric ${wanted(term.operator)} ${numberOf(term)})`;
    case 'source':
      return sql`t.key in (select o.transcript from source o where ${contains(sql`o.path`, term.value)})`;
  }
}

/** SQL for the numbers of the transcripts that contain the words anywhere. */
const holding = (term: TextTerm, within: Within | null): Sql =>
  transcriptsWith(within?.queries.get(term) ?? phrase(term), within);

const listed = (transcripts: readonly number[]): Sql =>
  sql`t.key in (select value from json_each(${JSON.stringify(transcripts)}))`;

/** The words within the scope of the filter: the texts found by the index are searched again. */
function scoped(db: Db, term: TextTerm, scope: Scope, within: Within | null): Sql {
  const { text, values } = holding(term, within);
  const found = db
    .prepare<unknown[], number>(text)
    .pluck()
    .all(...values);
  return listed(spokenIn(db, [...new Set(found)], scope, term));
}

/** Transcripts that have such a block, for a filter without words. */
function havingBlocks(db: Db, scope: Scope, within: Within | null): Sql {
  const inRange = within === null ? sql`true` : sql`key between ${within.from} and ${within.to}`;
  const transcripts = sql`select key from transcript where ${inRange}`.all<{ key: number }>(db).map(({ key }) => key);
  return listed(spokenIn(db, transcripts, scope, null));
}

const wordsHold = (db: Db, term: TextTerm, scope: Scope | null, within: Within | null): Sql =>
  scope === null ? sql`t.key in (${holding(term, within)})` : scoped(db, term, scope, within);

const one = (db: Db, term: Term, rater: string | null, scope: Scope | null, within: Within | null): Sql => {
  const condition = isText(term) ? wordsHold(db, term, scope, within) : field(db, term, rater);
  const unequal = term.kind === 'compare' && isUnequal(term);
  return term.not === unequal ? sql`(${condition})` : sql`coalesce(not (${condition}), true)`;
};

/** Several values of one field, given with `:`, are alternatives; all other terms must hold together. */
const alternative = (term: Term): string | null =>
  term.kind === 'compare' &&
  !term.not &&
  term.operator === ':' &&
  term.field.kind === 'name' &&
  term.field.name !== 'queue'
    ? term.field.name
    : null;

/** The fields of which the filter asks for one value or another. */
export const chosenFields = ({ terms }: Filter): ReadonlySet<string> =>
  new Set(terms.flatMap((term) => alternative(term) ?? []));

/** Whether a filter only chooses values of this field: without its choice it finds every transcript. */
export const choosesOnly = ({ terms }: Filter, field: string): boolean =>
  terms.every((term) => alternative(term) === field);

/** A range of transcripts, and the query of the search index for each term that reads only this range (search.ts). */
export interface Within extends KeyRange {
  queries: ReadonlyMap<Term, string>;
}

export interface ConditionOptions {
  /** The alternatives of this field are left out: the counts of a facet ignore its own choice. */
  without?: string;
  /** Only transcripts of this range are searched. */
  within?: Within;
}

/** The condition for a filter. Throws `bad_filter` for fields and graders that the study does not have. */
export function condition(
  db: Db,
  filter: Filter,
  rater: string | null,
  { without, within }: ConditionOptions = {},
): Sql {
  const groups = new Map<string, Sql[]>();
  const parts = within === undefined ? [] : [sql`t.key between ${within.from} and ${within.to}`];
  const scope = scopeOf(filter);
  if (scope !== null && !filter.terms.some(isText)) parts.push(havingBlocks(db, scope, within ?? null));
  for (const term of filter.terms) {
    if (isScope(term)) continue;
    const name = alternative(term);
    if (name === without && name !== null) continue;
    const part = one(db, term, rater, scope, within ?? null);
    if (name === null) parts.push(part);
    else groups.set(name, [...(groups.get(name) ?? []), part]);
  }
  for (const group of groups.values()) parts.push(sql`(${join(group, ' or ')})`);
  return parts.length === 0 ? sql`true` : join(parts, ' and ');
}

/** The positions of the filter's words in a transcript, in reading order. Throws `bad_filter`. */
export const hits = (db: Db, transcript: number, text: string): Hit[] => hitsOf(db, transcript, readFilter(text));
