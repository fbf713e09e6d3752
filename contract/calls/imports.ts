// Calls of long jobs: import and export. They contain no paths, but tokens that the main process gave for what the user
// chose.
import { z } from 'zod';
import { topicsBut, type Calls } from '../call.ts';
import { ExportChoice, ExportPreview, ExportReport } from '../export.ts';
import { FieldUse, FormatInfo, ImportReport } from '../import.ts';
import { JobInput } from '../job.ts';
import { TableChoice, TableHead, TableOutcome, TableTrial } from '../tables.ts';

const OneTable = JobInput.extend({ token: z.string(), at: z.number().int(), choice: TableChoice });

export const jobCalls = {
  'imports.formats': { input: z.object({}), output: z.array(FormatInfo), reads: [] },
  /**
   * Answers when the import has ended; progress is announced under `job` meanwhile. `without`: positions of chosen
   * files to leave out, as tables are. `uses`: what fields are taken as, also those that an earlier import of the same
   * files took otherwise.
   */
  'imports.start': {
    input: JobInput.extend({
      token: z.string(),
      without: z.array(z.number().int()),
      uses: z.record(z.string(), FieldUse).optional(),
    }),
    output: ImportReport,
    changes: ['transcripts', 'facets', 'scores', 'disputes'],
    repeatable: false,
  },
  /**
   * The tables of scores, labels or gold among the chosen files. `verdicts`: fields that hold what people decided of
   * conversations; the files that have one are tables of labels, beside what else they hold.
   */
  'imports.tables': {
    input: z.object({ token: z.string(), verdicts: z.array(z.string()).optional() }),
    output: z.array(TableHead),
    reads: ['rubric'],
  },
  /** What importing a table would do; imports nothing. */
  'imports.try_table': {
    input: OneTable.extend({ columns: z.array(z.string()) }),
    output: TableTrial,
    reads: topicsBut('views', 'disputes', 'mappings', 'settings', 'packets', 'drafts'),
  },
  'imports.take_table': {
    input: OneTable,
    output: TableOutcome,
    changes: ['scores', 'labels', 'queues', 'gold', 'disputes', 'raters'],
    repeatable: false,
  },
  'jobs.cancel': { input: JobInput, output: z.object({}), changes: [], repeatable: true },
  'exports.preview': {
    input: ExportChoice,
    output: ExportPreview,
    reads: topicsBut('views', 'settings', 'drafts'),
  },
  /** Checks the quotes of new scores first if disputes are exported. */
  'exports.start': {
    input: JobInput.extend({ choice: ExportChoice, token: z.string() }),
    output: ExportReport,
    changes: ['disputes'],
    repeatable: false,
  },
} satisfies Calls;
