// Reading by keys without a screen: every block is a stop, unread parts are found, and text is split into sentences.
import { beforeAll, expect, test, vi } from 'vitest';
import { skeletonOf } from '../../contract/skeleton.ts';
import type { Block, Message } from '../../contract/transcript.ts';
import { withoutModel } from '../../renderer/label/model-name.ts';
import { createModel, type TranscriptModel } from '../../renderer/transcript/model.ts';
import { see } from '../../renderer/transcript/seen.ts';
import { goToUnseen, stepBlock } from '../../renderer/transcript/stops.ts';
import { afterTurns } from '../../renderer/transcript/turns.ts';
import { message, reasoning, text } from '../support/messages.ts';

let readingKeys: typeof import('../../renderer/transcript/keys.ts').readingKeys;
let transcriptKeys: typeof import('../../renderer/transcript/keys.ts').transcriptKeys;
const noop = (): void => undefined;
let sentences: typeof import('../../renderer/transcript/sentences.ts');
let texts: typeof import('../../renderer/transcript/messages.ts');
let queries: typeof import('../../renderer/client/queries.ts');
beforeAll(async () => {
  vi.stubGlobal('window', { addEventListener: () => undefined });
  // in Node there is neither
  vi.stubGlobal('document', { activeElement: null });
  vi.stubGlobal('KeyboardEvent', Event);
  ({ readingKeys, transcriptKeys } = await import('../../renderer/transcript/keys.ts'));
  sentences = await import('../../renderer/transcript/sentences.ts');
  texts = await import('../../renderer/transcript/messages.ts');
  queries = await import('../../renderer/client/queries.ts');
});
const cut = (text: string, isProse: boolean): string[] =>
  sentences.partsOfText(text, isProse).map(({ start, end }) => text.slice(start, end));

const said = (role: Message['role'], branch: string, ...blocks: Block[]): Message => ({
  ...message(role, ...blocks),
  branch,
});
const MESSAGES = [
  said('user', '', text('Hello.')),
  said('assistant', '', reasoning('I think.'), text('One.'), text('Two.')),
  said('assistant', 'b1', text('Rolled back.')),
  said('user', '', text('Bye.')),
];
const modelOf = (masked = false): TranscriptModel =>
  createModel(
    {
      key: 1,
      id: 'a',
      source_id: '',
      title: 't',
      created_at: null,
      facets: {},
      sources: [],
      messages: MESSAGES.length,
      characters: 100,
      skeleton: skeletonOf(MESSAGES),
    },
    masked,
  );
const at = (model: TranscriptModel): [number, number] => {
  const { message: where, block } = model.getState().focus;
  return [where, block];
};

test('j stops at every block, and once at a rolled-back message, and k goes back the same way', () => {
  const model = modelOf();
  const stops = [at(model)];
  for (let n = 0; n < 6; n += 1) {
    stepBlock(model, 1);
    stops.push(at(model));
  }
  expect(stops).toEqual([
    [0, 0],
    [1, 0],
    [1, 1],
    [1, 2],
    [2, 0],
    [3, 0],
    [3, 0],
  ]);
  const back: [number, number][] = [];
  for (let n = 0; n < 5; n += 1) {
    stepBlock(model, -1);
    back.push(at(model));
  }
  expect(back).toEqual(stops.slice(0, 5).toReversed());
});

test('going to the first block of a message scrolls to its head', () => {
  const model = modelOf();
  stepBlock(model, 1);
  expect(model.getState().wish).toMatchObject({ message: 1, block: null });
  stepBlock(model, 1);
  expect(model.getState().wish).toMatchObject({ message: 1, block: 1, edge: 'start' });
});

test('u goes to parts that were not in view, also parts of a row, until none remains', () => {
  const model = modelOf();
  const rows = model.getState().rows.map((_, index) => index);
  see(
    model,
    rows.slice(0, -1).map((index) => ({ index, from: 0, to: 1 })),
  );
  see(model, [{ index: rows.length - 1, from: 0, to: 0.5 }]);
  expect(goToUnseen(model)).toBe(true);
  expect(at(model)).toEqual([3, 0]);
  expect(model.getState().wish?.share).toBeCloseTo(0.5, 1);
  see(model, [{ index: rows.length - 1, from: 0.4, to: 1 }]);
  expect(goToUnseen(model)).toBe(false);
});

test('prose is split into sentences and paragraphs, data into lines', () => {
  expect(cut('One thing. Another, e.g. this!\n\n- a point\n', true)).toEqual([
    'One thing.',
    'Another, e.g. this!',
    '- a point',
  ]);
  expect(cut('a: 1\n\n  b: 2.0\n', false)).toEqual(['a: 1', 'b: 2.0']);
  expect(cut('   ', true)).toEqual([]);
});

test('keys that choose sentences before the text has arrived act in order, and what follows them waits', async () => {
  const model = modelOf();
  let arrive: (messages: Message[]) => void = () => undefined;
  const { queryKey } = texts.chunkQuery(1, 0);
  const arrived = queries.queryClient.fetchQuery({
    queryKey,
    queryFn: () => new Promise<Message[]>((resolve) => (arrive = resolve)),
  });
  const chosen: unknown[] = [];
  const note = (): void => void chosen.push(model.getState().sentence);
  afterTurns(note);
  const steps = [sentences.stepSentence(model, 1), sentences.growSentence(model, 1)];
  afterTurns(note);
  expect(chosen).toEqual([null]);
  arrive([said('user', '', text('One. Two. Three.'))]);
  await Promise.all([arrived, ...steps]);
  await vi.waitFor(() => expect(chosen).toHaveLength(2));
  expect(chosen[1]).toMatchObject({ message: 0, block: 0, start: 0, end: 'One. Two.'.length });
  // nothing is awaited any more
  afterTurns(note);
  expect(chosen).toHaveLength(3);
});

test('a key that moves the focus waits for keys that need text: it would be moved back when the text arrives', async () => {
  const model = modelOf();
  const { queryClient } = queries;
  queryClient.clear();
  let arrive: (messages: Message[]) => void = () => undefined;
  const { queryKey } = texts.chunkQuery(1, 0);
  const arrived = queryClient.fetchQuery({
    queryKey,
    queryFn: () => new Promise<Message[]>((resolve) => (arrive = resolve)),
  });
  const press = (keys: string): void =>
    [...readingKeys(model), ...transcriptKeys(model, noop, noop)]
      .find((one) => one.keys === keys)
      ?.run(new KeyboardEvent('keydown'));
  press('.');
  press('j');
  arrive(MESSAGES);
  await arrived;
  await vi.waitFor(() => expect(model.getState().sentence).toMatchObject({ message: 0, end: 'Hello.'.length }));
  await vi.waitFor(() => expect(at(model)).toEqual([1, 0]));
});

test('the model’s name is removed from a title, with and without its maker', () => {
  expect(withoutModel('Harbour · Larch 2 · 17', 'larch 2')).toBe('Harbour · (model hidden) · 17');
  expect(withoutModel('x of larch-2', 'maker/larch-2')).toBe('x of (model hidden)');
  expect(withoutModel('nothing (a+b) here', '(a+b)')).toBe('nothing (model hidden) here');
  expect(withoutModel('as it is', undefined)).toBe('as it is');
});
