// ChatGPT account exports: a tree of messages; the path to the current node is the conversation, other paths are
// branches.
import type { Block, Json, Message, Role } from '../../../contract/transcript.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { treeBranches } from '../chat/tree.ts';
import { under } from '../fields.ts';
import { own, type RecordImporter } from '../importer.ts';
import { image, message, plain, pretty, reasoning, roleOf, text, toolCall, toolResult } from '../normal/blocks.ts';
import { timeOf } from '../normal/facets.ts';
import { spoken } from '../normal/thoughts.ts';
import { list, object, string } from '../read/json-values.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';

function partBlocks(part: Json, speak: typeof plain): Block[] {
  if (typeof part === 'string') return speak(part);
  const asset = object(part);
  if (typeof asset['text'] === 'string') return speak(asset['text']);
  if (asset['content_type'] === 'image_asset_pointer') return [image(string(asset['asset_pointer']))];
  return [text(pretty(part))];
}

function blocksOf(content: JsonObject, speak: typeof plain): Block[] {
  const type = string(content['content_type']);
  if (type === 'thoughts') {
    const thoughts = list(content['thoughts']).map((each) =>
      [object(each)['summary'], object(each)['content']].map(string).filter(Boolean).join('\n'),
    );
    return thoughts.map((words) => reasoning(words));
  }
  if (type === 'reasoning_recap') return [reasoning(string(content['content']))];
  // the user's description of themselves is stored beside the conversation
  if (type === 'user_editable_context') return [];
  if (typeof content['text'] === 'string' && !Array.isArray(content['parts'])) return speak(content['text']);
  if (typeof content['result'] === 'string') return plain(content['result']);
  return list(content['parts']).flatMap((part) => partBlocks(part, speak));
}

/** Text to a tool is a call, text from a tool its result; messages hidden from the user are system messages. */
function messageOf(node: JsonObject): Message | null {
  const wire = object(node['message']);
  const { author, content, metadata, recipient } = wire;
  const said = roleOf(string(object(author)['role']));
  if (said === undefined) return null;
  const [hidden, name] = [
    object(metadata)['is_visually_hidden_from_conversation'] === true,
    string(object(author)['name']),
  ];
  const role: Role = said === 'user' && hidden ? 'system' : said;
  const own = blocksOf(object(content), role === 'assistant' ? spoken : plain);
  const thought = wire['channel'] === 'analysis' || object(content)['content_type'] === 'thoughts';
  const words = own.map((block) => block.text).join('\n');
  const to = string(recipient);
  const call = role === 'assistant' && to !== '' && to !== 'all';
  const blocks = call
    ? [toolCall('', to, words)]
    : role === 'tool'
      ? [toolResult('', name, words), ...own.filter(({ type }) => type === 'image')]
      : own.map((block) => (thought && block.type === 'text' ? reasoning(block.text) : block));
  const model = string(object(metadata)['model_slug']) || null;
  return { ...message(role, blocks), model: role === 'assistant' ? model : null, at: timeOf(wire['create_time']) };
}

/** Nodes in order from the root, each after its parent. */
function ordered(mapping: JsonObject): [string, JsonObject][] {
  const nodes = new Map(Object.entries(mapping).map(([id, node]) => [id, object(node)]));
  const seen = new Set<string>();
  const all: [string, JsonObject][] = [];
  const roots = [...nodes].filter(([, node]) => !nodes.has(string(node['parent']))).map(([id]) => id);
  const open = roots.toReversed();
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = nodes.get(id);
    if (node === undefined || seen.has(id)) continue;
    seen.add(id);
    all.push([id, node]);
    open.push(...list(node['children']).map(string).toReversed());
  }
  return all;
}

const isTree = (record: Json): record is JsonObject =>
  isObject(record) &&
  isObject(record['mapping']) &&
  ('current_node' in record || 'conversation_id' in record || 'title' in record);

export const importer: RecordImporter = {
  reads: 'record',
  name: 'chatgpt',
  description:
    'ChatGPT account exports (conversations.json): the current thread, edited and regenerated turns as branches.',
  detects: 'an object with `mapping` and `current_node`',
  fields: [
    ...under(
      '',
      `
      title create_time update_time current_node conversation_id id default_model_slug gizmo_id gizmo_type
      moderation_results plugin_ids safe_urls blocked_urls is_archived is_starred is_do_not_remember
      conversation_template_id conversation_origin disabled_tool_ids voice async_status memory_scope
      sugar_item_id sugar_item_visible is_study_mode is_read_only owner
    `,
    ),
    ...under('mapping.*', 'id parent children'),
    ...under(
      'mapping.*.message',
      'id author create_time update_time status end_turn weight recipient channel metadata',
    ),
    ...under(
      'mapping.*.message.content',
      `
      content_type parts text thoughts content result language response_format_name source_analysis_msg_id
      user_profile user_instructions name model_set_context repository repo_summary structured_context url
      domain title summary snippet pub_date crawl_date pub_timestamp ref_id assets tether_id
    `,
    ),
  ],
  detect: (record) => (isTree(record) ? own('it has `mapping` and `current_node`') : null),
  read(record, original) {
    const row = isTree(record) ? record : {};
    const nodes = ordered(object(row['mapping']));
    const leaf = string(row['current_node']);
    const links = nodes.map(([id, node]) => ({ id, parent: string(node['parent']) }));
    const branches = treeBranches(links, leaf === '' ? undefined : leaf);
    const messages = nodes.flatMap(([id, node]) => {
      const told = messageOf(node);
      return told === null || told.blocks.length === 0 ? [] : [{ ...told, branch: branches.get(id) ?? '' }];
    });
    const { title = null, create_time: created = null, default_model_slug: slug = null, gizmo_id: gizmo = null } = row;
    const model = slug ?? messages.findLast((each) => each.model !== null)?.model ?? null;
    const id = row['conversation_id'] ?? row['id'] ?? null;
    const contexts = nodes
      .map(([, node]) => object(object(node['message'])['content']))
      .filter((each) => 'user_instructions' in each);
    const custom = contexts.map((each) => ({
      profile: each['user_profile'] ?? '',
      instructions: each['user_instructions'] ?? '',
    }));
    const metadata = custom.length === 0 ? {} : { custom_instructions: custom };
    return [rowTranscript({ id, title, created, model, gizmo, metadata }, [], messages, original)];
  },
};
