// The few calls that only the Electron main process can answer: dialogs, studies on disk, settings.
import { z } from 'zod';
import { LONGEST_NAME } from '../limits.ts';
import type { Calls } from '../call.ts';
import { AppState, Chosen } from '../app-state.ts';
import { ShownBackup } from '../backups.ts';
import { Rater } from '../rater.ts';
import { LONGEST_PAGE } from '../report.ts';
import { RecentStudy } from '../study.ts';

const Nothing = z.object({});
const RaterName = z.string().trim().min(1).max(LONGEST_NAME);
/** Maximum size of a drawing; a usual one has a few kB. */
const MOST_SVG = 8_000_000;
/** Maximum length of a side of a page: PDF readers show no page longer than 200 inches. */
const Points = z.number().min(10).max(14_400);

export const appCalls = {
  'app.state': { input: Nothing, output: AppState, reads: ['app'] },
  /** Sets or corrects the name of the current rater. The id stays, so the rater keeps their labels. */
  'app.set_rater': {
    input: z.object({ name: RaterName }),
    output: Rater,
    changes: ['app'],
    repeatable: true,
  },
  /** Makes another person the current rater: one of `others`, or a new one, who gets an id. */
  'app.switch_rater': {
    input: z.object({ to: z.union([z.object({ id: z.string() }), z.object({ name: RaterName })]) }),
    output: Rater,
    changes: ['app'],
    repeatable: false,
  },
  /** Reassigns keys; keys that are not named get their default. */
  'app.set_keys': { input: AppState.pick({ keys: true }), output: Nothing, changes: ['app'], repeatable: true },
  'app.recent': { input: Nothing, output: z.array(RecentStudy), reads: ['app'] },
  /** Opens a recent study by its token, or the sample study. Answers once the store has opened it. */
  'app.open': {
    input: z.object({ study: z.union([z.literal('sample'), z.object({ token: z.string() })]) }),
    output: AppState,
    changes: ['app'],
    repeatable: false,
  },
  'app.choose_study': { input: Nothing, output: AppState, changes: ['app'], repeatable: false },
  'app.new_study': { input: Nothing, output: AppState, changes: ['app'], repeatable: false },
  /** The automatic backups of a recent study, or (null) of the open one; the newest first. */
  'app.backups': {
    input: z.object({ study: z.string().nullable() }),
    output: z.array(ShownBackup),
    reads: ['app'],
  },
  /**
   * Replaces a recent study or the open one by a backup, or (null) by one chosen in a dialog, keeps the old file, and
   * opens the study. An error is reported through the state.
   */
  'app.restore': {
    input: z.object({ study: z.string().nullable(), backup: z.string().nullable() }),
    output: AppState,
    changes: ['app'],
    repeatable: false,
  },
  'app.close_study': { input: Nothing, output: AppState, changes: ['app'], repeatable: false },
  'app.choose_imports': {
    input: z.object({
      kind: z.enum(['files', 'folder']),
      purpose: z.enum(['import', 'population']).default('import'),
    }),
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
  /** Asks for packets to open or merge. The jobs process reads them; this call starts it, also without a study. */
  'app.choose_packets': { input: Nothing, output: Chosen.nullable(), changes: [], repeatable: false },
  /**
   * Packets that the system asked the app to open (a double click, an argument); each is returned once. The window asks
   * when it starts, and whenever the main process says that packets wait.
   */
  'app.given_packets': { input: Nothing, output: Chosen.nullable(), changes: [], repeatable: false },
  /** Asks where to write a packet, a figure or a report, or where to make a study from a packet. */
  'app.choose_target': {
    input: z.object({
      suggested: z.string(),
      what: z.enum(['packet', 'study', 'svg', 'png', 'pdf', 'tex', 'md', 'csv', 'jsonl', 'html']),
    }),
    output: Chosen.nullable(),
    changes: [],
    repeatable: false,
  },
  /** Prints a page as PDF. The page runs no script and has no access to files or the network. */
  'app.print_page': {
    input: z.object({ page: z.string().max(LONGEST_PAGE) }),
    output: z.object({ pdf: z.instanceof(Uint8Array) }),
    changes: [],
    repeatable: true,
  },
  /** Prints a drawing of this size, in points, as a PDF of one page. */
  'app.print_figure': {
    input: z.object({ svg: z.string().max(MOST_SVG), width: Points, height: Points }),
    output: z.object({ bytes: z.instanceof(Uint8Array) }),
    changes: [],
    repeatable: false,
  },
  /** Starts the jobs process if it is not running, so that dropped files can be read without a study. */
  'app.need_jobs': { input: Nothing, output: Nothing, changes: [], repeatable: true },
  /** Shows the file behind a token in the system's file manager. */
  'app.reveal': { input: z.object({ token: z.string() }), output: Nothing, changes: [], repeatable: false },
} satisfies Calls;
