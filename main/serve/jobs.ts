// The jobs process: import and export on a connection of their own, so that no key press ever waits for them.
import { CALLS } from '../../contract/calls.ts';
import { TouchstoneError } from '../../contract/errors.ts';
import { closeStudy, openStudy, type Db } from '../store/index.ts';
import { answer } from './dispatch.ts';
import { serve } from './process.ts';
import { jobsTable, type JobsState } from './table.ts';

serve((announce) => {
  let open: Db | null = null;
  const state: JobsState = { tokens: new Map(), running: new Map() };
  const answering = new Set<Promise<unknown>>();
  const table = jobsTable(
    () => {
      if (open === null) throw new TouchstoneError('not_found', 'No study is open');
      return open;
    },
    announce,
    state,
  );
  return {
    open: (path) => {
      open = openStudy(path, { durability: 'normal' });
    },
    token: (token, paths) => void state.tokens.set(token, paths),
    answer: (message) => {
      const reply = answer(message, CALLS.jobs, table);
      answering.add(reply);
      void reply.finally(() => answering.delete(reply));
      return reply;
    },
    close: async () => {
      for (const job of state.running.values()) job.abort();
      await Promise.allSettled(answering);
      if (open !== null) closeStudy(open);
      open = null;
    },
  };
});
