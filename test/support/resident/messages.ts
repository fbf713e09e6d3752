// The messages between a test, its thread and the process that runs command lines.
import { z } from 'zod';

/** Marks the end of a command's output. */
export const END = '\u0000\u0001END\u0001\u0000';

/** A command line to run: the script of the program, its arguments, and its working folder. */
export const Order = z.object({ entry: z.string(), args: z.array(z.string()), cwd: z.string() });
export type Order = z.infer<typeof Order>;

/** How a command line ended: `status` is null if it was killed. */
export const Ended = z.object({ status: z.number().nullable(), stdout: z.string(), stderr: z.string() });
export type Ended = z.infer<typeof Ended>;

/** Limits after which a command line counts as hanging. */
export const Bounds = z.object({
  /** Milliseconds of processor time. */
  mostCpuMs: z.number().optional(),
  /** Milliseconds without output or an end. */
  mostQuietMs: z.number().optional(),
});
export type Bounds = z.infer<typeof Bounds>;
