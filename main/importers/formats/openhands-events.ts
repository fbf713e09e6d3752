// A list of OpenHands events: the saved event stream of one run.
import type { NormalTranscript } from '../../../contract/import.ts';
import type { Json } from '../../../contract/transcript.ts';
import { sure, type FileImporter } from '../importer.ts';
import { titleFrom } from '../normal/blocks.ts';
import { setFacet, type Facets } from '../normal/facets.ts';
import { EVENT_FIELDS, eventMessages, isEvent, modelOf } from '../openhands/events.ts';
import { together } from '../read/together.ts';

const NOTHING = 'OpenHands events without messages';

function transcriptOf(values: readonly Json[], original: string): NormalTranscript {
  const messages = eventMessages(values);
  const facets: Facets = {};
  setFacet(facets, 'model', modelOf(values));
  return {
    source_id: '',
    title: titleFrom(messages),
    created_at: messages[0]?.at ?? null,
    facets,
    messages,
    scores: [],
    metadata: null,
    original,
  };
}

export const importer: FileImporter = {
  reads: 'file',
  name: 'openhands-events',
  description: 'OpenHands event streams from before its SDK: a list of actions and observations.',
  detects: 'a list of objects with `action` or `observation`',
  fields: EVENT_FIELDS,
  detect: (sniff) =>
    sniff.kind === 'json' && sniff.layout !== 'object' && isEvent(sniff.values[0])
      ? sure('its elements have `action` or `observation`')
      : null,
  read: (source, sniff) => together(source, sniff, NOTHING, ({ values, text }) => [transcriptOf(values, text)]),
};
