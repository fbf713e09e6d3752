// What can be asked for from anywhere: by the menu bar, the palette, or a button of Start.
import { useNavigate } from '@tanstack/react-router';
import { call } from '../client/call.ts';
import { setApp } from '../client/app-state.ts';
import { startImport } from '../imports/imports.ts';
import { show } from './overlay.ts';
import { choosePackets, showPackets } from '../packets/packets.ts';

export interface Command {
  id: MenuCommand;
  title: string;
  /** Only with a study open. */
  study: boolean;
  keys?: string;
  /** Rejects with what went wrong. */
  run: () => Promise<void>;
}

async function importChosen(kind: 'files' | 'folder'): Promise<void> {
  const chosen = await call('app.choose_imports', { kind });
  if (chosen !== null) startImport(chosen);
}

/** Every command of the app. */
export function useCommands(): readonly Command[] {
  const navigate = useNavigate();
  return [
    { id: 'import_files', title: 'Import files', study: true, keys: '$mod+I', run: () => importChosen('files') },
    { id: 'import_folder', title: 'Import folder', study: true, keys: '$mod+Shift+I', run: () => importChosen('folder') },
    { id: 'export', title: 'Export', study: true, keys: '$mod+E', run: () => navigate({ to: '/export' }) },
    { id: 'own_work', title: 'Your own work so far', study: true, keys: 'y', run: async () => show('own_work') },
    { id: 'rater', title: 'Who is rating', study: false, run: async () => show('rater') },
    { id: 'open_packet', title: 'Open packet', study: false, keys: '$mod+Shift+O', run: choosePackets },
    { id: 'make_packet', title: 'Make a packet for a rater', study: true, run: async () => showPackets({ kind: 'make' }) },
    { id: 'merge_packets', title: 'Merge packets', study: true, run: choosePackets },
    { id: 'send_back', title: 'Send work back', study: true, run: async () => showPackets({ kind: 'send' }) },
    { id: 'new_study', title: 'New study', study: false, keys: '$mod+N', run: async () => setApp(await call('app.new_study', {})) },
    { id: 'open_study', title: 'Open study', study: false, keys: '$mod+O', run: async () => setApp(await call('app.choose_study', {})) },
    { id: 'open_sample', title: 'Open sample study', study: false, run: async () => setApp(await call('app.open', { study: 'sample' })) },
  ];
}
