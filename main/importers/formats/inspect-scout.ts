// Transcripts of Inspect Scout: rows of its database, whose messages are Inspect's.
import type { Json } from '../../../contract/transcript.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { own, type ValueImporter } from '../importer.ts';
import { messageFields } from '../inspect/fields.ts';
import { readMessage } from '../inspect/message.ts';
import { isObject } from '../read/lenient-json.ts';

const list = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);
// source_id alone is a column of our own export
const MARKS = ['source_type', 'source_uri', 'task_set', 'task_repeat', 'filename'];

export const importer: ValueImporter = {
  unit: 'value',
  name: 'inspect-scout',
  description: 'Transcripts of Inspect Scout, rows of its Parquet database or JSON, with their score.',
  detects: 'an object with `transcript_id`, `messages` and where the transcript comes from (`source_type`, `task_set`)',
  // the index of a database
  beside: (path) => /(?:^|[\\/])_index[\\/][^\\/]*\.idx$/.test(path),
  fields: ['*', ...messageFields('messages')],
  detect: (unit) =>
    isObject(unit) &&
    typeof unit['transcript_id'] === 'string' &&
    Array.isArray(unit['messages']) &&
    MARKS.some((name) => name in unit)
      ? own('it has `transcript_id`, `messages` and `source_type`')
      : null,
  read(unit, original) {
    const row = isObject(unit) ? unit : {};
    const messages = list(row['messages']).map((each) => readMessage(each).message);
    return [rowTranscript(row, ['messages', 'events', 'timelines', 'filename'], messages, original)];
  },
};
