// 2,000 malformed calls to the store and jobs processes, through the function that answers the window's ports: each
// gets a reply, none an internal error, and the study stays sound. `npm run bench -- calls` sends 20,000.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Calls } from '../../contract/call.ts';
import { CALLS } from '../../contract/calls.ts';
import { TouchstoneError } from '../../contract/errors.ts';
import { Reply } from '../../contract/wire.ts';
import { answer } from '../../main/serve/dispatch.ts';
import { jobsTable, type JobsState } from '../../main/serve/jobs-table.ts';
import { RunningJobs } from '../../main/serve/running.ts';
import { storeTable } from '../../main/serve/store-table.ts';
import { verify } from '../../main/store/index.ts';
import { fillStudy, READS, tokensIn, WRITES } from '../serve/example-calls.ts';
import { freshStudy, type TestStudy } from '../support/study.ts';
import { malformedCalls, NO_REQUESTS, type Malformed } from './malformed-calls.ts';

vi.mock('../../statistics/bootstrap.ts', async (original) =>
  (await import('../support/few-replicates.ts')).fewReplicates(original),
);
vi.mock('../../main/work/calibration/in-thread.ts', async () =>
  (await import('../support/few-replicates.ts')).inThisThread(),
);
vi.mock('../../main/work/import/reader?nodeWorker', () => ({
  default: () => {
    throw new TouchstoneError('not_available', 'The thread that reads is bundled');
  },
}));

const COUNT = process.env['TOUCHSTONE_WHOLE'] === '1' ? 20_000 : 2000;
const SERVED: Calls = { ...CALLS.store, ...CALLS.jobs };

let study: TestStudy;
let folder: string;
let state: JobsState;
let calls: Malformed[] = [];
/** What the processes logged as defects of the program, with stacks. */
const defects: unknown[] = [];

beforeAll(() => {
  study = freshStudy();
  folder = mkdtempSync(join(tmpdir(), 'touchstone-malformed-'));
  const { ids } = fillStudy(study.db);
  state = { tokens: tokensIn(folder, ids), jobs: new RunningJobs(() => undefined) };
  calls = malformedCalls(SERVED, { ...READS(ids), ...WRITES(ids) }, { count: COUNT, seed: 22 });
  vi.spyOn(console, 'error').mockImplementation((error) => void defects.push(error));
});
afterAll(() => {
  study.remove();
  rmSync(folder, { recursive: true, force: true });
});

const ask = (message: unknown): Promise<Reply | null> =>
  answer(message, {
    calls: SERVED,
    handlers: { ...storeTable(() => study.db), ...jobsTable(() => study.db, state) },
    changed: () => undefined,
  });

test(
  `${COUNT} malformed calls are answered with messages for people, and the study is sound afterwards`,
  { timeout: 600_000 },
  async () => {
    const wrong: unknown[] = [];
    for (const [id, { name, input }] of calls.entries()) {
      const reply = Reply.nullable().parse(await ask({ id, name, input }));
      const problem = reply !== null && 'problem' in reply ? reply.problem : null;
      const told = JSON.stringify(problem);
      if (reply?.id !== id || problem?.code === 'internal' || /\n\s+at |\\n\s+at /.test(told))
        wrong.push({ name, told, input });
    }
    expect({ wrong, defects }).toEqual({ wrong: [], defects: [] });
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect(verify(study.db).filter(({ ok }) => !ok)).toEqual([]);
  },
);

test('a message that is not a request gets no reply', async () => {
  for (const message of NO_REQUESTS) expect(await ask(message)).toBeNull();
});
