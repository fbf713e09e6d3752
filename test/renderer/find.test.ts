// Find in a transcript: its hits are shown, and a search that fails says why and shows no hits of an earlier text.
import { beforeEach, expect, test, vi } from 'vitest';
import { TouchstoneError, type Problem } from '../../contract/errors.ts';
import { skeletonOf } from '../../contract/skeleton.ts';
import type { Hit } from '../../contract/transcript-head.ts';

const answers: { next: () => Promise<unknown> } = vi.hoisted(() => ({ next: () => Promise.resolve([]) }));
vi.mock('../../renderer/client/call.ts', () => ({
  call: (name: string) => (name === 'transcript.messages' ? Promise.resolve([]) : answers.next()),
}));

const { carryHits, findIn } = await import('../../renderer/transcript/hits.ts');
const { createModel } = await import('../../renderer/transcript/model.ts');
const { useTrouble } = await import('../../renderer/parts/trouble.ts');

const HIT: Hit = { message: 0, block: 0, start: 0, end: 1 };
const message = { role: 'user' as const, name: null, model: null, at: null, branch: '', prefilled: false };
const opened = () =>
  createModel({
    key: 1,
    id: 't',
    source_id: '',
    title: '',
    created_at: null,
    facets: {},
    sources: [],
    messages: 1,
    characters: 5,
    skeleton: skeletonOf([{ ...message, blocks: [{ type: 'text', text: 'a cat' }] }]),
  });
const refuse = (code: Problem['code']) => (): Promise<never> =>
  Promise.reject(new TouchstoneError(code, 'The study cannot be read'));
const told = (): string | undefined => useTrouble.getState().problem?.what;
const inTime = (): boolean => false;

beforeEach(() => useTrouble.setState({ problem: null }));

test('a search that fails says why, and the hits of the text before are no longer shown', async () => {
  const model = opened();
  answers.next = () => Promise.resolve([HIT]);
  await findIn(model, 'a', inTime);
  expect(model.getState().find).toMatchObject({ text: 'a', hits: [HIT], now: 0 });
  answers.next = refuse('damaged');
  await findIn(model, 'ab', inTime);
  expect(model.getState().find).toBeNull();
  expect(told()).toBe('The study cannot be read');
});

test('a search that nobody waits for any more changes and says nothing', async () => {
  const model = opened();
  answers.next = () => Promise.resolve([HIT]);
  await findIn(model, 'a', () => true);
  answers.next = refuse('damaged');
  await findIn(model, 'a', () => true);
  expect(model.getState().find).toBeNull();
  expect(told()).toBeUndefined();
});

test('hits of a filter that can no longer be parsed are none, and any other failure is told', async () => {
  const model = opened();
  answers.next = refuse('bad_filter');
  await carryHits(model, 'gone:1', inTime);
  expect(told()).toBeUndefined();
  answers.next = refuse('damaged');
  await carryHits(model, 'cat', inTime);
  expect(told()).toBe('The study cannot be read');
});
