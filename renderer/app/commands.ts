// Commands that work everywhere: from the menu bar, the palette, or a button of Start.
import { useNavigate, useRouter } from '@tanstack/react-router';
import { aboutCommand, commandNames, type CommandName } from '../../contract/commands.ts';
import { call } from '../client/call.ts';
import { setApp } from '../client/app-state.ts';
import { takeImports } from '../imports/tables.ts';
import { showPopulation } from '../library/population/population.ts';
import { show } from './overlay.ts';
import { choosePackets, showPackets } from '../packets/packets.ts';

export interface Command {
  id: CommandName;
  title: string;
  /** Whether the command needs an open study. */
  study: boolean;
  keys?: string;
  /** Rejects with the error of the command. */
  run: () => Promise<void>;
}

async function importChosen(kind: 'files' | 'folder'): Promise<void> {
  const chosen = await call('app.choose_imports', { kind });
  if (chosen !== null) await takeImports(chosen);
}

/** Every command of the app. */
export function useCommands(): readonly Command[] {
  const navigate = useNavigate();
  const router = useRouter();
  const runs: Record<CommandName, () => Promise<void>> = {
    import_files: () => importChosen('files'),
    import_folder: () => importChosen('folder'),
    population: async () => showPopulation('known'),
    draw: async () => showPopulation('draw'),
    export: () => navigate({ to: '/export' }),
    own_work: async () => show('own_work'),
    rater: async () => show('rater'),
    settings: async () => show('settings'),
    open_packet: choosePackets,
    make_packet: async () => showPackets({ kind: 'make' }),
    merge_packets: choosePackets,
    send_back: async () => showPackets({ kind: 'send' }),
    new_study: async () => setApp(await call('app.new_study', {})),
    open_study: async () => setApp(await call('app.choose_study', {})),
    open_sample: async () => setApp(await call('app.open', { study: 'sample' })),
    back: async () => router.history.back(),
    forward: async () => router.history.forward(),
    palette: async () => show('palette'),
    keys: async () => show('keys'),
  };
  return commandNames.map((id) => ({ id, ...aboutCommand(id), run: runs[id] }));
}
