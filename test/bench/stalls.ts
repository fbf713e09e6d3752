// How long each call blocks the process that answers it: the greatest processor time of its thread in one turn of the
// event loop, during which nothing else is answered.
import type { CallName, Input } from '../../contract/calls.ts';
import { CALLS } from '../../contract/calls.ts';
import { jobsTable } from '../../main/serve/jobs-table.ts';
import { answer } from '../../main/serve/dispatch.ts';
import { RunningJobs } from '../../main/serve/running.ts';
import { closeStudy, openStudy } from '../../main/store/index.ts';

/** A call and its longest step in ms of processor time. */
export interface Held {
  name: string;
  longest: number;
}

const spent = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

/** Runs the work and measures the longest turn of the event loop during it. */
async function held(name: string, work: () => Promise<unknown>): Promise<Held> {
  let [last, longest] = [spent(), 0];
  const turn = (): void => {
    const now = spent();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const turns = setInterval(turn, 1);
  await work();
  clearInterval(turns);
  turn();
  return { name, longest };
}

/** A call of the jobs process with its input. */
export type Asked = { [N in CallName]: readonly [N, Input<N>] }[CallName];

/**
 * Measures each call on its own connection, which has nothing cached. A call that reads runs twice and the second run
 * is measured, when its code is compiled; a call that writes runs once. Throws the problem of a call that fails.
 */
export async function stallsOf(
  path: string,
  calls: readonly Asked[],
  times: 1 | 2,
  say: (name: string) => void = () => undefined,
): Promise<Held[]> {
  const found: Held[] = [];
  for (const [name, input] of calls) {
    say(name);
    const once = async (): Promise<Held> => {
      const db = openStudy(path, { durability: 'normal', known: true });
      const table = jobsTable(() => db, { tokens: new Map(), jobs: new RunningJobs(() => undefined) });
      const one = await held(name, async () => {
        const reply = await answer(
          { id: 1, name, input },
          { calls: CALLS.jobs, handlers: table, changed: () => undefined },
        );
        if (reply === null || 'problem' in reply) throw new Error(`${name}: ${JSON.stringify(reply)}`);
      });
      closeStudy(db);
      return one;
    };
    if (times === 2) await once();
    found.push(await once());
  }
  return found;
}
