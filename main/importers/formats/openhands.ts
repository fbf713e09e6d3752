// OpenHands before its SDK: rows of an evaluation's output, each with its history of events and the result of the
// tests.
import { z } from 'zod';
import type { Score } from '../../../contract/score.ts';
import type { Json } from '../../../contract/transcript.ts';
import { sure, type RecordImporter } from '../importer.ts';
import { titleFrom } from '../normal/blocks.ts';
import { setFacet, type Facets } from '../normal/facets.ts';
import { jsonText } from '../normal/json-text.ts';
import { plainScore } from '../normal/scores.ts';
import { AnyJson, MaybeText } from '../normal/wire.ts';
import { EVENT_FIELDS, eventMessages, isEvent, modelOf } from '../openhands/events.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';

const Row = z
  .object({
    instance_id: MaybeText,
    history: z.array(AnyJson),
    metadata: z.record(z.string(), AnyJson).nullish(),
    success: z.boolean().nullish(),
    result_explanation: AnyJson.optional(),
  })
  .catchall(AnyJson);
type Row = z.infer<typeof Row>;

const first = (list: Json[]): Json | undefined => (Array.isArray(list[0]) ? list[0][0] : list[0]);

/** The verdict of the tests: `resolved` if the report has it, unscored if there is only a patch. */
function tested(result: Json | undefined): Score[] {
  if (!isObject(result)) return [];
  const report = isObject(result['report']) ? result['report'] : result;
  const { git_patch: _, ...context } = result;
  return [{ ...plainScore('test_result', 'resolved', report['resolved'] ?? result['result'] ?? null), context }];
}

function scoresOf(row: Row): Score[] {
  const told = isObject(row['test_result'])
    ? row['test_result']
    : isObject(row['report'])
      ? { report: row['report'] }
      : undefined;
  const success = typeof row.success === 'boolean' ? plainScore('openhands-resolver', 'success', row.success) : null;
  const explanation =
    row.result_explanation === undefined || row.result_explanation === null ? null : jsonText(row.result_explanation);
  return [...tested(told), ...(success === null ? [] : [{ ...success, explanation }])];
}

function facetsOf(row: Row): Facets {
  const facets: Facets = {};
  const config: JsonObject = isObject(row.metadata?.['llm_config']) ? row.metadata['llm_config'] : {};
  setFacet(facets, 'model', config['model'] ?? modelOf(row.history.flat()));
  setFacet(facets, 'agent', row.metadata?.['agent_class']);
  setFacet(facets, 'dataset', row.metadata?.['dataset']);
  setFacet(facets, 'instance', row.instance_id ?? undefined);
  return facets;
}

export const importer: RecordImporter = {
  reads: 'record',
  name: 'openhands',
  description:
    'OpenHands evaluation output and resolver output: the history of events as messages, the tests’ verdict as a score.',
  detects: 'an object whose `history` contains events with `action` or `observation`',
  fields: [
    ...'instance_id instruction metadata metrics error instance test_result report issue issue_type base_commit git_patch success'.split(
      ' ',
    ),
    ...'comment_success result_explanation'.split(' '),
    ...EVENT_FIELDS.map((path) => `history.${path}`),
  ],
  detect(record) {
    const history = isObject(record) ? record['history'] : undefined;
    return Array.isArray(history) && isEvent(first(history))
      ? sure('its `history` contains events with `action` or `observation`')
      : null;
  },
  read(record, original) {
    const row = Row.parse(record);
    const messages = eventMessages(row.history);
    const { git_patch = null, error = null, issue = null } = row;
    return [
      {
        source_id: row.instance_id ?? '',
        title: [row.instance_id, titleFrom(messages)].filter(Boolean).join(' · '),
        created_at: messages[0]?.at ?? null,
        facets: facetsOf(row),
        messages,
        scores: scoresOf(row),
        metadata: { git_patch, error, issue },
        original,
      },
    ];
  },
};
