// Calls that write a report of the study into a file the user chose. In the jobs process, since it computes everything.
import { z } from 'zod';
import type { Calls } from '../call.ts';
import { JobInput } from '../job.ts';
import { LONGEST_PAGE, ReportAs } from '../report.ts';

/** `rater`: who asks; what is hidden from them is left out. */
const Asked = JobInput.extend({ rater: z.string().nullable() });

export const reportJobs = {
  /** Writes it whole or not at all to the file that the token stands for. Quotes are looked for on the way. */
  'report.write': {
    input: Asked.extend({ token: z.string(), as: ReportAs }),
    output: z.object({}),
    changes: ['disputes'],
    repeatable: false,
  },
  /** The page that `app.print_page` prints. */
  'report.page': {
    input: Asked,
    output: z.object({ page: z.string().max(LONGEST_PAGE) }),
    changes: ['disputes'],
    repeatable: false,
  },
  /** Writes a printed report. */
  'report.keep': {
    input: JobInput.extend({ token: z.string(), pdf: z.instanceof(Uint8Array) }),
    output: z.object({}),
    changes: [],
    repeatable: false,
  },
} satisfies Calls;
