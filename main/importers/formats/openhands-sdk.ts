// Conversations of the OpenHands SDK: a file of events, or a folder with base_state.json and a file for each event.
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Json } from '../../../contract/transcript.ts';
import { sure, type FileImporter, type ReadItem } from '../importer.ts';
import { titleFrom } from '../normal/blocks.ts';
import { setFacet, type Facets } from '../normal/facets.ts';
import { SDK_FIELDS, isSdkEvent, sdkMessages } from '../openhands/sdk.ts';
import { isObject, parseJson } from '../read/lenient-json.ts';
import type { Sniff } from '../read/sniff.ts';
import type { Source } from '../read/source.ts';
import { decode } from '../read/text.ts';
import { isIoError } from '../read/unreadable.ts';
import { whole } from '../read/whole.ts';

const EVENT_FILE = /^event-\d+-[\w-]+\.json$/;
const STATE = 'base_state.json';

/** The events beside a base_state.json, in the order of their file names; none if there is no folder of events. */
async function eventsBeside(path: string): Promise<string[]> {
  const folder = join(dirname(path), 'events');
  try {
    const names = (await readdir(folder)).filter((name) => EVENT_FILE.test(name)).sort();
    return await Promise.all(names.map((name) => readFile(join(folder, name)).then(decode)));
  } catch (error) {
    if (isIoError(error)) return [];
    throw error;
  }
}

function modelOf(state: Json | undefined): Json | undefined {
  const agent = isObject(state) ? state['agent'] : undefined;
  return isObject(agent) && isObject(agent['llm']) ? agent['llm']['model'] : undefined;
}

async function* read(source: Source, sniff: Sniff): AsyncGenerator<ReadItem> {
  const { text, values, rejected } = await whole(source, sniff);
  const [first] = values;
  const state = isSdkEvent(first) ? undefined : first;
  const files = state === undefined || source.path === null ? [] : await eventsBeside(source.path);
  const events = state === undefined ? values : files.map(parseJson);
  const messages = sdkMessages(events);
  if (messages.length === 0) {
    const reason =
      state === undefined
        ? 'OpenHands events without messages'
        : 'the state of an OpenHands conversation without its `events` folder';
    return yield { kind: 'rejected', where: '', reason };
  }
  const facets: Facets = {};
  setFacet(facets, 'model', modelOf(state));
  setFacet(facets, 'status', isObject(state) ? state['execution_status'] : undefined);
  const id = isObject(state) ? state['id'] : undefined;
  const transcript = {
    source_id: typeof id === 'string' ? id : '',
    title: titleFrom(messages),
    created_at: messages[0]?.at ?? null,
    facets,
    messages,
    scores: [],
    metadata: null,
    original: state === undefined ? text : `{"state":${text},\n"events":[${files.join(',\n')}]}`,
  };
  yield { kind: 'found', transcript, where: '', record: events };
  yield* rejected;
}

const isState = (sniff: Sniff): boolean =>
  sniff.kind === 'json' &&
  sniff.layout === 'object' &&
  sniff.fields.includes('agent') &&
  sniff.fields.includes('execution_status');

export const importer: FileImporter = {
  reads: 'file',
  name: 'openhands-sdk',
  description: 'Conversations of the OpenHands SDK: events in one file, or a folder of events next to base_state.json.',
  detects: 'events with a `kind` such as ActionEvent, or a base_state.json with `agent` and `execution_status`',
  fields: SDK_FIELDS,
  beside: (path) =>
    EVENT_FILE.test(basename(path)) &&
    basename(dirname(path)) === 'events' &&
    existsSync(join(dirname(dirname(path)), STATE)),
  detect(sniff) {
    if (isState(sniff)) return sure(`it is a ${STATE}`);
    return sniff.kind === 'json' && sniff.values.some(isSdkEvent)
      ? sure('its events have a `kind` such as ActionEvent')
      : null;
  },
  read,
};
