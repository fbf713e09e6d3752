// A list of OpenHands events: one run, as its event stream was saved.
import { sure, type FileImporter, type ReadItem } from '../importer.ts';
import { titleFrom } from '../normal/blocks.ts';
import { setFacet, type Facets } from '../normal/facets.ts';
import { EVENT_FIELDS, eventMessages, isEvent, modelOf } from '../openhands/events.ts';
import type { Sniff } from '../read/sniff.ts';
import type { Source } from '../read/source.ts';
import { whole } from '../read/whole.ts';

async function* read(source: Source, sniff: Sniff): AsyncGenerator<ReadItem> {
  const { text, values, rejected } = await whole(source, sniff);
  const messages = eventMessages(values);
  const facets: Facets = {};
  setFacet(facets, 'model', modelOf(values));
  const transcript = {
    source_id: '',
    title: titleFrom(messages),
    created_at: messages[0]?.at ?? null,
    facets,
    messages,
    scores: [],
    metadata: null,
    original: text,
  };
  yield { kind: 'found', transcript, where: '', record: values };
  yield* rejected;
}

export const importer: FileImporter = {
  reads: 'file',
  name: 'openhands-events',
  description: 'OpenHands event streams before its SDK: a list of actions and observations.',
  detects: 'a list of objects with `action` or `observation`',
  fields: EVENT_FIELDS,
  detect: (sniff) =>
    sniff.kind === 'json' && sniff.layout !== 'object' && isEvent(sniff.values[0])
      ? sure('its elements have `action` or `observation`')
      : null,
  read,
};
