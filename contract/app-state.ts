// The state of the window: its study, and the choices of a person in dialogs.
import { z } from 'zod';
import { Problem } from './errors.ts';
import { OwnRater, Rater } from './rater.ts';

/** Stands for files that the user chose: the window passes the token on and never learns the path. */
export const Chosen = z.object({ token: z.string(), names: z.array(z.string()) });
export type Chosen = z.infer<typeof Chosen>;

/** The study of the window: none, one that is being opened, an open one, or one that could not be opened. */
export const AppState = z.object({
  study: z
    .object({
      name: z.string(),
      folder: z.string(),
      /** Another number than before: the file may hold another state of the study, because a backup was restored. */
      opening: z.number().int(),
    })
    .nullable(),
  problem: Problem.nullable(),
  /** The file that could not be opened because it is damaged, so that its readable part can be saved. */
  damaged: Chosen.nullable(),
  /** Notes on the files of the open study for the user: a log that was set aside, a file that a restore kept. */
  notes: z.array(z.string()),
  rater: OwnRater,
  /** Other people who have rated at this machine. */
  others: z.array(Rater),
  /** Reassigned keys: by place and default key ("Label b"), the key that replaces it. */
  keys: z.record(z.string(), z.string()),
  version: z.string(),
  platform: z.string(),
});
export type AppState = z.infer<typeof AppState>;
