// Calls of long jobs: import and export. They name no path; they carry tokens that the app gave for what the user chose.
import { z } from 'zod';
import { ExportChoice, ExportPreview, ExportReport } from '../export.ts';
import { FormatInfo, ImportReport } from '../import.ts';

export const jobCalls = {
  'imports.formats': { input: z.object({}), output: z.array(FormatInfo) },
  /** Resolves when the import has ended; progress is announced under `job` meanwhile. */
  'imports.start': { input: z.object({ job: z.string(), token: z.string() }), output: ImportReport },
  'jobs.cancel': { input: z.object({ job: z.string() }), output: z.object({}) },
  'exports.preview': { input: ExportChoice, output: ExportPreview },
  'exports.start': { input: z.object({ choice: ExportChoice, job: z.string(), token: z.string() }), output: ExportReport },
};
