// The only way in which the window makes calls: each is sent to its process, and its answer is checked.
import { z } from 'zod';
import { changesOf, isSentAgain, isSigned, type Call } from '../../contract/call.ts';
import { CALLS, type CallName, type Input, type Output } from '../../contract/calls.ts';
import { Problem, rebuilt, TouchstoneError } from '../../contract/errors.ts';
import { announceHere, ask, present, type Process } from './bridge.ts';
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

const isStopped = (error: unknown): boolean => error instanceof TouchstoneError && error.problem.code === 'stopped';

/**
 * A read whose process has ended, as it does when a backup is restored, is sent again to the next process: a place
 * would otherwise show the end of a process that has been replaced. Not twice, because a read may be what ends them.
 */
async function read(process: Process, name: CallName, input: unknown, signal?: AbortSignal): Promise<unknown> {
  try {
    return await ask(process, name, input, { again: false, signal });
  } catch (error) {
    if (!isStopped(error) || signal?.aborted === true) throw error;
    await present(process);
    return ask(process, name, input, { again: false, signal });
  }
}

function send(name: CallName, input: unknown, signal?: AbortSignal): Promise<unknown> {
  const process = name in CALLS.jobs ? 'jobs' : name in CALLS.store ? 'store' : null;
  if (process === null) return askMain(name, input);
  if ('reads' in ALL[name]) return read(process, name, input, signal);
  const again = isSentAgain(ALL[name]);
  const answered = ask(process, name, input, { again, signal });
  if (process === 'jobs') return answered;
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
