// What a call declares of itself; freshness, sending again, saving marks and announcements are derived from it.
import { z } from 'zod';

/**
 * The parts of a study that answers depend on. `app` is what the main process keeps beside
 * studies.
 */
export const Topic = z.enum([
  'transcripts',
  'facets',
  'scores',
  'labels',
  'queues',
  'views',
  'rubric',
  'gold',
  'disputes',
  'mappings',
  'settings',
  'raters',
  'packets',
  'drafts',
  'app',
]);
export type Topic = z.infer<typeof Topic>;

/** The topics that stand in a study file. */
export const STUDY_TOPICS: readonly Topic[] = Topic.options.filter((topic) => topic !== 'app');

/** The topics of a study without the named ones. */
export const topicsBut = (...left: readonly Topic[]): readonly Topic[] =>
  STUDY_TOPICS.filter((topic) => !left.includes(topic));

/** What the transcripts that a filter finds depend on. */
export const FILTER_TOPICS: readonly Topic[] = topicsBut(
  'views',
  'mappings',
  'settings',
  'raters',
  'packets',
  'drafts',
);

interface Schemas {
  input: z.ZodType;
  output: z.ZodType;
}

/** A call that changes nothing. Its answer is stale once one of the topics has changed. */
export interface ReadCall extends Schemas {
  reads: readonly Topic[];
}

/**
 * A call that does something. `changes`: what may differ afterwards; empty for what is written outside of studies.
 * `repeatable`: a second time changes nothing more, so that the call is sent again when the process that answers it has
 * died meanwhile. `signed`: what it records carries the rater's name; the window asks for the name first if it is not
 * known.
 */
export interface WriteCall extends Schemas {
  changes: readonly Topic[];
  repeatable: boolean;
  signed?: true;
}

export type Call = ReadCall | WriteCall;

/** Calls by name, as the files of contract/calls list them. */
export type Calls = Record<string, Call>;

/** What the call may have changed once it was answered. */
export const changesOf = (call: Call): readonly Topic[] => ('changes' in call ? call.changes : []);

/** Whether an answer is stale after a change of these topics. */
export const isStale = (call: Call, changed: readonly Topic[]): boolean =>
  'reads' in call && call.reads.some((topic) => changed.includes(topic));

/** Whether the call waits for the rater's name. */
export const isSigned = (call: Call): boolean => 'signed' in call && call.signed;

/** Whether the call is sent once more to the process that takes the place of one that died. */
export const isSentAgain = (call: Call): boolean => 'changes' in call && call.repeatable;
