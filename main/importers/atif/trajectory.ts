// An ATIF trajectory in normal form: numbered steps of system, user and agent. A step of the agent contains its calls
// and their results; subagents may be nested.
import { z } from 'zod';
import type { NormalTranscript } from '../../../contract/import.ts';
import type { Block, Json, Message, Role } from '../../../contract/transcript.ts';
import { image, message, plain, pretty, text, textAndRest, titleFrom, toolCall, toolResult } from '../normal/blocks.ts';
import { spoken, thoughtPart, thoughtsOf } from '../normal/thoughts.ts';
import { setFacet, timeOf, without, type Facets } from '../normal/facets.ts';
import { AnyJson, MaybeText } from '../normal/wire.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { writtenJson } from '../read/numbers.ts';

const Call = z.object({ tool_call_id: MaybeText, function_name: z.string(), arguments: AnyJson.optional() });
const Result = z.object({
  source_call_id: MaybeText,
  content: AnyJson.optional(),
  subagent_trajectory_ref: AnyJson.optional(),
});
const Step = z.object({
  source: z.enum(['system', 'user', 'agent']),
  message: AnyJson.optional(),
  model_name: MaybeText,
  timestamp: AnyJson.optional(),
  reasoning_content: AnyJson.optional(),
  tool_calls: z.array(Call).nullish(),
  observation: z.object({ results: z.array(Result) }).nullish(),
  is_copied_context: z.boolean().nullish().catch(null),
});
type Step = z.infer<typeof Step>;
const Trajectory = z.object({
  schema_version: z.string(),
  session_id: MaybeText,
  trajectory_id: MaybeText,
  agent: z.object({ name: MaybeText, version: MaybeText, model_name: MaybeText }).nullish(),
  steps: z.array(Step),
  subagent_trajectories: z.array(AnyJson).nullish().catch(null),
});

const ROLES: Record<Step['source'], Role> = { system: 'system', user: 'user', agent: 'assistant' };

function contentBlocks(content: Json | undefined, speak: typeof plain): Block[] {
  if (content === undefined || content === null) return [];
  if (Array.isArray(content)) return content.flatMap((part) => contentBlocks(part, speak));
  if (!isObject(content)) return speak(pretty(content));
  const thought = thoughtPart(content);
  if (thought !== null) return thought;
  if (typeof content['text'] === 'string') return speak(content['text']);
  const { source } = content;
  // a path of another file, or an address: its name is stored, it is never opened
  if (content['type'] === 'image')
    return [image(pretty((isObject(source) ? (source['path'] ?? source['url']) : source) ?? 'without a source'))];
  return [text(pretty(content))];
}

function answers(step: Step): Block[] {
  const calls = step.tool_calls ?? [];
  return (step.observation?.results ?? []).flatMap((result) => {
    const only = calls.length === 1 ? calls[0] : undefined;
    const call = result.source_call_id ? calls.find((each) => each.tool_call_id === result.source_call_id) : only;
    const { content, subagent_trajectory_ref: refs } = result;
    // a call without a result, such as one that was cancelled
    if ((content ?? refs ?? null) === null) return [];
    const { words, rest } = textAndRest([
      ...contentBlocks(content, plain),
      ...(refs === undefined || refs === null ? [] : [text(`[another agent’s trajectory: ${pretty(refs)}]`)]),
    ]);
    return [toolResult(result.source_call_id ?? call?.tool_call_id ?? '', call?.function_name ?? '', words), ...rest];
  });
}

/** A step as its message, and one message for each tool result. */
function stepMessages(step: Step): Message[] {
  const role = ROLES[step.source];
  const thought = thoughtsOf({ reasoning_content: step.reasoning_content ?? null });
  const calls = (step.tool_calls ?? []).map((call) =>
    toolCall(call.tool_call_id ?? '', call.function_name, call.arguments ?? {}),
  );
  const own = [...thought, ...contentBlocks(step.message, role === 'assistant' ? spoken : plain), ...calls];
  const at = timeOf(step.timestamp);
  const told = answers(step);
  return [
    { ...message(role, own), model: step.model_name ?? null, at },
    ...(told.length === 0 ? [] : [{ ...message('tool', told), at }]),
  ];
}

/**
 * The fields beside the steps that are short enough to show. Tool definitions and other agents' trajectories are stored
 * only in the original.
 */
function metadataOf(record: JsonObject, copied: number): JsonObject {
  const agent = isObject(record['agent']) ? without(record['agent'], (key) => key === 'tool_definitions') : null;
  const beside = without(record, (key) => ['steps', 'agent', 'subagent_trajectories'].includes(key));
  return { ...beside, agent, ...(copied === 0 ? {} : { copied_steps: copied }) };
}

/** Whether a value is declared to be a trajectory. */
export const isTrajectory = (record: Json): boolean =>
  isObject(record) && typeof record['schema_version'] === 'string' && record['schema_version'].startsWith('ATIF');

/**
 * A trajectory and those of its nested subagents; each names the trajectory that it worked for. Throws ZodError if a
 * field has the wrong shape.
 */
export function trajectories(record: Json, original: string, parent: string | null): NormalTranscript[] {
  const { steps, agent, session_id, trajectory_id, subagent_trajectories } = Trajectory.parse(record);
  const own = steps.filter((step) => step.is_copied_context !== true);
  const messages = own.flatMap(stepMessages);
  const facets: Facets = {};
  setFacet(facets, 'model', agent?.model_name ?? own.find((step) => step.model_name)?.model_name ?? undefined);
  setFacet(facets, 'agent', agent?.name ?? undefined);
  setFacet(facets, 'agent_version', agent?.version ?? undefined);
  // a continuation and the subagents share the session with the trajectory that they belong to
  if (trajectory_id) setFacet(facets, 'session', session_id ?? undefined);
  setFacet(facets, 'parent', parent ?? undefined);
  const id = trajectory_id ?? session_id ?? '';
  const transcript = {
    source_id: parent === null ? id : `${parent}/${id}`,
    title: titleFrom(messages),
    created_at: timeOf(own[0]?.timestamp),
    facets,
    messages,
    scores: [],
    metadata: metadataOf(isObject(record) ? record : {}, steps.length - own.length),
    original,
  };
  const inner = (subagent_trajectories ?? []).flatMap((each) =>
    trajectories(each, writtenJson(each), transcript.source_id),
  );
  return [transcript, ...inner];
}
