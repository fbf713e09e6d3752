// The window's one way to ask: a call of the contract, sent to whoever answers it, its answer checked.
import { z } from 'zod';
import { CALLS, type CallName, type Input, type Output } from '../../contract/calls.ts';
import { Problem, TouchstoneError } from '../../contract/errors.ts';
import { ask } from './bridge.ts';
import { askWhoRates, isRecorded } from './rating.ts';
import { whileSaving } from './saved.ts';

const SCHEMAS: { [N in CallName]: { output: z.ZodType<Output<N>> } } = { ...CALLS.store, ...CALLS.jobs, ...CALLS.app };

const FromApp = z.union([z.object({ value: z.unknown() }), z.object({ problem: Problem })]);

/** Unpacks what main answered. Throws the TouchstoneError that it tells of. */
export async function unpack(answered: Promise<unknown>): Promise<unknown> {
  const reply = FromApp.parse(await answered);
  if (!('problem' in reply)) return reply.value;
  const { code, what, where, todo } = reply.problem;
  throw new TouchstoneError(code, what, where, todo);
}

function send(name: CallName, input: unknown): Promise<unknown> {
  if (name in CALLS.store) return ask('store', name, input);
  if (name in CALLS.jobs) return ask('jobs', name, input);
  return unpack(window.touchstone.app(name, input));
}

/** What is recorded under a name waits for it; with a name it is sent in the same breath. */
function record(name: CallName, input: object): Promise<unknown> {
  const asked = askWhoRates();
  const answered = asked === null ? send(name, input) : asked.then(() => send(name, input));
  whileSaving(answered);
  return answered;
}

/** Asks and waits. Throws TouchstoneError: what the answerer told, or `stopped` if it ended before it answered. */
export async function call<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>> {
  const answered = isRecorded(name, input) ? record(name, input) : send(name, input);
  return SCHEMAS[name].output.parse(await answered);
}
