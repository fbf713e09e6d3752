// Calls of long jobs: import and export. They name no path; they carry tokens that the app gave for what the user
// chose.
import { z } from 'zod';
import type { Calls } from '../call.ts';
import { ExportChoice, ExportPreview, ExportReport } from '../export.ts';
import { FormatInfo, ImportReport } from '../import.ts';
import { JobInput } from '../job.ts';

export const jobCalls = {
  'imports.formats': { input: z.object({}), output: z.array(FormatInfo), reads: [] },
  /** Resolves when the import has ended; progress is announced under `job` meanwhile. */
  'imports.start': {
    input: JobInput.extend({ token: z.string() }),
    output: ImportReport,
    changes: ['transcripts', 'facets', 'scores', 'disputes'],
    repeatable: false,
  },
  'jobs.cancel': { input: JobInput, output: z.object({}), changes: [], repeatable: true },
  'exports.preview': {
    input: ExportChoice,
    output: ExportPreview,
    reads: [
      'transcripts',
      'facets',
      'scores',
      'labels',
      'queues',
      'rubric',
      'gold',
      'disputes',
      'mappings',
      'raters',
      'packets',
    ],
  },
  'exports.start': {
    input: JobInput.extend({ choice: ExportChoice, token: z.string() }),
    output: ExportReport,
    changes: [],
    repeatable: false,
  },
} satisfies Calls;
