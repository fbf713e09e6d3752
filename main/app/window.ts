// The window: its position, its appearance at start, and what happens if its page dies or hangs.
import { BrowserWindow, dialog, nativeTheme, screen, type Rectangle } from 'electron';
import { app } from 'electron';
import { defect, note } from './log.ts';
import { bundle, ORIGIN } from './places.ts';
import { remember, settings } from './settings.ts';

const SIZE = { width: 1440, height: 900 };
const LEAST = { minWidth: 960, minHeight: 600 };
/**
 * The background colour in both themes, so that the window does not flash before the page is loaded (see tokens.css).
 */
const DESK = { light: '#f2f1ee', dark: '#0b0d10' };
/** A page that dies again this soon is not reloaded without asking. */
const SOON_MS = 10_000;

/** The remembered position, if enough of it is on a screen. */
function bounds(): Partial<Rectangle> {
  const last = settings().bounds;
  if (last === null) return SIZE;
  const area = screen.getDisplayMatching(last).workArea;
  const seen =
    last.x < area.x + area.width - 100 &&
    last.x + last.width > area.x + 100 &&
    last.y >= area.y - 10 &&
    last.y < area.y + area.height - 50;
  const size = { width: Math.min(last.width, area.width), height: Math.min(last.height, area.height) };
  return seen ? { x: last.x, y: last.y, ...size } : size;
}

function ground(): string {
  return nativeTheme.shouldUseDarkColors ? DESK.dark : DESK.light;
}

/** Makes the window and loads its page; the window is shown when there is something to see. */
export function openWindow(): BrowserWindow {
  const window = new BrowserWindow({
    ...bounds(),
    ...LEAST,
    show: false,
    title: 'Touchstone',
    backgroundColor: ground(),
    webPreferences: {
      preload: bundle('preload', 'index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      devTools: !app.isPackaged,
    },
  });
  if (settings().bounds?.maximized === true) window.maximize();
  window.once('ready-to-show', () => window.show());
  nativeTheme.on('updated', () => !window.isDestroyed() && window.setBackgroundColor(ground()));
  window.on('close', () => keepBounds(window));
  watch(window);
  void window.loadURL(`${ORIGIN}/`);
  return window;
}

function keepBounds(window: BrowserWindow): void {
  try {
    remember({ bounds: { ...window.getNormalBounds(), maximized: window.isMaximized() } });
  } catch (error) {
    // a full disk, or a folder that may not be written to: the window closes all the same
    defect('settings', error);
  }
}

function watch(window: BrowserWindow): void {
  let last = 0;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    note(`the window's page ended: ${reason}`);
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const again = Date.now() - last < SOON_MS;
    last = Date.now();
    // The address names the place, and labels are on disk, so a reload loses nothing.
    if (!again) window.webContents.reload();
    else void ask(window, 'The window stopped again. Your work is saved.', ['Reload', 'Close']);
  });
  window.on('unresponsive', () => {
    note('the window does not answer');
    void ask(window, 'The window is not responding. Your work is saved.', ['Reload', 'Wait']);
  });
}

/** Offers to reload; the second button does nothing ("Wait") or closes the window. */
async function ask(window: BrowserWindow, message: string, buttons: ['Reload', 'Wait' | 'Close']): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message,
    buttons,
    defaultId: 0,
    cancelId: 1,
  });
  if (window.isDestroyed()) return;
  if (response === 0) {
    window.webContents.forcefullyCrashRenderer();
    window.webContents.reload();
  } else if (buttons[1] === 'Close') window.destroy();
}
