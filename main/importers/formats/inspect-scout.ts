// Transcripts of Inspect Scout: rows of its database, whose messages are Inspect's.
import { rowTranscript } from '../chat/siblings.ts';
import { own, type RecordImporter } from '../importer.ts';
import { messageFields } from '../inspect/fields.ts';
import { readMessage } from '../inspect/message.ts';
import { list } from '../read/json-values.ts';
import { isObject } from '../read/lenient-json.ts';

// source_id alone is a column of our own export
const MARKS = ['source_type', 'source_uri', 'task_set', 'task_repeat', 'filename'];

export const importer: RecordImporter = {
  reads: 'record',
  name: 'inspect-scout',
  description: 'Transcripts of Inspect Scout, rows of its Parquet database or JSON, with their score.',
  detects: 'an object with `transcript_id`, `messages` and the origin of the transcript (`source_type`, `task_set`)',
  // the index of a database
  beside: (path) => /(?:^|[\\/])_index[\\/][^\\/]*\.idx$/.test(path),
  fields: ['*', ...messageFields('messages')],
  detect: (record) =>
    isObject(record) &&
    typeof record['transcript_id'] === 'string' &&
    Array.isArray(record['messages']) &&
    MARKS.some((name) => name in record)
      ? own('it has `transcript_id`, `messages` and `source_type`')
      : null,
  read(record, original) {
    const row = isObject(record) ? record : {};
    const messages = list(row['messages']).map((each) => readMessage(each).message);
    return [rowTranscript(row, ['messages', 'events', 'timelines', 'filename'], messages, original)];
  },
};
