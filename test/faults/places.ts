// The kinds of work during which a process is killed.
import { z } from 'zod';

export const Place = z.enum([
  'labelling',
  'adjudicating',
  'auditing',
  'typing',
  'rubric saving',
  'importing',
  'merging',
  'migrating',
]);
export type Place = z.infer<typeof Place>;
