// Why a packet is not taken: one shape for every reason, with what to do about it.
import { TouchstoneError } from '../../../contract/errors.ts';

const AGAIN = 'Ask whoever sent it to send it again';

/** The error of a packet that cannot be taken. */
export const refused = (what: string, path: string, todo = AGAIN): TouchstoneError =>
  new TouchstoneError('bad_packet', what, path, todo);
