// Errors about a study file that is damaged, or that another program wrote to: what is wrong, in which row, and how to
// save its transcripts and labels.
import { TouchstoneError } from '../../contract/errors.ts';

/** What to do about a damaged study. */
export const REPAIR = 'Copy what can be read into a clean study with `touchstone repair`, or restore a backup';

/** An error about the file as a whole or a row of it. */
export const damagedFile = (what: string, where: string): TouchstoneError =>
  new TouchstoneError('damaged', what, where, REPAIR);
