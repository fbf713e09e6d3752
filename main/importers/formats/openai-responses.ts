// OpenAI Responses: rows with `input` and `output` items, or a bare list of items.
import { ITEM_FIELDS, isItemList, responseItems } from '../chat/response-items.ts';
import { systemMessage } from '../chat/openai-messages.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { sure, type ValueImporter } from '../importer.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';

export const importer: ValueImporter = {
  unit: 'value',
  name: 'openai-responses',
  description:
    'OpenAI Responses: `input` and `output` items with reasoning, function calls and what the provider’s own tools did.',
  detects:
    '`input` or `output` whose items have a type such as message, reasoning or function_call, or `object` "response"',
  fields: ['*', ...['input', 'output'].flatMap((under) => ITEM_FIELDS.map((path) => `${under}.${path}`))],
  detect(unit) {
    if (!isObject(unit)) return isItemList(unit) ? sure('it is a list of items') : null;
    if (unit['messages'] !== undefined) return null;
    if (unit['object'] === 'response') return sure('its `object` is "response"');
    const known = isItemList(unit['input']) || isItemList(unit['output']);
    return known ? sure('its `input` or `output` holds items') : null;
  },
  read(unit, original) {
    const row: JsonObject = isObject(unit) ? unit : { input: unit };
    const messages = [
      ...systemMessage(row['instructions']),
      ...responseItems(row['input'] ?? []),
      ...responseItems(row['output'] ?? []),
    ];
    return [rowTranscript(row, ['input', 'output', 'instructions', 'tools'], messages, original)];
  },
};
