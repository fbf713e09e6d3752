// The envelopes that travel over the ports between the window and a process.
import { z } from 'zod';
import { Announcement } from './events.ts';
import { Problem } from './errors.ts';

export const Request = z.object({ id: z.number().int(), name: z.string(), input: z.unknown() });
export type Request = z.infer<typeof Request>;

export const Reply = z.union([
  z.object({ id: z.number().int(), value: z.unknown() }),
  z.object({ id: z.number().int(), problem: Problem }),
]);
export type Reply = z.infer<typeof Reply>;

export const ToWindow = z.union([Announcement, Reply]);
export type ToWindow = z.infer<typeof ToWindow>;
