// Files dropped on the window become a token: their paths go to main, past us.
import { Chosen } from '../../contract/app-state.ts';
import { unpack } from './call.ts';

/** Throws TouchstoneError when main refuses them. */
export async function dropFiles(files: File[]): Promise<Chosen> {
  return Chosen.parse(await unpack(window.touchstone.drop(files)));
}
