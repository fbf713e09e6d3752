// The skeleton of a long transcript: the first messages come with the head, the others in parts small enough to send
// within a frame.
import { serialize } from 'node:v8';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { skeletonMessages, skeletonOf, type Skeleton } from '../../contract/skeleton.ts';
import type { Message } from '../../contract/transcript.ts';
import { skeleton, transcriptHead } from '../../main/store/index.ts';
import { freshStudy, put, transcript, type TestStudy } from '../support/study.ts';

const COUNT = 12_000;
const MOST_BYTES = 300_000;
const messages = Array.from({ length: COUNT }, (_, n): Message => ({
  role: 'assistant',
  name: null,
  model: 'm',
  at: '2026-01-01T00:00:00.000Z',
  branch: '',
  prefilled: n === 11_000,
  blocks: [
    { type: 'text', text: `${n}` },
    { type: 'tool_call', name: 'read', call_id: `call_${n}`, text: '{}' },
  ],
}));

let study: TestStudy;
beforeAll(() => {
  study = freshStudy();
  put(study.db, transcript('', { messages }), transcript('short'));
});
afterAll(() => study.remove());

function parts(key: number): Skeleton[] {
  const all = [transcriptHead(study.db, key).skeleton];
  for (let here = all[0]?.blocks.length ?? 0; ;) {
    const part = skeleton(study.db, key, here);
    if (part.blocks.length === 0) return all;
    here += part.blocks.length;
    all.push(part);
  }
}

test('the head has the number of messages and characters, and the first messages', () => {
  const head = transcriptHead(study.db, 1);
  expect(head.messages).toBe(COUNT);
  expect(head.characters).toBe(
    messages.reduce((sum, { blocks }) => sum + blocks.reduce((own, { text }) => own + text.length, 0), 0),
  );
  const first = head.skeleton.blocks.length;
  expect(first).toBeLessThan(COUNT);
  expect(head.skeleton).toEqual(skeletonOf(messages.slice(0, first)));
});

test('the parts together equal the whole, and none is large', () => {
  const all = parts(1);
  expect(all.length).toBeGreaterThan(3);
  expect(all.flatMap(skeletonMessages)).toEqual(skeletonMessages(skeletonOf(messages)));
  for (const part of all) expect(serialize(part).length).toBeLessThan(MOST_BYTES);
});

test('a short transcript has one part, and a missing transcript has none', () => {
  expect(parts(2)).toHaveLength(1);
  expect(() => skeleton(study.db, 3, 0)).toThrow('no such transcript');
});
