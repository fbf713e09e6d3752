// Docent agent runs: one transcript of the run, or several, each with the run's metadata and scores.
import { z } from 'zod';
import type { Json } from '../../../contract/transcript.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { sure, type RecordImporter } from '../importer.ts';
import { messageFields } from '../inspect/fields.ts';
import { readMessage } from '../inspect/message.ts';
import { AnyJson, MaybeText } from '../normal/wire.ts';
import { isObject } from '../read/lenient-json.ts';
import { Unreadable } from '../read/unreadable.ts';

const Transcript = z.looseObject({
  id: MaybeText,
  name: MaybeText,
  messages: z.array(AnyJson),
  metadata: AnyJson.optional(),
});
const Run = z.looseObject({
  id: MaybeText,
  name: MaybeText,
  transcripts: z.union([z.array(Transcript), z.record(z.string(), Transcript)]),
  metadata: z.record(z.string(), AnyJson).nullish(),
});
type Run = z.infer<typeof Run>;

/** Old runs have their transcripts in a dictionary. */
const listed = ({ transcripts }: Run): { key: string; transcript: z.infer<typeof Transcript> }[] =>
  Array.isArray(transcripts)
    ? transcripts.map((transcript, index) => ({ key: transcript.id ?? String(index + 1), transcript }))
    : Object.entries(transcripts).map(([key, transcript]) => ({ key, transcript }));

const isTranscript = (value: Json | undefined): boolean => isObject(value) && Array.isArray(value['messages']);

export const importer: RecordImporter = {
  reads: 'record',
  name: 'docent',
  description: 'Docent agent runs: every transcript of a run, with its metadata and scores.',
  detects: 'an object whose `transcripts` have `messages`',
  fields: [
    'id',
    'name',
    'description',
    'metadata',
    'transcript_groups',
    ...messageFields('transcripts.messages'),
    ...messageFields('transcripts.*.messages'),
  ],
  detect(record) {
    const all = isObject(record) ? record['transcripts'] : undefined;
    const [first] = isObject(all) ? Object.values(all) : Array.isArray(all) ? all : [];
    return isTranscript(first) ? sure('its `transcripts` have `messages`') : null;
  },
  read(record, original) {
    const run = Run.parse(record);
    const all = listed(run);
    if (all.length === 0) throw new Unreadable('the run has no transcripts');
    return all.map(({ key, transcript }) => {
      const { metadata } = transcript;
      const beside = { ...run.metadata, ...(isObject(metadata) ? metadata : {}) };
      const id = all.length === 1 ? (run.id ?? key) : [run.id, key].filter(Boolean).join('/');
      const named = all.length === 1 ? run.name : [run.name, transcript.name ?? key].filter(Boolean).join(' · ');
      const messages = transcript.messages.map((json) => readMessage(json).message);
      return rowTranscript({ id, name: named ?? null, metadata: beside }, [], messages, original);
    });
  },
};
