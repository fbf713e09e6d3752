// Messages between Electron's main process and the store and jobs processes; the window's calls use ports of their own.
import { z } from 'zod';
import { Problem } from './errors.ts';

/** What is done to the file before it is opened. */
export const BeforeOpening = z.union([z.object({ create: z.string() }), z.object({ restore: z.string() })]);
export type BeforeOpening = z.infer<typeof BeforeOpening>;

/** What a token allows: reading its files and folders, or writing its one file. */
export const TokenUse = z.enum(['read', 'write']);
export type TokenUse = z.infer<typeof TokenUse>;

/** From the main process. A port for the window is transferred with `window`. */
export const ToProcess = z.discriminatedUnion('kind', [
  /**
   * Opens the study at `path`; `first`: makes it, or restores it from a backup (only the store process is told so).
   * Answered by `opened` or `failed`.
   */
  z.object({ kind: z.literal('open'), path: z.string(), first: BeforeOpening.nullable() }),
  /** The transferred port carries the window's calls. */
  z.object({ kind: z.literal('window') }),
  /** Tells what a token stands for. */
  z.object({ kind: z.literal('token'), token: z.string(), paths: z.array(z.string()), use: TokenUse }),
  /** Finish the running step, close the file, answer `closed` and end. */
  z.object({ kind: z.literal('close') }),
]);
export type ToProcess = z.infer<typeof ToProcess>;

/** From a process to main. */
export const FromProcess = z.discriminatedUnion('kind', [
  /** `notes`: what a person should know about the files of the study. */
  z.object({ kind: z.literal('opened'), notes: z.array(z.string()) }),
  z.object({ kind: z.literal('failed'), problem: Problem }),
  /** The open study is not where it was any more; nothing is written from here on. */
  z.object({ kind: z.literal('lost'), problem: Problem }),
  z.object({ kind: z.literal('closed') }),
]);
export type FromProcess = z.infer<typeof FromProcess>;
