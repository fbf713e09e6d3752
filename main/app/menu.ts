// The menu bar. Its commands are carried out by the window, like the window's own buttons.
import { app, Menu, type BrowserWindow, type MenuItemConstructorOptions } from 'electron';
import { aboutCommand, type CommandName } from '../../contract/commands.ts';

type Item = MenuItemConstructorOptions;

const MAC = process.platform === 'darwin';
const SEPARATOR: Item = { type: 'separator' };

/** Keys as Electron writes them; those that are typed without Ctrl or Cmd are the window's alone. */
const accelerator = (keys: string | undefined): string | null =>
  keys?.startsWith('$mod+') === true ? keys.replace('$mod', 'CmdOrCtrl') : null;

function template(window: BrowserWindow): Item[] {
  const wish = (name: CommandName): Item => {
    const { title, keys, asks } = aboutCommand(name);
    const pressed = accelerator(keys);
    return {
      label: asks ? `${title}…` : title,
      ...(pressed !== null && { accelerator: pressed }),
      click: () => window.webContents.send('touchstone:command', name),
    };
  };
  const file: Item[] = [
    wish('new_study'),
    wish('open_study'),
    wish('open_sample'),
    SEPARATOR,
    wish('import_files'),
    wish('import_folder'),
    wish('export'),
    SEPARATOR,
    wish('open_packet'),
    wish('send_back'),
    wish('make_packet'),
    wish('merge_packets'),
    SEPARATOR,
    wish('rater'),
    SEPARATOR,
    MAC ? { role: 'close' } : { role: 'quit' },
  ];
  const view: Item[] = [
    wish('palette'),
    wish('own_work'),
    wish('settings'),
    SEPARATOR,
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    SEPARATOR,
    { role: 'togglefullscreen' },
    ...(app.isPackaged
      ? []
      : [SEPARATOR, { role: 'reload' as const }, { role: 'toggleDevTools' as const, accelerator: 'F12' }]),
  ];
  return [
    ...(MAC ? [{ role: 'appMenu' as const }] : []),
    { label: 'File', submenu: file },
    { role: 'editMenu' },
    { label: 'View', submenu: view },
    { label: 'Help', role: 'help', submenu: [wish('keys')] },
  ];
}

export function setMenu(window: BrowserWindow): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(template(window)));
}
