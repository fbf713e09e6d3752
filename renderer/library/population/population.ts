// The open dialog about the population, and the files that were chosen for it while the window is open: a study file
// must not decide which files are read.
import { create } from 'zustand';
import type { Chosen } from '../../../contract/app-state.ts';
import { call } from '../../client/call.ts';

/** `known`: the stored description of the population, or the form that makes one. */
export type PopulationDialog = 'known' | 'describe' | 'draw';

/** Chosen files: with the units, and with their scores if these are in separate files. */
export interface ChosenFiles {
  units: Chosen | null;
  scores: Chosen | null;
}

interface State {
  dialog: PopulationDialog | null;
  files: ChosenFiles;
}

const NO_FILES: ChosenFiles = { units: null, scores: null };

export const usePopulation = create<State>()(() => ({ dialog: null, files: NO_FILES }));

export const showPopulation = (dialog: PopulationDialog | null): void => usePopulation.setState({ dialog });

/** Drops the chosen files, because another study has other files. */
export const forgetFiles = (): void => usePopulation.setState({ dialog: null, files: NO_FILES });

export const keepFiles = (part: Partial<ChosenFiles>): void =>
  usePopulation.setState(({ files }) => ({ files: { ...files, ...part } }));

/** Shows a dialog that asks for files or a folder; null if it was closed. */
export const choose = (kind: 'files' | 'folder'): Promise<Chosen | null> =>
  call('app.choose_imports', { kind, purpose: 'population' });
