// What Electron's main process and the store and jobs processes say to each other; the window's calls go over ports of
// their own.
import { z } from 'zod';
import { Problem } from './errors.ts';

/** From main to a process. A port for the window travels with `window`. */
export const ToProcess = z.discriminatedUnion('kind', [
  /**
   * Opens the study at `path`; with `create`, makes it first (only the store process is asked to). Answered by `opened`
   * or `failed`.
   */
  z.object({ kind: z.literal('open'), path: z.string(), create: z.object({ name: z.string() }).nullable() }),
  /** The transferred port speaks for the window. */
  z.object({ kind: z.literal('window') }),
  /** What a token that the window may pass on stands for: files and folders to import, or the one file to write. */
  z.object({ kind: z.literal('token'), token: z.string(), paths: z.array(z.string()) }),
  /** Finish the running step, close the file, answer `closed` and end. */
  z.object({ kind: z.literal('close') }),
]);
export type ToProcess = z.infer<typeof ToProcess>;

/** From a process to main. */
export const FromProcess = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('opened') }),
  z.object({ kind: z.literal('failed'), problem: Problem }),
  z.object({ kind: z.literal('closed') }),
]);
export type FromProcess = z.infer<typeof FromProcess>;
