// The few calls that only Electron's main process can answer, and the check of their sender.
import { existsSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import {
  app,
  dialog,
  ipcMain,
  shell,
  type BrowserWindow,
  type FileFilter,
  type IpcMainEvent,
  type IpcMainInvokeEvent,
} from 'electron';
import { z } from 'zod';
import type { Chosen } from '../../contract/app-state.ts';
import type { Handlers, Parsed } from '../../contract/calls.ts';
import { appCalls } from '../../contract/calls/app.ts';
import { toldOf, TouchstoneError, type Problem } from '../../contract/errors.ts';
import type { TokenUse } from '../../contract/process.ts';
import { listBackups, restore } from './backups.ts';
import { takePackets } from './given-packets.ts';
import { defect } from './log.ts';
import { ORIGIN } from './places.ts';
import { printedDrawing, printedPage } from './print.ts';
import { ownRater, remember, settings, switchRater } from './settings.ts';
import { appState, closeStudy, connectWindow, needJobs, openSample, openStudy, tell, tokenForJobs } from './study.ts';
import { giveToken, pathsOf } from './tokens.ts';

type AppCall = keyof Handlers<'app'>;
/** Not from CALLS: to make the schemas of all calls takes a tenth of the time until the window. */
const INPUTS: { [N in AppCall]: { input: z.ZodType<Parsed<N>> } } = appCalls;
const STUDIES = [{ name: 'Touchstone study', extensions: ['touchstone'] }];
const PACKETS = [{ name: 'Touchstone packet', extensions: ['tspacket'] }];

/** The kinds of files that have a save dialog, with the ending of their names. */
const TARGETS: Record<Parsed<'app.choose_target'>['what'], { title: string; filters: FileFilter[]; end: string }> = {
  packet: { title: 'Packet', filters: PACKETS, end: '.tspacket' },
  study: { title: 'Study of this packet', filters: STUDIES, end: '.touchstone' },
  svg: { title: 'Save figure', filters: [{ name: 'SVG drawing', extensions: ['svg'] }], end: '.svg' },
  png: { title: 'Save figure', filters: [{ name: 'PNG picture', extensions: ['png'] }], end: '.png' },
  pdf: { title: 'Save PDF', filters: [{ name: 'PDF document', extensions: ['pdf'] }], end: '.pdf' },
  tex: { title: 'Save LaTeX', filters: [{ name: 'LaTeX', extensions: ['tex'] }], end: '.tex' },
  md: { title: 'Save Markdown', filters: [{ name: 'Markdown', extensions: ['md'] }], end: '.md' },
  csv: { title: 'Save table', filters: [{ name: 'CSV table', extensions: ['csv'] }], end: '.csv' },
  jsonl: { title: 'Save table', filters: [{ name: 'JSON Lines', extensions: ['jsonl'] }], end: '.jsonl' },
  html: { title: 'Write report', filters: [{ name: 'Web page', extensions: ['html'] }], end: '.html' },
};

/** The path with its ending, if it was given without one. */
const ending = (path: string, end: string): string => (extname(path) === end ? path : `${path}${end}`);

function chosen(paths: readonly string[], use: TokenUse): Chosen {
  return { token: tokenForJobs(paths, use), names: paths.map((path) => basename(path)) };
}

function handlers(window: BrowserWindow): Handlers<'app'> {
  return {
    'app.state': appState,
    'app.set_rater': ({ name }) => {
      const rater = { id: ownRater().id, name };
      remember({ rater });
      tell('state');
      return rater;
    },
    'app.switch_rater': ({ to }) => {
      const rater = switchRater(to);
      if (rater === null)
        throw new TouchstoneError('not_found', 'No rater with this id has worked on this machine', '', 'Enter a name');
      tell('state');
      return rater;
    },
    'app.set_keys': ({ keys }) => {
      remember({ keys });
      return {};
    },
    'app.recent': () =>
      settings().recent.map(({ path, opened_at }) => ({
        token: giveToken([path]),
        name: basename(path, extname(path)),
        folder: dirname(path),
        opened_at,
        exists: existsSync(path),
      })),
    'app.open': async ({ study }) => {
      const [path = ''] = study === 'sample' ? [] : pathsOf(study.token);
      await (study === 'sample' ? openSample() : openStudy(path));
      return appState();
    },
    'app.choose_study': async () => {
      const { filePaths } = await dialog.showOpenDialog(window, { properties: ['openFile'], filters: STUDIES });
      if (filePaths[0] !== undefined) await openStudy(filePaths[0]);
      return appState();
    },
    'app.new_study': async () => {
      const defaultPath = join(app.getPath('documents'), 'study.touchstone');
      const { filePath } = await dialog.showSaveDialog(window, {
        title: 'New study',
        buttonLabel: 'Make study',
        defaultPath,
        filters: STUDIES,
      });
      // An empty path means that the dialog was closed.
      if (filePath) {
        const path = ending(filePath, '.touchstone');
        await openStudy(path, { create: basename(path, '.touchstone') });
      }
      return appState();
    },
    'app.backups': async ({ study }) => {
      // it reads their states
      await needJobs();
      return listBackups(study);
    },
    'app.restore': async (wish) => {
      await restore(window, STUDIES, wish);
      return appState();
    },
    'app.close_study': async () => {
      await closeStudy();
      return appState();
    },
    'app.choose_imports': async ({ kind, purpose }) => {
      const properties: ('openFile' | 'openDirectory' | 'multiSelections')[] = [
        kind === 'files' ? 'openFile' : 'openDirectory',
        'multiSelections',
      ];
      const words =
        purpose === 'import'
          ? { title: 'Import', buttonLabel: 'Import' }
          : { title: 'Files of the population', buttonLabel: 'Choose' };
      const { filePaths } = await dialog.showOpenDialog(window, { ...words, properties });
      return filePaths.length === 0 ? null : chosen(filePaths, 'read');
    },
    'app.choose_export': async ({ suggested }) => {
      const defaultPath = join(app.getPath('documents'), basename(suggested));
      const { filePath } = await dialog.showSaveDialog(window, { title: 'Export', buttonLabel: 'Export', defaultPath });
      return filePath ? chosen([filePath], 'write') : null;
    },
    'app.choose_packets': async () => {
      await needJobs();
      const properties: ('openFile' | 'multiSelections')[] = ['openFile', 'multiSelections'];
      const { filePaths } = await dialog.showOpenDialog(window, { title: 'Packets', properties, filters: PACKETS });
      return filePaths.length === 0 ? null : chosen(filePaths, 'read');
    },
    'app.given_packets': takePackets,
    'app.choose_target': async ({ suggested, what }) => {
      const { title, filters, end } = TARGETS[what];
      const defaultPath = join(app.getPath('documents'), basename(suggested));
      const { filePath } = await dialog.showSaveDialog(window, { title, defaultPath, filters });
      return filePath ? chosen([ending(filePath, end)], 'write') : null;
    },
    'app.print_page': async ({ page }) => ({ pdf: await printedPage(page) }),
    'app.print_figure': async ({ svg, width, height }) => ({ bytes: await printedDrawing(svg, { width, height }) }),
    'app.need_jobs': async () => {
      await needJobs();
      return {};
    },
    'app.reveal': ({ token }) => {
      const [path] = pathsOf(token);
      if (path !== undefined) shell.showItemInFolder(path);
      return {};
    },
  };
}

function problemOf(name: string, error: unknown): Problem {
  const told = toldOf(error);
  if (told !== null) return told.problem;
  if (error instanceof z.ZodError)
    return { code: 'bad_input', what: 'The window sent an invalid request.', where: name, todo: '' };
  defect(name, error);
  return { code: 'internal', what: 'Something went wrong inside Touchstone.', where: name, todo: 'Try again.' };
}

/** Messages are accepted only from the window's own page, at its own address. */
function isOurs(window: BrowserWindow, event: IpcMainEvent | IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && !window.isDestroyed() && frame === window.webContents.mainFrame && frame.origin === ORIGIN;
}

function isAppCall(name: string): name is AppCall {
  return Object.hasOwn(INPUTS, name);
}

// One name for table and schema, so that the two agree.
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
function run<N extends AppCall>(table: Handlers<'app'>, name: N, input: unknown): unknown {
  return table[name](INPUTS[name].input.parse(input));
}

/** Begins to answer the window. */
export function answerCalls(window: BrowserWindow): void {
  const table = handlers(window);
  const answer = async (
    event: IpcMainInvokeEvent,
    name: string,
    work: () => unknown,
  ): Promise<{ value: unknown } | { problem: Problem }> => {
    try {
      if (!isOurs(window, event))
        throw new TouchstoneError('bad_input', 'The request did not come from the window.', name);
      return { value: await work() };
    } catch (error) {
      return { problem: problemOf(name, error) };
    }
  };
  ipcMain.handle('touchstone:app', (event, name: unknown, input: unknown) =>
    answer(event, String(name), () => {
      if (typeof name !== 'string' || !isAppCall(name))
        throw new TouchstoneError('bad_input', 'There is no such call.', String(name));
      return run(table, name, input);
    }),
  );
  ipcMain.handle('touchstone:drop', (event, paths: unknown) =>
    // A dropped item that is not a file (a picture from a page, a piece of text) has no path.
    answer(event, 'drop', () => {
      const files = z
        .array(z.string())
        .parse(paths)
        .filter((path) => path !== '');
      if (files.length === 0)
        throw new TouchstoneError('rejected_file', 'The dropped item is not a file.', '', 'Drop files or folders.');
      return chosen(files, 'read');
    }),
  );
  ipcMain.on('touchstone:connect', (event) => {
    if (isOurs(window, event)) connectWindow();
  });
}
