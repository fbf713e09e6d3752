// Turns dropped files into a token: their paths go to main and never to the window.
import { Chosen } from '../../contract/app-state.ts';
import { unpack } from './call.ts';

/** Throws TouchstoneError when main refuses them. */
export async function dropFiles(files: File[]): Promise<Chosen> {
  return Chosen.parse(await unpack(window.touchstone.drop(files)));
}
