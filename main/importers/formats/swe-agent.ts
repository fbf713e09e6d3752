// SWE-agent trajectories (.traj), and those of mini-swe-agent 2: the messages of the run, and its exit status.
import { z } from 'zod';
import type { Json } from '../../../contract/transcript.ts';
import { MESSAGE_FIELDS, openaiMessages } from '../chat/openai-messages.ts';
import { sure, type RecordImporter } from '../importer.ts';
import { titleFrom } from '../normal/blocks.ts';
import { setFacet, without, type Facets } from '../normal/facets.ts';
import { AnyJson, MaybeText } from '../normal/wire.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { Unreadable } from '../read/unreadable.ts';

const Entry = z.looseObject({ role: z.string(), agent: MaybeText, tool_call_ids: z.array(z.string()).nullish() });
const Info = z.object({ exit_status: MaybeText }).catchall(AnyJson);

/** The contents of open files, repeated in each state: long, so stored only in the original. */
const BULKY = /^edited_files/;

/** A message as chat. SWE-agent lists the ids of calls whose results it has, and marks messages of a demonstration. */
function asChat(entry: Json): JsonObject {
  const { tool_call_ids: ids, ...rest } = Entry.parse(entry);
  const chat = z.record(z.string(), AnyJson).parse(rest);
  const named = chat['is_demo'] === true ? { name: 'demonstration' } : {};
  return {
    ...without(chat, (key) => key === 'thought' || key === 'action'),
    ...named,
    ...(ids?.[0] === undefined ? {} : { tool_call_id: ids[0] }),
  };
}

const isMini = (record: JsonObject): boolean =>
  typeof record['trajectory_format'] === 'string' && record['trajectory_format'].startsWith('mini-swe-agent');

const hasAgents = (list: Json | undefined): boolean =>
  Array.isArray(list) &&
  list.length > 0 &&
  list.every((each) => isObject(each) && 'role' in each && ('agent' in each || 'message_type' in each));

function facetsOf(record: JsonObject, info: z.infer<typeof Info>): Facets {
  const facets: Facets = {};
  const config = isObject(info['config']) ? info['config'] : {};
  const model = isObject(config['model']) ? (config['model']['model_name'] ?? config['model']['name']) : undefined;
  setFacet(facets, 'model', model);
  setFacet(facets, 'environment', record['environment']);
  setFacet(facets, 'exit_status', info.exit_status ?? undefined);
  setFacet(facets, 'instance', record['instance_id']);
  return facets;
}

export const importer: RecordImporter = {
  reads: 'record',
  name: 'swe-agent',
  description:
    'SWE-agent and mini-swe-agent trajectories: the history as messages, exit status as a facet, the submission as metadata.',
  detects: '`history` whose messages name an `agent`, or `trajectory_format` that begins with mini-swe-agent',
  fields: [
    'environment',
    'trajectory',
    'info',
    'replay_config',
    'trajectory_format',
    'instance_id',
    ...[
      'agent',
      'message_type',
      'thought',
      'action',
      'tool_call_ids',
      'is_demo',
      'thinking_blocks',
      'tags',
      'cache_control',
      'extra',
    ].flatMap((field) => [`history.${field}`, `messages.${field}`]),
    ...MESSAGE_FIELDS.flatMap((path) => [`history.${path}`, `messages.${path}`]),
  ],
  detect(record) {
    if (!isObject(record)) return null;
    if (isMini(record)) return sure('its `trajectory_format` begins with mini-swe-agent');
    return hasAgents(record['history']) ? sure('the messages of its `history` name an `agent`') : null;
  },
  read(record, original) {
    if (!isObject(record)) throw new Unreadable('it is not an object');
    const list = z.array(AnyJson).parse(record['history'] ?? record['messages']);
    const info = Info.parse(record['info'] ?? {});
    const messages = openaiMessages(list.map(asChat));
    const told = without(z.record(z.string(), AnyJson).parse(info), (key) => BULKY.test(key) || key === 'config');
    return [
      {
        source_id: typeof record['instance_id'] === 'string' ? record['instance_id'] : '',
        title: titleFrom(messages),
        created_at: null,
        facets: facetsOf(record, info),
        messages,
        scores: [],
        metadata: told,
        original,
      },
    ];
  },
};
