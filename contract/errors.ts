// The one shape of an error that a person may see: what happened, where, what to do.
import { z } from 'zod';

export const ErrorCode = z.enum([
  'not_a_study', // the file is no Touchstone study
  'newer_study', // made by a newer program
  'study_locked', // another writer holds it
  'disk_full',
  'damaged', // SQLite says the file is corrupt
  'not_found', // a transcript, queue, file that is not there
  'rejected_file', // an input that could not be read as any known format
  'bad_filter', // a filter that cannot be parsed; `where` says the column
  'bad_input', // a call whose input does not fit its schema
  'blind', // the verdict is hidden until the label is submitted
  'bad_packet', // damaged, tampered with, of another study, of a newer program
  'passphrase', // a packet is encrypted, and no passphrase was given or another one
  'queue_full', // every seat of the queue is taken
  'queue_closed', // the queue takes no more work
  'cancelled',
  'stopped', // the process behind the call ended before it answered
  'internal', // a defect of ours
]);
export type ErrorCode = z.infer<typeof ErrorCode>;

export const Problem = z.object({ code: ErrorCode, what: z.string(), where: z.string(), todo: z.string() });
export type Problem = z.infer<typeof Problem>;

/** Thrown for anything a person should be told about; everything else that is thrown is a defect. */
export class TouchstoneError extends Error {
  readonly problem: Problem;
  constructor(code: ErrorCode, what: string, where = '', todo = '', options?: ErrorOptions) {
    super([what, where, todo].filter((part) => part !== '').join(' · '), options);
    this.name = 'TouchstoneError';
    this.problem = { code, what, where, todo };
  }
}
