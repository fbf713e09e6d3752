// Rows of a prompt and its answer: TRL, verifiers, Alpaca, and many kinds of fine-tuning files.
import type { Json, Message } from '../../../contract/transcript.ts';
import { answered, dialogue } from '../chat/pairs.ts';
import { MESSAGE_FIELDS, systemMessage } from '../chat/openai-messages.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { likely, type RecordImporter } from '../importer.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';

/** Pairs of names: the prompt and its answer. */
const NAMES: [asked: string, told: string][] = [
  ['prompt', 'completion'],
  ['prompt', 'response'],
  ['instruction', 'output'],
  ['instruction', 'response'],
  ['question', 'response'],
  ['query', 'response'],
  ['input', 'completion'],
];

const isSaid = (value: Json | undefined): boolean =>
  (typeof value === 'string' && value !== '') || Array.isArray(value);
const isTold = (value: Json | undefined): boolean => typeof value === 'string' || Array.isArray(value);

const namesIn = (row: JsonObject): [string, string] | undefined =>
  NAMES.find(([asked, told]) => isSaid(row[asked]) && isTold(row[told]));

/** Alpaca has the input of an instruction in another field. */
function askedIn(row: JsonObject, name: string): Json {
  const { input } = row;
  const asked = row[name] ?? null;
  const more = name === 'instruction' && typeof input === 'string' ? input : '';
  return typeof asked === 'string' && more !== '' ? `${asked}\n\n${more}` : asked;
}

export const importer: RecordImporter = {
  reads: 'record',
  name: 'prompt-completion',
  description:
    'Rows of a prompt and its completion (TRL, verifiers, Alpaca), as text or messages; rewards and labels as scores.',
  detects:
    'an object with `prompt` and `completion`, `prompt` and `response`, or `instruction` and `output`; or a dialogue in `text`',
  fields: [
    '*',
    ...['prompt', 'completion', 'response', 'output'].flatMap((name) =>
      MESSAGE_FIELDS.map((path) => `${name}.${path}`),
    ),
  ],
  detect(record) {
    if (!isObject(record) || record['messages'] !== undefined) return null;
    const names = namesIn(record);
    if (names !== undefined) return likely(`it has \`${names[0]}\` and \`${names[1]}\``);
    return typeof record['text'] === 'string' && dialogue(record['text']) !== null
      ? likely('its `text` is a dialogue')
      : null;
  },
  read(record, original) {
    const row = isObject(record) ? record : {};
    const names = namesIn(row);
    const { system, text } = row;
    const words = typeof text === 'string' ? text : '';
    const said: Message[] =
      names === undefined ? (dialogue(words) ?? []) : answered(askedIn(row, names[0]), row[names[1]]);
    const id = row['example_id'] ?? row['id'] ?? null;
    const kept = { ...row, ...(id === null ? {} : { id }) };
    const beside = ['system', 'text', 'instruction', 'input', 'prompt', 'completion', 'response', 'output', 'query'];
    return [rowTranscript(kept, beside, [...systemMessage(system), ...said], original)];
  },
};
