// The one shape of an error that a user may see, how it is thrown, and the translation of system and SQLite error
// codes.
import { z } from 'zod';

export const ErrorCode = z.enum([
  'not_a_study', // the file is not a Touchstone study
  'newer_study', // made by a newer program
  'study_locked', // another writer holds it
  'replaced', // another file is where the study was, or none
  'disk_full',
  'not_writable', // the system does not let the file be written
  'damaged', // SQLite reports that the file is corrupt
  'not_found', // a transcript, queue, file that is not there
  'rejected_file', // an input that could not be read as any known format
  'bad_filter', // a filter that cannot be parsed; `where` names the column
  'bad_input', // a call whose input does not fit its schema
  'blind', // the verdict is hidden until the label is submitted
  'bad_packet', // damaged, tampered with, of another study, of a newer program
  'passphrase', // a packet is encrypted, and no passphrase was given or another one
  'queue_full', // every seat of the queue is taken
  'queue_closed', // the queue takes no more work
  'not_available', // this machine, or the way in which the program was started, does not support it
  'cancelled',
  'stopped', // the process behind the call ended before it answered
  'internal', // a defect of ours
]);
export type ErrorCode = z.infer<typeof ErrorCode>;

export const Problem = z.object({ code: ErrorCode, what: z.string(), where: z.string(), todo: z.string() });
export type Problem = z.infer<typeof Problem>;

/** Thrown for every error that a user should see; any other thrown error is a defect. */
export class TouchstoneError extends Error {
  readonly problem: Problem;
  constructor(code: ErrorCode, what: string, where = '', todo = '', options?: ErrorOptions) {
    super([what, where, todo].filter((part) => part !== '').join(' · '), options);
    this.name = 'TouchstoneError';
    this.problem = { code, what, where, todo };
  }
}

/** The same error on this side of a process border. */
export const rebuilt = ({ code, what, where, todo }: Problem): TouchstoneError =>
  new TouchstoneError(code, what, where, todo);

type ErrorText = readonly [code: ErrorCode, what: string, todo: string];

const NOT_WRITABLE: ErrorText = [
  'not_writable',
  'No permission to write the file',
  'Check the permissions of the file and its folder, or choose another place',
];
const BUSY: ErrorText = ['study_locked', 'Another program is writing to the study', 'Try again when it is finished'];
const FULL: ErrorText = ['disk_full', 'The disk is full', 'Free some space and try again; saved work is not affected'];
const BROKEN: ErrorText = ['damaged', 'The disk reported an error', 'Check the disk; saved work is still in the study'];
const NO_STUDY: ErrorText = [
  'not_a_study',
  'This is not a Touchstone study',
  'Choose a .touchstone file, or make one with `touchstone new`',
];

/** The messages for error codes of the system and primary codes of SQLite. */
const CODES: Readonly<Record<string, ErrorText>> = {
  ENOENT: ['not_found', 'There is no such file or folder', 'Check the path'],
  EACCES: NOT_WRITABLE,
  EPERM: NOT_WRITABLE,
  EROFS: NOT_WRITABLE,
  EISDIR: ['bad_input', 'This is a folder, and a file is needed', 'Name a file'],
  ENOTDIR: ['not_found', 'A part of this path is a file, not a folder', 'Check the path'],
  ENAMETOOLONG: ['bad_input', 'This name is too long for the file system', 'Choose a shorter name'],
  ELOOP: ['not_found', 'The links in this path form a loop', 'Check the links in the path'],
  EMFILE: ['not_available', 'Too many files are open', 'Close other programs and try again'],
  EIO: BROKEN,
  ENOSPC: FULL,
  EDQUOT: FULL,
  SQLITE_FULL: FULL,
  SQLITE_BUSY: BUSY,
  SQLITE_LOCKED: BUSY,
  SQLITE_NOTADB: NO_STUDY,
  SQLITE_CORRUPT: [
    'damaged',
    'The study file is damaged',
    'Copy what can be read into a clean study with `touchstone repair`, or restore a backup',
  ],
  SQLITE_READONLY: [
    'not_writable',
    'The study cannot be opened for writing',
    'Check that you have permission to write to the file and its folder',
  ],
  SQLITE_CANTOPEN: [
    'not_writable',
    'The study cannot be opened for writing',
    'Check that you have permission to write to the file and its folder',
  ],
  SQLITE_PERM: [
    'not_writable',
    'The study cannot be opened for writing',
    'Check that you have permission to write to the file and its folder',
  ],
  SQLITE_CONSTRAINT_FOREIGNKEY: [
    'not_found',
    'This refers to something that is not in the study, such as a rater or a queue',
    'It may have been deleted meanwhile: reload the list',
  ],
  SQLITE_IOERR: BROKEN,
};

const textOf = (error: object, name: 'code' | 'path'): string => {
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' ? value : '';
};

/**
 * The error that a user may see: the error itself, or the meaning of its code; null for a defect of ours. `study`: the
 * place of an error of SQLite; an error of the system names its file itself.
 */
export function toldOf(error: unknown, study = ''): TouchstoneError | null {
  if (error instanceof TouchstoneError) return error;
  if (!(error instanceof Error)) return null;
  const code = textOf(error, 'code');
  const known = CODES[code] ?? CODES[/^SQLITE_[A-Z]+/.exec(code)?.[0] ?? ''];
  if (known === undefined) return null;
  const [meaning, what, todo] = known;
  return new TouchstoneError(meaning, what, code.startsWith('SQLITE_') ? study : textOf(error, 'path'), todo, {
    cause: error,
  });
}

/** What to do about an unknown name: the known names, or that there are none. */
export const chooseOneOf = (known: readonly string[]): string =>
  known.length === 0 ? 'There are none yet' : `Choose one of ${known.join(', ')}`;

export const notAStudy = (path: string): TouchstoneError => {
  const [code, what, todo] = NO_STUDY;
  return new TouchstoneError(code, what, path, todo);
};
