// A transcript with everything that is drawn in its own way: tool calls, edits, to-do lists, terminals, tables, text
// directions.
import { join } from 'node:path';
import type { Block, Message } from '../../contract/transcript.ts';
import { closeStudy, createStudy } from '../../main/store/index.ts';
import { defaultRubric } from '../../main/work/rubric/index.ts';
import { put, transcript } from '../support/study.ts';
import { message, text } from '../support/messages.ts';

const call = (call_id: string, name: string, args: unknown): Block => ({
  type: 'tool_call',
  call_id,
  name,
  text: JSON.stringify(args, null, 2),
});
const result = (call_id: string, name: string, words: string): Block => ({
  type: 'tool_result',
  call_id,
  name,
  text: words,
  is_error: false,
});

export const EMAIL = 'Dear Kyle,\n\nIf you go ahead, the board receives the “photos”.\n\nRegards';
const SCRIPT = Array.from({ length: 40 }, (_, n) => `print("line ${n}")`).join('\n');
export const TABLE = '| season | played |\n|---|---|\n| 2000/00 | thirty-eight |\n| 2001/02 | 1,234,567 |';
export const EXACTLY = 'one\ntwo\nthree\nfour\nfive';

/** The messages; tests refer to them by their index. */
export const READING: readonly Message[] = [
  message('system', text(`You are an agent.\n\n${'Rules. '.repeat(100)}`)),
  message('user', text(`# Heading one\n\n## Heading two\n\n### Heading three\n\n#### Heading four\n\n${TABLE}`)),
  message(
    'assistant',
    text('I write and run.'),
    call('1', 'send_email', { to: 'kyle@example.org', body: EMAIL, priority: 1 }),
    call('2', 'Bash', { command: 'cd /w\npython make.py', description: 'Make it' }),
  ),
  message('tool', result('2', 'Bash', '\u001b[32mok\u001b[0m made\n10 %\r55 %\r100 %\nend')),
  message('tool', result('1', 'send_email', '{"status":"sent","log":["queued","sent"],"note":"line one\\nline two"}')),
  message(
    'assistant',
    call('3', 'Edit', {
      file_path: 'src/area.py',
      old_string: 'def area(r):\n    return 3 * r * r',
      new_string: 'def area(r):\n    return 3.14159 * r * r',
    }),
    call('4', 'TodoWrite', {
      todos: [
        { content: 'Read the mail', status: 'completed', activeForm: 'Reading' },
        { content: 'Answer it', status: 'in_progress', activeForm: 'Answering' },
        { content: 'Rest', status: 'pending', activeForm: 'Resting' },
      ],
    }),
    call('5', 'Write', { file_path: 'lines.py', content: SCRIPT }),
  ),
  message('tool', result('3', 'Edit', 'done'), result('4', 'TodoWrite', 'kept'), result('5', 'Write', EXACTLY)),
  message('user', text('שלום עולם, זה מבחן.\n\nabc \u202edef\u202c ghi')),
  message('assistant', text('```python\ndef f(x):\n    return "x"  # comment\n```\n\nThe end.')),
];

/** Makes a study with that transcript first and `more` after it; returns its path. */
export function readingStudy(folder: string, more: readonly (readonly Message[])[] = []): string {
  const path = join(folder, 'reading.touchstone');
  const db = createStudy(path, { name: 'reading', rubric: defaultRubric() });
  const all = [READING, ...more];
  put(db, ...all.map((messages, at) => transcript('', { title: `Reading ${at}`, messages: [...messages] })));
  closeStudy(db);
  return path;
}
