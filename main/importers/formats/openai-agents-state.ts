// Saved runs of the OpenAI Agents SDK (RunState): the input, and the items generated after it.
import type { Json } from '../../../contract/transcript.ts';
import { responseItems } from '../chat/response-items.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { under } from '../fields.ts';
import { own, type RecordImporter } from '../importer.ts';
import { list } from '../read/json-values.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';

/** An item of the API, with its output if the program stores that separately. */
function rawItem(item: Json): Json[] {
  if (!isObject(item)) return [];
  const raw = item['raw_item'] ?? item['rawItem'];
  if (!isObject(raw)) return [];
  const output = raw['output'] ?? item['output'];
  return [output === undefined || raw['type'] === 'message' ? raw : { ...raw, output }];
}

const generated = (state: JsonObject): Json[] =>
  list(state['generated_items'] ?? state['generatedItems']).flatMap(rawItem);

export const importer: RecordImporter = {
  reads: 'record',
  name: 'openai-agents-state',
  description: 'Saved runs of the OpenAI Agents SDK (RunState): the input and the items generated since.',
  detects: 'an object with `$schemaVersion`, `original_input` and `generated_items`',
  fields: [
    ...under(
      '',
      `
      $schemaVersion original_input originalInput conversation_id conversationId current_agent currentAgent
      generated_items generatedItems session_items sessionItems context current_turn currentTurn max_turns
      maxTurns current_turn_persisted_item_count generated_session_item_indexes model_responses modelResponses
      last_model_response lastModelResponse last_processed_response lastProcessedResponse
      input_guardrail_results inputGuardrailResults output_guardrail_results outputGuardrailResults
      tool_input_guardrail_results tool_output_guardrail_results tool_use_tracker toolUseTracker current_step
      currentStep no_active_agent_run noActiveAgentRun previous_response_id previousResponseId
      auto_previous_response_id nested_history_owned_session_item_refs trace reasoning_item_id_policy sandbox
      agent_tool_run_results
    `,
    ),
  ],
  detect: (record) =>
    isObject(record) && '$schemaVersion' in record && ('original_input' in record || 'originalInput' in record)
      ? own('it has `$schemaVersion` and `original_input`')
      : null,
  read(record, original) {
    const state = isObject(record) ? record : {};
    const input = state['original_input'] ?? state['originalInput'] ?? [];
    const agent = state['current_agent'] ?? state['currentAgent'];
    const known = new Set(
      list(input).flatMap((each) => (isObject(each) && typeof each['id'] === 'string' ? [each['id']] : [])),
    );
    // the input and the generated items may contain a nested history
    const items = generated(state).filter(
      (each) => !(isObject(each) && typeof each['id'] === 'string' && known.has(each['id'])),
    );
    const asked = typeof input === 'string' ? [{ type: 'message', role: 'user', content: input }] : list(input);
    const row = {
      id: state['conversation_id'] ?? null,
      agent: isObject(agent) ? (agent['name'] ?? null) : null,
      schema_version: state['$schemaVersion'] ?? null,
    };
    return [rowTranscript(row, [], responseItems([...asked, ...items]), original)];
  },
};
