// An open transcript of which only the first messages are loaded: going further waits for the others.
import { expect, test } from 'vitest';
import { skeletonMessages, skeletonOf, skeletonPart } from '../../contract/skeleton.ts';
import type { Message } from '../../contract/transcript.ts';
import { extend } from '../../renderer/transcript/arriving.ts';
import { showHits } from '../../renderer/transcript/hits.ts';
import { createModel, isWhole, type TranscriptModel } from '../../renderer/transcript/model.ts';
import { goToMessage, goToSpan } from '../../renderer/transcript/moves.ts';

const COUNT = 10;
const FIRST = 4;
const messages = Array.from({ length: COUNT }, (_, n): Message => ({
  role: n % 2 === 0 ? 'user' : 'assistant',
  name: null,
  model: null,
  at: null,
  branch: '',
  prefilled: false,
  blocks: [{ type: 'reasoning', text: 'line\n'.repeat(20), redacted: false }],
}));
const whole = skeletonOf(messages);
const rest = skeletonMessages(skeletonPart(whole, FIRST, COUNT));

const begun = (): TranscriptModel =>
  createModel({
    key: 1,
    id: 'a',
    source_id: '',
    title: '',
    created_at: null,
    facets: {},
    sources: [],
    messages: COUNT,
    characters: 1000,
    skeleton: skeletonPart(whole, 0, FIRST),
  });
const at = (model: TranscriptModel): number => model.getState().focus.message;

test('a loaded message is scrolled to at once, and the last message after it is loaded', () => {
  const model = begun();
  expect(isWhole(model.getState().head)).toBe(false);
  goToMessage(model, 2);
  expect(at(model)).toBe(2);
  goToMessage(model, Number.MAX_SAFE_INTEGER);
  expect(at(model)).toBe(2);
  extend(model, rest);
  expect(isWhole(model.getState().head)).toBe(true);
  expect(at(model)).toBe(COUNT - 1);
  expect(model.getState().wish).toMatchObject({ message: COUNT - 1, block: null });
});

test('the later of two requests counts', () => {
  const model = begun();
  goToMessage(model, 9);
  goToMessage(model, 1);
  extend(model, rest);
  expect(at(model)).toBe(1);
});

test('evidence in a later message is opened once the message is loaded', () => {
  const model = begun();
  goToSpan(model, { message: 7, block: 0, start: 90 });
  extend(model, rest);
  expect(model.getState().wish).toMatchObject({ message: 7, block: 0, offset: 90 });
  expect(model.getState().rows.some((row) => row.kind === 'piece' && row.message === 7 && !row.folded)).toBe(true);
});

test('find goes to a hit once its message is loaded', () => {
  const model = begun();
  showHits(model, 'x', [{ message: 8, block: 0, start: 0, end: 1 }]);
  extend(model, rest);
  expect(at(model)).toBe(8);
});

test('the rows equal those of the whole transcript, and opened blocks stay open', () => {
  const model = begun();
  goToSpan(model, { message: 1, block: 0, start: 0 });
  extend(model, rest);
  const other = createModel({ ...model.getState().head, skeleton: whole });
  goToSpan(other, { message: 1, block: 0, start: 0 });
  expect(model.getState().rows).toEqual(other.getState().rows);
});
