// Subagents are found from the calls that started them: by their first message, or by their id in the result.
import { afterAll, expect, test } from 'vitest';
import type { Block } from '../../contract/transcript.ts';
import { subagentsOf } from '../../main/store/index.ts';
import { freshStudy, put, transcript } from '../support/study.ts';
import { message } from '../support/messages.ts';

const study = freshStudy();
afterAll(study.remove);

const task = (call_id: string, prompt: string): Block => ({
  type: 'tool_call',
  call_id,
  name: 'Task',
  text: JSON.stringify({ description: 'x', prompt }, null, 2),
});
const result = (call_id: string, text: string): Block => ({
  type: 'tool_result',
  call_id,
  name: 'Task',
  text,
  is_error: false,
});
const told = (source_id: string, words: string) =>
  transcript(words, { source_id, title: source_id, messages: [message('user', { type: 'text', text: words })] });

test('subagents are found by task and by id, and never in transcripts of other sessions', () => {
  const main = transcript('', {
    source_id: 'S1',
    messages: [
      message('user', { type: 'text', text: 'Do it.' }),
      message('assistant', task('a', 'Look at the\n"files"'), task('b', 'Something that is not the first message')),
      message('tool', result('a', 'done'), result('b', 'agentId: 7f3c99ab')),
    ],
  });
  // the keys of these transcripts are 1 to 5
  put(
    study.db,
    main,
    told('S1/55aa', 'Look at the\n"files"'),
    told('S1/7f3c99ab', 'Resumed.'),
    told('S10/7f3c99ab', 'Look at the\n"files"'),
    told('S1', 'Look at the\n"files"'),
  );
  expect(subagentsOf(study.db, 1)).toEqual([
    { key: 2, title: 'S1/55aa', message: 1, block: 0 },
    { key: 3, title: 'S1/7f3c99ab', message: 1, block: 1 },
  ]);
  expect(subagentsOf(study.db, 2)).toEqual([]);
});
