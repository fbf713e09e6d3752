// A request that the window no longer waits for is cancelled, and no other request is.
import { expect, test } from 'vitest';
import { CALLS } from '../../contract/calls.ts';
import { answer, type Handler, type Waiting } from '../../main/serve/dispatch.ts';
import { breathe } from '../../main/work/job/index.ts';

test('dropping a request stops its work, and no other work of the same window', async () => {
  const begun: AbortSignal[] = [];
  const work: Handler = async (_input, signal) => {
    begun.push(signal);
    while (begun.length < 2 || !begun.some(({ aborted }) => aborted)) await breathe(signal);
    await breathe(signal);
    return 'done';
  };
  const answering = { calls: CALLS.jobs, handlers: { 'packets.conflicts': work }, changed: () => undefined };
  const waiting: Waiting = new Map();
  const ask = (id: number) => answer({ id, name: 'packets.conflicts', input: {} }, answering, waiting);
  const asked = [ask(1), ask(2)];
  await breathe(undefined);
  expect(await answer({ dropped: 1 }, answering, waiting)).toBeNull();
  expect(await answer({ dropped: 7 }, answering, waiting)).toBeNull();
  const [first, second] = await Promise.all(asked);
  expect(first).toMatchObject({ id: 1, problem: { code: 'cancelled' } });
  expect(second).toEqual({ id: 2, value: 'done' });
  expect(waiting.size).toBe(0);
});
