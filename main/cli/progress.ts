// The progress bar of long commands: drawn on stderr if it is a terminal, and erased when the command has ended.
import type { JobProgress } from '../../contract/job.ts';

const WIDTH = 24;

function clock(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** One line of progress: a bar if the total is known, the count, the speed and the time left. */
export function progressLine(progress: JobProgress): string {
  const [part, whole] =
    progress.bytes_total === null ? [progress.done, progress.total] : [progress.bytes, progress.bytes_total];
  const share = whole === null || whole === 0 ? null : Math.min(1, part / whole);
  const full = Math.round((share ?? 0) * WIDTH);
  const bar = share === null ? '' : `[${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}] ${Math.floor(share * 100)} % `;
  const left = progress.seconds_left === null ? '' : `, ${clock(progress.seconds_left)} left`;
  return `${bar}${progress.stage}: ${progress.done} (${Math.round(progress.per_second)}/s${left})`;
}

/** Draws progress on stderr if it is a terminal; otherwise does nothing. */
export function progressBar(): { update: (progress: JobProgress) => void; end: () => void } {
  if (!process.stderr.isTTY) return { update: () => undefined, end: () => undefined };
  let drawn = false;
  return {
    update: (progress) => {
      drawn = true;
      process.stderr.write(`\r\u001b[K${progressLine(progress)}`);
    },
    end: () => {
      if (drawn) process.stderr.write('\r\u001b[K');
    },
  };
}
