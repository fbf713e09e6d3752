// The few calls that only the Electron main process can answer: dialogs, studies on disk, settings.
import { z } from 'zod';
import type { Calls } from '../call.ts';
import { Problem } from '../errors.ts';
import { LONGEST_NAME, Rater } from './study.ts';

/** A capability for files the user chose: the window passes the token on and never sees the path. */
export const Chosen = z.object({ token: z.string(), names: z.array(z.string()) });
export type Chosen = z.infer<typeof Chosen>;

export const RecentStudy = z.object({
  token: z.string(),
  name: z.string(),
  folder: z.string(),
  opened_at: z.string(),
  exists: z.boolean(),
});
export type RecentStudy = z.infer<typeof RecentStudy>;

/**
 * Who is rating at this machine. Until the person has said so (`named`), the name is the system user's, and nothing is
 * recorded under it.
 */
export const OwnRater = Rater.extend({ name: z.string().max(LONGEST_NAME), named: z.boolean() });

/** What the window is about: no study, a study being opened, an open one, or one that could not be opened. */
export const AppState = z.object({
  study: z.object({ name: z.string(), folder: z.string() }).nullable(),
  problem: Problem.nullable(),
  rater: OwnRater,
  /** Keys that were put elsewhere: by place and default key ("Label b"), the key it has now. */
  keys: z.record(z.string(), z.string()),
  version: z.string(),
  platform: z.string(),
});
export type AppState = z.infer<typeof AppState>;

const Nothing = z.object({});

export const appCalls = {
  'app.state': { input: Nothing, output: AppState, reads: ['app'] },
  'app.set_rater': {
    input: z.object({ name: z.string().trim().min(1).max(LONGEST_NAME) }),
    output: Rater,
    changes: ['app'],
    repeatable: true,
  },
  /** Puts keys elsewhere; those that are not named have their default. */
  'app.set_keys': { input: AppState.pick({ keys: true }), output: Nothing, changes: ['app'], repeatable: true },
  'app.recent': { input: Nothing, output: z.array(RecentStudy), reads: ['app'] },
  /** Opens by token of a recent study, or the sample study. Answers when store and jobs have it open. */
  'app.open': {
    input: z.object({ study: z.union([z.literal('sample'), z.object({ token: z.string() })]) }),
    output: AppState,
    changes: ['app'],
    repeatable: false,
  },
  'app.choose_study': { input: Nothing, output: AppState, changes: ['app'], repeatable: false },
  'app.new_study': { input: Nothing, output: AppState, changes: ['app'], repeatable: false },
  'app.close_study': { input: Nothing, output: AppState, changes: ['app'], repeatable: false },
  'app.choose_imports': {
    input: z.object({ kind: z.enum(['files', 'folder']) }),
    output: Chosen.nullable(),
    changes: [],
    repeatable: false,
  },
  'app.choose_export': {
    input: z.object({ suggested: z.string() }),
    output: Chosen.nullable(),
    changes: [],
    repeatable: false,
  },
  /**
   * Packets to open or merge. A packet is read by the jobs process, which is there from here on, also without a study.
   */
  'app.choose_packets': { input: Nothing, output: Chosen.nullable(), changes: [], repeatable: false },
  /** Where a packet or a figure is to be written, or a study made of a packet. */
  'app.choose_target': {
    input: z.object({ suggested: z.string(), what: z.enum(['packet', 'study', 'svg', 'png', 'csv', 'jsonl']) }),
    output: Chosen.nullable(),
    changes: [],
    repeatable: false,
  },
  /** Sees to it that what was dropped can be read without a study. */
  'app.need_jobs': { input: Nothing, output: Nothing, changes: [], repeatable: true },
  /** Shows the file behind a token in the system's file manager. */
  'app.reveal': { input: z.object({ token: z.string() }), output: Nothing, changes: [], repeatable: false },
} satisfies Calls;
