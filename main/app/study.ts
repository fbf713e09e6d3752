// The open study, and its state in the window.
import { copyFileSync, existsSync, renameSync } from 'node:fs';
import { basename, dirname, extname, resolve } from 'node:path';
import { app, type WebContents } from 'electron';
import type { AppState, Chosen } from '../../contract/app-state.ts';
import { TouchstoneError, type Problem } from '../../contract/errors.ts';
import type { BeforeOpening, TokenUse } from '../../contract/process.ts';
import { defect } from './log.ts';
import { resource, userFile } from './places.ts';
import { StudyProcesses } from './processes.ts';
import { ownRater, rememberStudy, settings } from './settings.ts';
import { giveToken } from './tokens.ts';

let path: string | null = null;
/** Counts the studies and backups that were opened. */
let opening = 0;
let problem: Problem | null = null;
let damaged: Chosen | null = null;
let processes: StudyProcesses | null = null;
let page: () => WebContents | null = () => null;
/** Ports sent to a page before it listens would be lost, so the page asks for them. */
let asked = false;
/** The study that is being opened while the window loads for the first time. */
let starting: string | null = null;
/** Studies are opened and closed one after the other. */
let turn: Promise<void> = Promise.resolve();

/** Sets the page in which studies are shown. */
export function showIn(where: () => WebContents | null): void {
  page = where;
}

/** After the first frame of the window its first rows are read and drawn. */
const FIRST_ROWS_MS = 250;
let begin: () => void = () => undefined;
const begun = new Promise<void>((resolve) => {
  begin = resolve;
});

/** To be called at the first frame of the window: what the window does not need to begin starts a moment later. */
export function shown(): void {
  setTimeout(begin, FIRST_ROWS_MS);
}

function contents(): WebContents | null {
  return asked ? page() : null;
}

/** Makes the window ask again: for the state, or for packets to open. A page that loads asks by itself. */
export function tell(what: 'state' | 'packets'): void {
  contents()?.send('touchstone:command', what);
}

function inTurn(work: () => Promise<void>): Promise<void> {
  turn = turn.then(work).catch((error: unknown) => {
    if (!(error instanceof TouchstoneError)) defect('study', error);
    problem =
      error instanceof TouchstoneError
        ? error.problem
        : { code: 'internal', what: 'The study could not be opened.', where: '', todo: 'Try again.' };
  });
  return turn.then(() => tell('state'));
}

async function closeNow(): Promise<void> {
  const open = processes;
  processes = null;
  path = null;
  problem = null;
  damaged = null;
  await open?.close();
}

/** Opens a study in place of the open one. Errors are part of the state. */
export function openStudy(file: string, first: BeforeOpening | null = null): Promise<void> {
  const wanted = resolve(file);
  if (!asked && processes === null) starting = wanted;
  return inTurn(async () => {
    // the study that is already open keeps its number, so that its steps can still be undone
    if (wanted !== path || first !== null) opening += 1;
    await closeNow();
    try {
      processes = await StudyProcesses.open(wanted, first, { contents, gaveUp, begun });
    } catch (error) {
      if (error instanceof TouchstoneError && error.problem.code === 'damaged')
        damaged = { token: tokenForJobs([wanted], 'read'), names: [basename(wanted)] };
      throw error;
    } finally {
      starting = null;
    }
    path = wanted;
    processes.connect();
    // the window does not wait until it is on disk
    setImmediate(keepAmongRecent, wanted);
  });
}

function keepAmongRecent(study: string): void {
  if (isSample(study)) return;
  try {
    rememberStudy(study);
  } catch (error) {
    // a full disk, or a folder that may not be written to: the study is open all the same
    defect('settings', error);
  }
}

/** The path of the open study. */
export const openPath = (): string | null => path;

/** Starts a jobs process if there is none: a packet is read before there is a study for it. */
export async function needJobs(): Promise<void> {
  await turn;
  if (processes !== null) return;
  await inTurn(async () => {
    processes ??= await StudyProcesses.open(null, null, { contents, gaveUp, begun });
    processes.connect();
  });
}

function gaveUp(why: Problem): void {
  void inTurn(async () => {
    await closeNow();
    problem = why;
  });
}

export function closeStudy(): Promise<void> {
  return inTurn(closeNow);
}

/** Opens the user's own copy of the sample study, made from the shipped one if it does not exist yet. */
export function openSample(): Promise<void> {
  const copy = userFile('sample.touchstone');
  const shipped = resource('sample-study', 'sample.touchstone');
  if (!existsSync(copy) && existsSync(shipped)) {
    copyFileSync(shipped, `${copy}.new`);
    renameSync(`${copy}.new`, copy);
  }
  return openStudy(copy);
}

function isSample(file: string): boolean {
  return file === resolve(userFile('sample.touchstone'));
}

/** Sends ports to a page that has (re)loaded. */
export function connectWindow(): void {
  asked = true;
  processes?.connect();
}

/** A token for files, which the jobs of the open study (or the next) may use. */
export function tokenForJobs(paths: readonly string[], use: TokenUse): string {
  const token = giveToken(paths, use);
  processes?.addToken({ token, paths: [...paths], use });
  return token;
}

/** The name and folder that the window shows. */
function named(file: string): NonNullable<AppState['study']> {
  return { name: isSample(file) ? 'Sample study' : basename(file, extname(file)), folder: dirname(file), opening };
}

/**
 * The state after all opening and closing is finished. The study of the program's start is named before it is open, so
 * that the window is drawn meanwhile; if it cannot be opened, the window is told to ask again.
 */
export async function appState(): Promise<AppState> {
  if (starting === null) await turn;
  const shownStudy = path ?? starting;
  return {
    study: shownStudy === null ? null : named(shownStudy),
    problem,
    damaged,
    notes: [...(processes?.notes ?? [])],
    rater: ownRater(),
    others: settings().others,
    keys: settings().keys,
    version: app.getVersion(),
    platform: process.platform,
  };
}
