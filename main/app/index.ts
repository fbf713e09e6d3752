// Electron's main process, in the order of its start: logging, security restrictions, the study, the window.
import inspector from 'node:inspector';
import { resolve } from 'node:path';
import { app, BrowserWindow } from 'electron';
import { answerCalls } from './calls.ts';
import { startCrashHandling } from './crash.ts';
import { lockDown, silenceChromium } from './lockdown.ts';
import { givePackets, isPacket } from './given-packets.ts';
import { startLog } from './log.ts';
import { setMenu } from './menu.ts';
import { pageToPrint, printAndQuit } from './print-page.ts';
import { registerScheme, serveWindow } from './protocol.ts';
import { takeScreenshot } from './screenshot.ts';
import { closeStudy, openSample, openStudy, showIn, shown } from './study.ts';
import { openWindow } from './window.ts';

const userData = process.env['TOUCHSTONE_USER_DATA'];
if (userData !== undefined && userData !== '') app.setPath('userData', resolve(userData));

const page = pageToPrint(process.argv);
// Before the log: printing must not write into the user's folder.
if (page !== null) printAndQuit(page);
else startLog();
startCrashHandling();
// As root Chromium crashes if its sandbox is enabled. Development and tests pass --no-sandbox, which is honoured here.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
silenceChromium();
registerScheme();

if (page === null) {
  if (app.requestSingleInstanceLock()) run();
  else app.quit();
}

/** The files that a command line names: a study, and packets; otherwise the last study or the sample study. */
function openNamed(argv: readonly string[], folder: string): void {
  const files = argv.filter((arg) => !arg.startsWith('-')).map((arg) => resolve(folder, arg));
  const study = files.findLast((file) => file.endsWith('.touchstone'));
  if (study !== undefined) void openStudy(study);
  else if (argv.includes('--sample')) void openSample();
  givePackets(files.filter(isPacket));
}

function run(): void {
  // macOS reports a double-clicked file before the app is ready, too.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    if (isPacket(path)) givePackets([path]);
    else void app.whenReady().then(() => openStudy(path));
  });
  app.on('second-instance', (_event, argv, folder) => {
    openNamed(argv, folder);
    const [window] = BrowserWindow.getAllWindows();
    if (window?.isMinimized() === true) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  // Not at before-quit: a page that is closing may still send a note to the store.
  app.on('will-quit', quitGently);
  void app.whenReady().then(attached).then(start);
}

/**
 * Waits for Playwright if the tests ask for it: attached while the first page is loading, it would sometimes miss that
 * page and wait without end. It calls `__playwright_run` when it is attached. The released program does not allow
 * attaching (electron-builder.yml).
 */
function attached(): Promise<void> {
  if (process.env['TOUCHSTONE_WAIT_FOR_TESTS'] !== '1' || inspector.url() === undefined) return Promise.resolve();
  return new Promise((resolve) => void Reflect.set(globalThis, '__playwright_run', resolve));
}

function start(): void {
  // first, because the window waits for the process of the study
  openNamed(process.argv.slice(1), process.cwd());
  setImmediate(openPage);
}

function openPage(): void {
  lockDown();
  serveWindow();
  const window = openWindow();
  showIn(() => (window.isDestroyed() || window.webContents.isCrashed() ? null : window.webContents));
  window.once('ready-to-show', shown);
  answerCalls(window);
  setMenu(window);
  const picture = process.env['TOUCHSTONE_SCREENSHOT'];
  if (picture !== undefined && picture !== '') void takeScreenshot(window, resolve(picture));
}

let closed = false;

/** The processes finish their step and close the file; then the app ends. */
function quitGently(event: Electron.Event): void {
  if (closed) return;
  event.preventDefault();
  void closeStudy().finally(() => {
    closed = true;
    // If there is no study to close, this still runs inside the delayed quit, and Electron ignores a second one.
    setImmediate(() => app.quit());
  });
}
