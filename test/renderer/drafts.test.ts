// Drafts in the window: stored after every letter, with one call at a time, and never sent after they were recorded.
import { beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';

const calls: { made: unknown[]; answer: (() => void)[]; refuse: boolean } = vi.hoisted(() => ({
  made: [],
  answer: [],
  refuse: false,
}));
vi.mock('../../renderer/client/call.ts', () => ({
  call: (name: string, input: unknown) => {
    calls.made.push([name, input]);
    if (calls.refuse) return Promise.reject(new Error('the disk is full'));
    return new Promise<void>((resolve) => calls.answer.push(resolve));
  },
}));
vi.stubGlobal('requestAnimationFrame', () => 0);

const { runWaiting } = await import('../../renderer/desk/after-paint.ts');
const { Drafts } = await import('../../renderer/desk/drafts.ts');
/** Runs the work that waits for a frame. */
function drawn(): Promise<void> {
  runWaiting();
  return new Promise((resolve) => setTimeout(resolve));
}
/** Answers pending calls, and those that follow, until there are none. */
async function answerAll(): Promise<void> {
  await drawn();
  while (calls.answer.length > 0) {
    calls.answer.splice(0).forEach((answer) => answer());
    await drawn();
  }
}

let drafts: InstanceType<typeof Drafts<{ text: string }>>;
beforeEach(() => {
  calls.made = [];
  drafts = new Drafts('gold', z.object({ text: z.string() }));
  drafts.begin('r1', []);
});
const kept = (about: string, text: string): unknown => [
  'drafts.keep',
  { rater: 'r1', about, document: JSON.stringify({ text }) },
];

test('the first letters are sent at once, and of later ones only the newest', async () => {
  drafts.set('gold a', { text: 'T' });
  expect(drafts.get('gold a')).toEqual({ text: 'T' });
  await drawn();
  for (const text of ['Th', 'The', 'The m']) drafts.set('gold a', { text });
  drafts.set('gold b', { text: 'x' });
  await answerAll();
  expect(calls.made).toEqual([kept('gold a', 'T'), kept('gold a', 'The m'), kept('gold b', 'x')]);
});

test('a draft that is recorded is not sent again, and is restored if recording fails', async () => {
  drafts.set('gold a', { text: 'T' });
  expect(drafts.take('gold a')).toEqual({ text: 'T' });
  expect(drafts.get('gold a')).toBeNull();
  await answerAll();
  expect(calls.made).toEqual([]);
  drafts.putBack('gold a', { text: 'T' });
  expect(drafts.get('gold a')).toEqual({ text: 'T' });
  drafts.putBack('gold a', { text: 'older' });
  expect(drafts.get('gold a')).toEqual({ text: 'T' });
});

test('a draft that could not be stored is sent again with the next letter', async () => {
  calls.refuse = true;
  drafts.set('gold a', { text: 'T' });
  await drawn();
  calls.refuse = false;
  drafts.set('gold b', { text: 'x' });
  await answerAll();
  expect(calls.made).toEqual([kept('gold a', 'T'), kept('gold a', 'T'), kept('gold b', 'x')]);
});

test('a draft that could not be stored is not replaced by the draft of the next rater', async () => {
  calls.refuse = true;
  drafts.set('gold a', { text: 'T' });
  await drawn();
  calls.refuse = false;
  drafts.begin('r2', []);
  drafts.set('gold a', { text: 'x' });
  await answerAll();
  const raters = calls.made.map((one) => z.tuple([z.string(), z.object({ rater: z.string() })]).parse(one)[1].rater);
  expect(raters).toEqual(['r1', 'r1', 'r2']);
});

test('only stored drafts of the desk’s own kind that can be parsed are loaded', () => {
  drafts.begin('r1', [
    { about: 'gold a', document: '{"text":"as it was"}' },
    { about: 'gold b', document: '{"text":' },
    { about: 'gold c', document: '{"other":1}' },
    { about: 'golden', document: '{"text":"x"}' },
    { about: 'pick a', document: '{"text":"x"}' },
  ]);
  expect(['gold a', 'gold b', 'gold c', 'golden', 'pick a'].map((about) => drafts.get(about))).toEqual([
    { text: 'as it was' },
    null,
    null,
    null,
    null,
  ]);
});
