// The menu bar. The window carries out its commands, like its own buttons.
import { app, Menu, type BrowserWindow, type MenuItemConstructorOptions } from 'electron';
import { aboutCommand, type CommandName } from '../../contract/commands.ts';

type Item = MenuItemConstructorOptions;

const MAC = process.platform === 'darwin';
const SEPARATOR: Item = { type: 'separator' };

/** On systems where Alt with an arrow moves by words, other keys go back and forward. */
const MAC_KEYS: Readonly<Record<string, string>> = { 'Alt+ArrowLeft': 'Cmd+[', 'Alt+ArrowRight': 'Cmd+]' };

/** Keys in Electron's notation; keys without Ctrl, Cmd or Alt are handled by the window alone. */
const accelerator = (keys: string | undefined): string | null =>
  MAC && keys !== undefined && keys in MAC_KEYS
    ? (MAC_KEYS[keys] ?? null)
    : keys !== undefined && /^(\$mod|Alt)\+/.test(keys)
      ? keys.replace('$mod', 'CmdOrCtrl').replace(/Arrow(?=Left|Right)/, '')
      : null;

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
    wish('back'),
    wish('forward'),
    SEPARATOR,
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
