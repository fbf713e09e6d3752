// Writes an export. It continues while the user is at another place, and its result stays in the Export place.
import { EXPORT_FORMATS, type ExportChoice, type ExportReport } from '../../contract/export.ts';
import type { JobState } from '../../contract/job.ts';
import { call } from '../client/call.ts';
import { Job, useJobState } from '../client/jobs.ts';
import { announce } from '../parts/announce.ts';

export interface WrittenExport {
  report: ExportReport;
  token: string;
}

/** The suggested file name: the kind of data, and for other tools also the format. */
function suggestedName(study: string, { what, as }: ExportChoice): string {
  const plain = as === 'jsonl' || as === 'csv' || as === 'parquet';
  return `${study}-${what}${plain ? '' : `-${as}`}${EXPORT_FORMATS[as].ending}`;
}

/** The last export of the study with this name; another study starts with none. */
let kept = { study: '', job: new Job<WrittenExport>() };

function jobOf(study: string): Job<WrittenExport> {
  if (kept.study !== study) kept = { study, job: new Job<WrittenExport>() };
  return kept.job;
}

export interface Exporting {
  state: JobState<WrittenExport>;
  write: (choice: ExportChoice) => void;
  stop: () => void;
}

export function useExport(study: string): Exporting {
  const job = jobOf(study);
  const write = (choice: ExportChoice): void =>
    void job.start(async (id, begin) => {
      const file = await call('app.choose_export', { suggested: suggestedName(study, choice) });
      if (file === null) return null;
      begin();
      const report = await call('exports.start', { choice, job: id, token: file.token });
      announce('The export is written');
      return { report, token: file.token };
    });
  return { state: useJobState(job), write, stop: job.stop };
}
