// A rater: the person who decides, and how this machine stores them.
import { z } from 'zod';
import { LONGEST_NAME } from './limits.ts';

export const Rater = z.object({ id: z.string(), name: z.string().min(1).max(LONGEST_NAME) });
export type Rater = z.infer<typeof Rater>;

/**
 * The current rater at this machine. Until the person has confirmed a name (`named`), it is the name of the system
 * user, and nothing is recorded under it.
 */
export const OwnRater = Rater.extend({ name: z.string().max(LONGEST_NAME), named: z.boolean() });
