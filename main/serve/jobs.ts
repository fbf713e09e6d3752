// The jobs process: import and export on a separate connection, so that no key press waits for them.
import { jobsCalls } from '../../contract/calls/of-jobs.ts';
import { TouchstoneError } from '../../contract/errors.ts';
import { closeStudy, contentOf, damageBehind, openStudy, writtenTo, type Db } from '../store/index.ts';
import { answer } from './dispatch.ts';
import { KeptAnswers } from './kept-answers.ts';
import { serve } from './process.ts';
import { RunningJobs } from './running.ts';
import { jobsTable, type JobsState } from './jobs-table.ts';

/**
 * How often it checks whether disputes have to be derived again: after an import, a new rubric, or work of the command
 * line.
 */
const LOOK_MS = 1000;

serve((announce) => {
  let open: Db | null = null;
  let keeping: Promise<unknown> | null = null;
  let looking: NodeJS.Timeout | undefined;
  const ending = new AbortController();
  const state: JobsState = { tokens: new Map(), jobs: new RunningJobs(announce) };
  const answering = new Set<Promise<unknown>>();
  const table = jobsTable(() => {
    if (open === null) throw new TouchstoneError('not_found', 'No study is open');
    return open;
  }, state);
  const kept = new KeptAnswers(() => (open === null ? null : contentOf(open)));
  const keep = async (db: Db): Promise<void> => {
    const { freshenDisputes } = await import('../work/disputes/index.ts');
    if (await freshenDisputes(db, ending.signal)) announce({ event: 'changed', topics: ['disputes'] });
  };
  const look = (db: Db): void => {
    let before = '';
    looking = setInterval(() => {
      if (keeping !== null || !state.jobs.none || writtenTo(db) === before) return;
      keeping = keep(db)
        .catch((error: unknown) => {
          if (!ending.signal.aborted) console.error(error);
        })
        .finally(() => {
          if (!ending.signal.aborted) before = writtenTo(db);
          keeping = null;
        });
    }, LOOK_MS);
  };
  return {
    open: (path) => {
      const notes: string[] = [];
      open = openStudy(path, { durability: 'normal', known: true, onNote: (note) => notes.push(note) });
      look(open);
      return notes;
    },
    token: ({ token, paths, use }) => void state.tokens.set(token, { paths, use }),
    answer: (message, waiting) => {
      const reply = answer(
        message,
        {
          calls: jobsCalls,
          handlers: table,
          changed: (topics) => announce({ event: 'changed', topics: [...topics] }),
          damage: (error) => (open === null ? null : damageBehind(open, error)),
          kept,
        },
        waiting,
      );
      answering.add(reply);
      void reply.finally(() => answering.delete(reply));
      return reply;
    },
    close: async () => {
      clearInterval(looking);
      ending.abort();
      state.jobs.cancelAll();
      await Promise.allSettled([...answering, keeping]);
      if (open !== null) closeStudy(open);
      open = null;
    },
  };
});
