// What a test, its thread and the program that runs command lines tell each other.
import { z } from 'zod';

/** Stands after all that a command has printed. */
export const END = '\u0000\u0001END\u0001\u0000';

/** A command line to run: the script of the program, its arguments, and the folder that it works in. */
export const Order = z.object({ entry: z.string(), args: z.array(z.string()), cwd: z.string() });
export type Order = z.infer<typeof Order>;

/** How a run of the program ended: `status` is null if it was killed. */
export const Ended = z.object({ status: z.number().nullable(), stdout: z.string(), stderr: z.string() });
export type Ended = z.infer<typeof Ended>;

/** How the program is started, and when a command line in it is taken for one that hangs. */
export const Bounds = z.object({
  /** Milliseconds of the processor. */
  mostCpuMs: z.number().optional(),
  /** Milliseconds in which nothing is printed and nothing ends. */
  mostQuietMs: z.number().optional(),
});
export type Bounds = z.infer<typeof Bounds>;
