// The few calls that only the Electron main process can answer: dialogs, studies on disk, settings.
import { z } from 'zod';
import type { Calls } from '../call.ts';
import { AppState, Chosen } from '../app-state.ts';
import { ShownBackup } from '../backups.ts';
import { LONGEST_NAME, Rater } from '../rater.ts';
import { LONGEST_PAGE } from '../report.ts';
import { RecentStudy } from '../study.ts';

const Nothing = z.object({});
const RaterName = z.string().trim().min(1).max(LONGEST_NAME);
/** A drawing has a few kB. */
const MOST_SVG = 8_000_000;
/** A side of a page; more than 200 inches no reader of PDF shows. */
const Points = z.number().min(10).max(14_400);

export const appCalls = {
  'app.state': { input: Nothing, output: AppState, reads: ['app'] },
  /** Says the name of whoever rates now, or corrects it: the id stays, and with it whose labels are whose. */
  'app.set_rater': {
    input: z.object({ name: RaterName }),
    output: Rater,
    changes: ['app'],
    repeatable: true,
  },
  /** Another person rates from here on: one of `others`, or somebody new, who gets an id. */
  'app.switch_rater': {
    input: z.object({ to: z.union([z.object({ id: z.string() }), z.object({ name: RaterName })]) }),
    output: Rater,
    changes: ['app'],
    repeatable: false,
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
  /** The backups that were made by themselves of a recent study, or (null) of the open one; the newest first. */
  'app.backups': {
    input: z.object({ study: z.string().nullable() }),
    output: z.array(ShownBackup),
    reads: ['app'],
  },
  /**
   * Puts a backup, or (null) one that a dialog asks for, in the place of a recent study or the open one, keeps what was
   * there, and opens it. What keeps it from being restored is told by the state.
   */
  'app.restore': {
    input: z.object({ study: z.string().nullable(), backup: z.string().nullable() }),
    output: AppState,
    changes: ['app'],
    repeatable: false,
  },
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
  /**
   * Packets that the app was asked to open from outside (a double click, an argument), each once. The window asks when
   * it comes and whenever it is told of some.
   */
  'app.given_packets': { input: Nothing, output: Chosen.nullable(), changes: [], repeatable: false },
  /** Where a packet, a figure or a report is to be written, or a study made of a packet. */
  'app.choose_target': {
    input: z.object({
      suggested: z.string(),
      what: z.enum(['packet', 'study', 'svg', 'png', 'pdf', 'tex', 'md', 'csv', 'jsonl', 'html']),
    }),
    output: Chosen.nullable(),
    changes: [],
    repeatable: false,
  },
  /** Prints a page, which runs no script and reaches nothing, as the bytes of a PDF. */
  'app.print_page': {
    input: z.object({ page: z.string().max(LONGEST_PAGE) }),
    output: z.object({ pdf: z.instanceof(Uint8Array) }),
    changes: [],
    repeatable: true,
  },
  /** A drawing of so many points as the bytes of a PDF of one page, by Electron's own printing. */
  'app.print_figure': {
    input: z.object({ svg: z.string().max(MOST_SVG), width: Points, height: Points }),
    output: z.object({ bytes: z.instanceof(Uint8Array) }),
    changes: [],
    repeatable: false,
  },
  /** Sees to it that what was dropped can be read without a study. */
  'app.need_jobs': { input: Nothing, output: Nothing, changes: [], repeatable: true },
  /** Shows the file behind a token in the system's file manager. */
  'app.reveal': { input: z.object({ token: z.string() }), output: Nothing, changes: [], repeatable: false },
} satisfies Calls;
