// The fields of the filter language with their values and help texts; every other name is a facet. Parser, SQL and
// completions are derived from them.
import type { DisputeState } from '../dispute.ts';
import type { LabelState } from '../label.ts';
import type { ScoreState } from '../score.ts';
import type { Role } from '../transcript.ts';

/** Values with their meanings, by what is typed. */
type Values<K extends string = string> = Readonly<Record<K, string>>;

interface FieldAbout {
  /** Short help beside a completion. */
  about: string;
  /** An example as it is typed, with its meaning, for the help of the search box. */
  example: readonly [typed: string, finds: string];
  /** The values that have a meaning of their own. */
  values: Values;
  /** Whether it has other values too: a number, a name, or words that a text contains. */
  isOpen: boolean;
}

/** The value that stands for every value. */
export const ANY = 'any';

const labels: Values<LabelState | 'missing'> = {
  missing: 'your label; the same as todo',
  todo: 'your label',
  started: 'your label',
  skipped: 'your label',
  done: 'your label',
};

const disputes: Values<DisputeState | typeof ANY> = {
  open: 'disputed, to decide',
  reopened: 'changed since the decision',
  decided: 'disputed and decided',
  settled: 'no longer in dispute',
  [ANY]: 'any of these',
};

/** The blocks that a search covers. In a tool call it searches name and arguments. */
const blocks = {
  text: 'text of messages',
  reasoning: 'hidden reasoning',
  tool_call: 'calls of tools',
  tool_result: 'results of tools',
} as const;

const roles: Values<Role> = {
  system: 'the system prompt',
  user: 'the user',
  assistant: 'the agent',
  tool: 'tools',
};

export const FIELDS = {
  messages: {
    about: 'length, as in messages>=100',
    example: ['messages>=100', 'length in messages'],
    values: {},
    isOpen: true,
  },
  label: {
    about: 'your label',
    example: ['label:todo', 'your label: todo, started, skipped or done'],
    values: labels,
    isOpen: false,
  },
  labels: {
    about: 'raters who submitted a label',
    example: ['labels>=2', 'raters who submitted a label'],
    values: {},
    isOpen: true,
  },
  said: {
    about: 'the role whose messages are searched',
    example: ['shutdown said:user', 'the words in messages of the user; also system, assistant, tool'],
    values: roles,
    isOpen: false,
  },
  in: {
    about: 'which blocks are searched',
    example: ['shutdown in:reasoning', 'the words in hidden reasoning; also text, tool_call, tool_result'],
    values: blocks,
    isOpen: false,
  },
  note: {
    about: 'text of your notes',
    example: ['note:threat', 'your note contains this; note:any: any note of yours'],
    values: { [ANY]: 'any note of yours' },
    isOpen: true,
  },
  bookmark: {
    about: 'your bookmarks',
    example: ['bookmark:yes', 'you bookmarked it; no: you did not'],
    values: { yes: 'bookmarked by you', no: 'not bookmarked by you' },
    isOpen: false,
  },
  flag: {
    about: 'a flag of yours',
    example: ['flag:any', 'you set this flag; any: some flag'],
    values: { [ANY]: 'some flag' },
    isOpen: true,
  },
  skip: {
    about: 'text of your reason to skip',
    example: ['skip:any', 'you skipped it; or text of your reason'],
    values: { [ANY]: 'you skipped it' },
    isOpen: true,
  },
  rater: {
    about: 'submitted by this rater',
    example: ['rater:NAME', 'labelled and submitted by this rater'],
    values: {},
    isOpen: true,
  },
  dispute: {
    about: 'state of the disputes about its scores',
    example: ['dispute:open', 'a disputed score needs a decision; also reopened, decided, settled, any'],
    values: disputes,
    isOpen: false,
  },
  title: { about: 'part of the title', example: ['title:words', 'part of the title'], values: {}, isOpen: true },
  source: {
    about: 'part of the file’s path',
    example: ['source:logs/', 'part of the file’s path'],
    values: {},
    isOpen: true,
  },
  queue: {
    about: 'transcripts of a queue',
    example: ['queue:NAME', 'transcripts of a queue'],
    values: {},
    isOpen: true,
  },
  drawn: {
    about: 'drawn at random into a queue',
    example: ['drawn:yes', 'drawn at random into a queue; no: not drawn'],
    values: { yes: 'drawn at random', no: 'not drawn at random' },
    isOpen: false,
  },
  rubric: {
    about: 'labelled under a version of the rubric',
    example: ['rubric:1', 'labelled under this version of the rubric'],
    values: {},
    isOpen: true,
  },
  id: {
    about: 'beginning of the id, or the producer’s own id',
    example: ['id:3fa9', 'beginning of the id, or the producer’s full id'],
    values: {},
    isOpen: true,
  },
} as const satisfies Record<string, FieldAbout>;

const scores: Values<ScoreState> = {
  scored: 'there is a score',
  unscored: 'the grader gave no score',
  parse_failed: 'its answer could not be read',
};
const decided = { [ANY]: 'any value', cannot_judge: 'cannot be judged' } as const;

/** The fields that name a dimension in brackets, with their values besides numbers and levels. */
export const BRACKETED = {
  score: { values: scores },
  label: { values: { ...decided, text: 'answered in text' } },
  gold: { values: decided },
} as const satisfies Record<string, { values: Values }>;

export type BracketedName = keyof typeof BRACKETED;

/** Whether what was typed is one of these values. */
export const isValue = <K extends string>(values: Values<K>, typed: string): typed is K => Object.hasOwn(values, typed);

export type FieldName = keyof typeof FIELDS;

/** The fields whose values depend on the rater who looks. */
export const OWN_FIELDS: readonly FieldName[] = ['label', 'note', 'bookmark', 'flag', 'skip'];

/** The fields whose values are numbers; those of all others are words, which are equal or not. */
export const NUMBER_FIELDS: readonly FieldName[] = ['messages', 'labels', 'rubric'];

/** Whether a name means one of these fields, and not a facet. */
export const isField = (name: string): name is FieldName => Object.hasOwn(FIELDS, name);

/** The fields in the order in which they are offered. */
export const fieldList: readonly (FieldAbout & { name: FieldName })[] = Object.keys(FIELDS)
  .filter(isField)
  .map((name) => ({ name, ...FIELDS[name] }));
