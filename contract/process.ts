// Messages between Electron's main process and the store and jobs processes; the window's calls use ports of their own.
import { z } from 'zod';
import { Problem } from './errors.ts';

/** From the main process. A port for the window is transferred with `window`. */
export const ToProcess = z.discriminatedUnion('kind', [
  /**
   * Opens the study at `path`; with `create`, makes it first (only the store process is told so). Answered by `opened`
   * or `failed`.
   */
  z.object({ kind: z.literal('open'), path: z.string(), create: z.object({ name: z.string() }).nullable() }),
  /** The transferred port carries the window's calls. */
  z.object({ kind: z.literal('window') }),
  /** Tells what a token stands for: files and folders to import, or the one file to write. */
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
