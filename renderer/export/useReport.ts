// Writes a report. It continues while the user is at another place, and its result stays in the Export place.
import type { JobState } from '../../contract/job.ts';
import type { ReportAs } from '../../contract/report.ts';
import { useApp } from '../client/app-state.ts';
import { call } from '../client/call.ts';
import { Job, useJobState } from '../client/jobs.ts';
import { announce } from '../parts/announce.ts';

export type ReportForm = ReportAs | 'pdf';

export interface WrittenReport {
  /** The name of the file. */
  file: string;
  token: string;
}

/** The last report of the study with this name; another study starts with none. */
let kept = { study: '', job: new Job<WrittenReport>() };

function jobOf(study: string): Job<WrittenReport> {
  if (kept.study !== study) kept = { study, job: new Job<WrittenReport>() };
  return kept.job;
}

export interface Reporting {
  state: JobState<WrittenReport>;
  write: (as: ReportForm) => void;
  stop: () => void;
}

export function useReport(): Reporting {
  const { study, rater } = useApp();
  const name = study?.name ?? 'study';
  const job = jobOf(name);
  const write = (as: ReportForm): void =>
    void job.start(async (id, begin) => {
      const chosen = await call('app.choose_target', { suggested: `${name}-report.${as}`, what: as });
      if (chosen === null) return null;
      begin();
      const { token } = chosen;
      const asked = { job: id, rater: rater.id };
      if (as === 'pdf') {
        const { page } = await call('report.page', asked);
        const { pdf } = await call('app.print_page', { page });
        await call('report.keep', { job: id, token, pdf });
      } else await call('report.write', { ...asked, token, as });
      announce('The report is written');
      return { file: chosen.names[0] ?? '', token };
    });
  return { state: useJobState(job), write, stop: job.stop };
}
