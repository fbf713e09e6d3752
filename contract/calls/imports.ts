// Calls of long jobs: import and export. They name no path; they carry tokens that the app gave for what the user chose.
import { z } from 'zod';
import { FormatInfo, ImportReport } from '../import.ts';

export const ExportWhat = z.enum(['gold', 'labels', 'scores', 'transcripts']);
export type ExportWhat = z.infer<typeof ExportWhat>;
export const ExportAs = z.enum(['jsonl', 'csv']);
export type ExportAs = z.infer<typeof ExportAs>;

/** What is exported, in which file format, of which transcripts ('' : all of them). */
export const ExportChoice = z.object({ what: ExportWhat, as: ExportAs, filter: z.string() });
export type ExportChoice = z.infer<typeof ExportChoice>;

export const ExportReport = z.object({
  rows: z.number(),
  files: z.array(z.string()),
  sha256: z.string(),
});
export type ExportReport = z.infer<typeof ExportReport>;

export const jobCalls = {
  'imports.formats': { input: z.object({}), output: z.array(FormatInfo) },
  /** Resolves when the import has ended; progress is announced under `job` meanwhile. */
  'imports.start': { input: z.object({ job: z.string(), token: z.string() }), output: ImportReport },
  'jobs.cancel': { input: z.object({ job: z.string() }), output: z.object({}) },
  /** The text of the first `shown` rows as they would be written (the last may be cut), and how many rows there are. */
  'exports.preview': { input: ExportChoice, output: z.object({ rows: z.number(), shown: z.number(), head: z.string() }) },
  'exports.start': { input: ExportChoice.extend({ job: z.string(), token: z.string() }), output: ExportReport },
};
