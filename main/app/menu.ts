// The menu bar. What it wants done is done by the window, as if its own button had been pressed.
import { app, Menu, type BrowserWindow, type MenuItemConstructorOptions } from 'electron';

type Item = MenuItemConstructorOptions;

const MAC = process.platform === 'darwin';
const SEPARATOR: Item = { type: 'separator' };

function template(window: BrowserWindow): Item[] {
  const wish = (label: string, command: string, accelerator?: string): Item => ({
    label,
    ...(accelerator !== undefined && { accelerator }),
    click: () => window.webContents.send('touchstone:command', command),
  });
  const file: Item[] = [
    wish('New study…', 'new_study', 'CmdOrCtrl+N'),
    wish('Open study…', 'open_study', 'CmdOrCtrl+O'),
    wish('Open sample study', 'open_sample'),
    SEPARATOR,
    wish('Import files…', 'import_files', 'CmdOrCtrl+I'),
    wish('Import folder…', 'import_folder', 'CmdOrCtrl+Shift+I'),
    wish('Export…', 'export', 'CmdOrCtrl+E'),
    SEPARATOR,
    wish('Open packet…', 'open_packet', 'CmdOrCtrl+Shift+O'),
    wish('Send work back…', 'send_back'),
    wish('Make a packet…', 'make_packet'),
    wish('Merge packets…', 'merge_packets'),
    SEPARATOR,
    wish('Who is rating…', 'rater'),
    SEPARATOR,
    MAC ? { role: 'close' } : { role: 'quit' },
  ];
  const view: Item[] = [
    wish('Go to anything…', 'palette', 'CmdOrCtrl+K'),
    SEPARATOR,
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    SEPARATOR,
    { role: 'togglefullscreen' },
    ...(app.isPackaged ? [] : [SEPARATOR, { role: 'reload' as const }, { role: 'toggleDevTools' as const, accelerator: 'F12' }]),
  ];
  return [
    ...(MAC ? [{ role: 'appMenu' as const }] : []),
    { label: 'File', submenu: file },
    { role: 'editMenu' },
    { label: 'View', submenu: view },
    { label: 'Help', role: 'help', submenu: [wish('Keys', 'keys')] },
  ];
}

export function setMenu(window: BrowserWindow): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(template(window)));
}
