// A rater: who decides, and how this machine knows them.
import { z } from 'zod';

/** Letters in the name of a rater. */
export const LONGEST_NAME = 80;

export const Rater = z.object({ id: z.string(), name: z.string().min(1).max(LONGEST_NAME) });
export type Rater = z.infer<typeof Rater>;

/**
 * Who is rating at this machine. Until the person has said so (`named`), the name is the system user's, and nothing is
 * recorded under it.
 */
export const OwnRater = Rater.extend({ name: z.string().max(LONGEST_NAME), named: z.boolean() });
