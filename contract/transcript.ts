// The normal form of a transcript, which every importer produces, the store keeps and every screen shows.
import { z } from 'zod';

/** Any JSON value. */
export const Json = z.json();
export type Json = z.infer<typeof Json>;

export const Role = z.enum(['system', 'user', 'assistant', 'tool']);
export type Role = z.infer<typeof Role>;

/** Plain prose, possibly markdown. */
export const TextBlock = z.object({ type: z.literal('text'), text: z.string() });

/** Hidden reasoning. `redacted`: the provider encrypted it, so `text` is at most a summary. */
export const ReasoningBlock = z.object({ type: z.literal('reasoning'), text: z.string(), redacted: z.boolean() });

/**
 * A call of a tool. `text` is its arguments as pretty JSON (or as written, if they are not JSON): evidence refers to
 * it.
 */
export const ToolCallBlock = z.object({
  type: z.literal('tool_call'),
  call_id: z.string(),
  name: z.string(),
  text: z.string(),
});

/** A tool's result; `call_id` names its call ('' if the file does not). */
export const ToolResultBlock = z.object({
  type: z.literal('tool_result'),
  call_id: z.string(),
  name: z.string(),
  text: z.string(),
  is_error: z.boolean(),
});

/**
 * An image: `data` is a data: URI, or null if the file only names the image (`text` is that name; it is never fetched).
 */
export const ImageBlock = z.object({ type: z.literal('image'), data: z.string().nullable(), text: z.string() });

export const Block = z.discriminatedUnion('type', [
  TextBlock,
  ReasoningBlock,
  ToolCallBlock,
  ToolResultBlock,
  ImageBlock,
]);
export type Block = z.infer<typeof Block>;

/**
 * One message. `branch` is '' on the conversation as it ended; otherwise it names the rolled-back branch the message
 * belongs to. `prefilled`: words put into the model's mouth. `at` is an ISO-8601 time.
 */
export const Message = z.object({
  role: Role,
  name: z.string().nullable(),
  model: z.string().nullable(),
  at: z.string().nullable(),
  branch: z.string(),
  prefilled: z.boolean(),
  blocks: z.array(Block),
});
export type Message = z.infer<typeof Message>;

/** Facets are flat: a name with text or a number (checkpoint, tokens). Those named here have columns everywhere. */
export const FacetValue = z.union([z.string(), z.number()]);
export type FacetValue = z.infer<typeof FacetValue>;
/** The displayed name of the group of transcripts without a facet. A value that is the word “none” is another group. */
export const MISSING = '(no value)';

export const FACETS = ['scenario', 'model', 'arm', 'checkpoint'] as const;
