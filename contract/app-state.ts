// What the window is about, and what a person chose in a dialog.
import { z } from 'zod';
import { Problem } from './errors.ts';
import { OwnRater, Rater } from './rater.ts';

/** Stands for files that the user chose: the window passes the token on and never sees the path. */
export const Chosen = z.object({ token: z.string(), names: z.array(z.string()) });
export type Chosen = z.infer<typeof Chosen>;

/** What the window is about: no study, a study being opened, an open one, or one that could not be opened. */
export const AppState = z.object({
  study: z.object({ name: z.string(), folder: z.string() }).nullable(),
  problem: Problem.nullable(),
  /** The file that could not be opened, where that is because it is damaged: what can be read of it can be saved. */
  damaged: Chosen.nullable(),
  /** What a person should know of the files of the open study: a log that was set aside, what a restore kept. */
  notes: z.array(z.string()),
  rater: OwnRater,
  /** Other people who have rated at this machine. */
  others: z.array(Rater),
  /** Keys that were reassigned: by place and default key ("Label b"), the key that replaces it. */
  keys: z.record(z.string(), z.string()),
  version: z.string(),
  platform: z.string(),
});
export type AppState = z.infer<typeof AppState>;
