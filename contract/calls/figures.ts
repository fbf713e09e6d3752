// Calls that write a figure of the window into a file the user chose: as a drawing, as a picture, or its table.
import { z } from 'zod';
import type { Calls } from '../call.ts';
import { FigureContent } from '../figure.ts';
import { JobInput } from '../job.ts';

export const figureJobs = {
  /** Writes the whole content, or nothing, to the file that the token stands for. */
  'figures.save': {
    input: JobInput.extend({ token: z.string(), content: FigureContent }),
    output: z.object({}),
    changes: [],
    repeatable: false,
  },
} satisfies Calls;
