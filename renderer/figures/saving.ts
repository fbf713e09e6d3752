// Saves a figure or its table: asks for a file, then writes it as a job, whose state contains the name of the file.
import type { FigureContent } from '../../contract/figure.ts';
import type { JobState } from '../../contract/job.ts';
import { call } from '../client/call.ts';
import { useJob } from '../client/jobs.ts';
import { announce } from '../parts/announce.ts';

export type SavedAs = FigureContent['as'];

export interface Saving {
  /** `value` is the name of the file. */
  state: JobState<string>;
  /** `name` is the suggested file name without its ending. `content` is called after a file was chosen. */
  save: (name: string, as: SavedAs, content: () => FigureContent | Promise<FigureContent>) => void;
  stop: () => void;
}

export function useSaving(): Saving {
  const { state, start, stop } = useJob<string>();
  const save: Saving['save'] = (name, as, content) =>
    void start(async (job, begin) => {
      const file = await call('app.choose_target', { suggested: `${name}.${as}`, what: as });
      if (file === null) return null;
      begin();
      await call('figures.save', { job, token: file.token, content: await content() });
      const saved = file.names[0] ?? '';
      announce(`${saved} is saved`);
      return saved;
    });
  return { state, save, stop };
}
