// The only way in which the window makes calls: each is sent to its process, and its answer is checked.
import { z } from 'zod';
import { changesOf, isSentAgain, isSigned, type Call } from '../../contract/call.ts';
import { CALLS, type CallName, type Input, type Output } from '../../contract/calls.ts';
import { Problem, rebuilt } from '../../contract/errors.ts';
import { announceHere, ask } from './bridge.ts';
import { askWhoRates } from './rating.ts';
import { whileSaving } from './saved.ts';

const ALL: { [N in CallName]: Call & { output: z.ZodType<Output<N>> } } = {
  ...CALLS.store,
  ...CALLS.jobs,
  ...CALLS.app,
};

const FromApp = z.union([z.object({ value: z.unknown() }), z.object({ problem: Problem })]);

/** Unpacks an answer of the main process. Throws its TouchstoneError. */
export async function unpack(answered: Promise<unknown>): Promise<unknown> {
  const reply = FromApp.parse(await answered);
  if ('problem' in reply) throw rebuilt(reply.problem);
  return reply.value;
}

async function askMain(name: CallName, input: unknown): Promise<unknown> {
  const value = await unpack(window.touchstone.app(name, input));
  const topics = changesOf(ALL[name]);
  if (topics.length > 0) announceHere({ event: 'changed', topics: [...topics] });
  return value;
}

function send(name: CallName, input: unknown, signal?: AbortSignal): Promise<unknown> {
  const again = isSentAgain(ALL[name]);
  if (name in CALLS.jobs) return ask('jobs', name, input, { again, signal });
  if (!(name in CALLS.store)) return askMain(name, input);
  const answered = ask('store', name, input, { again });
  // The UI does not wait for these calls; the header shows "saved" once they are answered.
  if (again) whileSaving(answered);
  return answered;
}

/** Until the rater has a name, the call is not on disk, and the header shows "saving". */
function afterName(asked: Promise<void>, work: () => Promise<unknown>): Promise<unknown> {
  const answered = asked.then(work);
  whileSaving(answered);
  return answered;
}

/**
 * Makes a call and waits for its answer. `signal`: aborted when the answer is no longer needed. Throws TouchstoneError:
 * the answer's, or `stopped` if the process ended before it answered.
 */
export async function call<N extends CallName>(name: N, input: Input<N>, signal?: AbortSignal): Promise<Output<N>> {
  // calls that can be sent again come from key presses, which no dialog may interrupt
  const asked = isSigned(ALL[name]) ? askWhoRates(isSentAgain(ALL[name])) : null;
  const answered = asked === null ? send(name, input, signal) : afterName(asked, () => send(name, input));
  return ALL[name].output.parse(await answered);
}
