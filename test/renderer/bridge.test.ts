// Calls whose process dies: repeatable calls are sent to the next process, and others fail.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Input } from '../../contract/calls.ts';
import { goldDecision, labelEvent, submitted } from '../support/labels.ts';

/** Delivers a message from the main process: the port of a process, or its end. */
let hear: (data: unknown, ports?: MessagePort[]) => void = () => undefined;

beforeEach(() => {
  vi.resetModules();
  const origin = 'app://touchstone';
  const page = {
    origin,
    addEventListener: (_: string, listener: (event: unknown) => void) => {
      hear = (data, ports = []) => listener({ source: page, origin, data, ports });
    },
    touchstone: { connect: () => undefined },
  };
  vi.stubGlobal('window', page);
});
afterEach(() => void vi.unstubAllGlobals());

interface Request {
  id: number;
  name: string;
}

/** The process at the other end of a port: the requests it received, and how it answers. */
function process(name: 'store' | 'jobs' = 'store'): {
  asked: Request[];
  answers: (value: unknown) => void;
  next: () => Promise<Request>;
} {
  const { port1, port2 } = new MessageChannel();
  const asked: Request[] = [];
  const waiting: ((request: Request) => void)[] = [];
  port2.addEventListener('message', ({ data }: MessageEvent<Request>) => {
    asked.push(data);
    waiting.shift()?.(data);
  });
  port2.start();
  hear({ touchstone: 'port', process: name }, [port1]);
  return {
    asked,
    answers: (value) => port2.postMessage({ id: asked.at(-1)?.id, value }),
    next: () => new Promise((resolve) => waiting.push(resolve)),
  };
}

/** Makes the call, lets its process die, and answers it from the next process. */
async function survives<N extends 'label.record' | 'adjudicate.record'>(name: N, input: Input<N>): Promise<void> {
  const { connect } = await import('../../renderer/client/bridge.ts');
  const { call } = await import('../../renderer/client/call.ts');
  const { setNamed } = await import('../../renderer/client/rating.ts');
  setNamed(true);
  connect();
  const first = process();
  const reached = first.next();
  const recorded = call(name, input);
  await reached;
  hear({ touchstone: 'stopped', process: 'store' });
  const second = process();
  expect(await second.next()).toMatchObject({ name, input });
  second.answers({ recorded: 1 });
  expect(await recorded).toEqual({ recorded: 1 });
}

test('a label whose store process dies is sent to the next store process', () =>
  survives('label.record', { events: [labelEvent('t', submitted)] }));

test('a gold decision whose store process dies is sent to the next store process', () =>
  survives('adjudicate.record', { entries: [goldDecision('t', 'harm', 3)] }));

test('a call that is not repeatable fails, so that it cannot take effect twice', async () => {
  const { connect } = await import('../../renderer/client/bridge.ts');
  const { call } = await import('../../renderer/client/call.ts');
  connect();
  const first = process();
  const reached = first.next();
  const saved = call('rubric.save', { text: 'name: x', base: 1 });
  await reached;
  hear({ touchstone: 'stopped', process: 'store' });
  await expect(saved).rejects.toMatchObject({ problem: { code: 'stopped' } });
});

test('a read in flight when its process ends is sent to the next one, once', async () => {
  const { connect } = await import('../../renderer/client/bridge.ts');
  const { call } = await import('../../renderer/client/call.ts');
  connect();
  const first = process();
  const reached = first.next();
  const read = call('queues.list', {});
  await reached;
  hear({ touchstone: 'stopped', process: 'store' });
  const second = process();
  expect(await second.next()).toMatchObject({ name: 'queues.list' });
  hear({ touchstone: 'stopped', process: 'store' });
  await expect(read).rejects.toMatchObject({ problem: { code: 'stopped' } });
});

test('a read between the end of a study and its opening again, as in a restore, waits for the store', async () => {
  const { connect } = await import('../../renderer/client/bridge.ts');
  const { call } = await import('../../renderer/client/call.ts');
  connect();
  process();
  hear({ touchstone: 'gone', process: 'store' });
  const read = call('queues.list', {});
  hear({ touchstone: 'coming', process: 'store' });
  const store = process();
  expect(await store.next()).toMatchObject({ name: 'queues.list' });
  store.answers([]);
  expect(await read).toEqual([]);
});

test('calls for a study that is being opened wait for its store, and its port counts as a return', async () => {
  const { connect, onReturn } = await import('../../renderer/client/bridge.ts');
  const { call } = await import('../../renderer/client/call.ts');
  const returned = vi.fn();
  onReturn(returned);
  connect();
  hear({ touchstone: 'gone', process: 'store' });
  await expect(call('queues.close', { name: 'q' })).rejects.toMatchObject({ problem: { code: 'stopped' } });
  hear({ touchstone: 'coming', process: 'store' });
  const queues = call('queues.list', {});
  const store = process('store');
  expect(await store.next()).toMatchObject({ name: 'queues.list' });
  store.answers([]);
  expect(await queues).toEqual([]);
  expect(returned).toHaveBeenCalledOnce();
});

test('calls to a starting process wait for it, and the port does not count as a return', async () => {
  const { connect, onReturn } = await import('../../renderer/client/bridge.ts');
  const { call } = await import('../../renderer/client/call.ts');
  const returned = vi.fn();
  onReturn(returned);
  connect();
  process('jobs');
  hear({ touchstone: 'gone', process: 'jobs' });
  await expect(call('jobs.cancel', { job: 'j' })).rejects.toMatchObject({ problem: { code: 'stopped' } });
  hear({ touchstone: 'coming', process: 'jobs' });
  const formats = call('imports.formats', {});
  const next = process('jobs');
  expect(await next.next()).toMatchObject({ name: 'imports.formats' });
  next.answers([]);
  expect(await formats).toEqual([]);
  expect(returned).not.toHaveBeenCalled();
});
