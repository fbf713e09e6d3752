// The call that saves a damaged study into a clean one. Both files are tokens, and no study is open.
import { z } from 'zod';
import type { Calls } from '../call.ts';
import { JobInput } from '../job.ts';
import { RepairReport } from '../repair.ts';

export const repairJobs = {
  /** Writes what can be read of the study behind `token` into a new one at the place that `target` stands for. */
  'repair.start': {
    input: JobInput.extend({ token: z.string(), target: z.string() }),
    output: RepairReport,
    changes: [],
    repeatable: false,
  },
} satisfies Calls;
