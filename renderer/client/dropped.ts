// Turns dropped files into a token: the main process gets their paths, the window never does.
import { Chosen } from '../../contract/app-state.ts';
import { unpack } from './call.ts';

/** Throws TouchstoneError when main refuses them. */
export async function dropFiles(files: File[]): Promise<Chosen> {
  return Chosen.parse(await unpack(window.touchstone.drop(files)));
}
