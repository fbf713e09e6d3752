// Results are shown under their calls, and a fold hides at least two lines.
import { expect, test } from 'vitest';
import { skeletonMessages, skeletonOf } from '../../contract/skeleton.ts';
import type { Block, Message } from '../../contract/transcript.ts';
import { foldedItems, foldedText } from '../../renderer/transcript/blocks/beginnings.ts';
import { layoutOf } from '../../renderer/transcript/drawing/layout.ts';
import { NO_FOLDS } from '../../renderer/transcript/folds.ts';
import { rowsOf } from '../../renderer/transcript/rows.ts';
import { message, text } from '../support/messages.ts';

const call = (call_id: string, name = 'run'): Block => ({ type: 'tool_call', call_id, name, text: '{}' });
const result = (call_id: string, name = 'run', words = 'ok'): Block => ({
  type: 'tool_result',
  call_id,
  name,
  text: words,
  is_error: false,
});
const said = (role: Message['role'], blocks: Block[], branch = ''): Message => ({
  ...message(role, ...blocks),
  branch,
});
/** The rows as texts: `head 0` for a head, `1.0` for a block, `> 2.0` for a block under its call. */
const rows = (...messages: Message[]): string[] =>
  rowsOf(skeletonMessages(skeletonOf(messages)), NO_FOLDS).map((row) =>
    row.kind === 'head'
      ? `head ${row.message}`
      : `${row.kind === 'piece' && row.hangs ? '> ' : ''}${row.message}.${row.block}`,
  );

test('parallel results are shown under their own calls, in whatever order they came', () => {
  const calls = said('assistant', [text('I run both.'), call('a'), call('b')]);
  expect(rows(calls, said('tool', [result('b')]), said('tool', [result('a')]))).toEqual([
    'head 0',
    '0.0',
    '0.1',
    '> 2.0',
    '0.2',
    '> 1.0',
  ]);
});

test('results without ids belong to the calls in order', () => {
  expect(rows(said('assistant', [call(''), call('')]), said('tool', [result(''), result('')]))).toEqual([
    'head 0',
    '0.0',
    '> 1.0',
    '0.1',
    '> 1.1',
  ]);
});

test('a result keeps its place if another speaker came first, its call is unknown, or it was rolled back', () => {
  const waiting = said('user', [text('Wait.')]);
  expect(rows(said('assistant', [call('a')]), waiting, said('tool', [result('a')]))).toContain('head 2');
  expect(rows(said('assistant', [call('a')]), said('tool', [result('z')]))).toContain('head 1');
  expect(rows(said('assistant', [call('a')]), said('tool', [result('a')], 'branch 1'))).toContain('head 1');
});

test('other blocks of a result’s message are drawn under one head', () => {
  expect(rows(said('assistant', [call('a')]), said('user', [result('a'), text('Go on.')]))).toEqual([
    'head 0',
    '0.0',
    '> 1.0',
    'head 1',
    '1.1',
  ]);
});

test('text that is only JSON is laid out, and other text is prose', () => {
  const words = (text: string) => layoutOf({ type: 'text', text });
  expect(words('{\n  "role": "assistant"\n}')?.items.length).toBeGreaterThan(0);
  for (const text of ['[a link](there)', '{ so it begins', 'It is {"a": 1}', '']) expect(words(text)).toBeNull();
});

test('a fold hides at least two lines, or nothing', () => {
  for (let lines = 1; lines < 40; lines += 1) {
    const block = result('a', 'run', Array.from({ length: lines }, (_, n) => `line ${n}`).join('\n'));
    const folded = foldedText(block);
    if (folded !== null) expect(folded.lines).toBeGreaterThanOrEqual(2);
    const json = result('a', 'run', JSON.stringify(Array.from({ length: lines }, (_, n) => `entry ${n} of a list`)));
    const layout = layoutOf(json);
    const items = layout === null ? null : foldedItems(json, layout.items);
    if (items !== null) expect(items.restLines).toBeGreaterThanOrEqual(2);
  }
});
