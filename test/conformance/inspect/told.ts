// Samples as Inspect reads them from logs, and a study's transcripts in the same form.
import { z } from 'zod';
import { Json, type Block, type Message } from '../../../contract/transcript.ts';
import type { Held } from '../studies.ts';

const Part = z.array(z.union([z.string(), z.boolean()]));
const ToldMessage = z.object({ role: z.string(), parts: z.array(Part) });
const Edit = z.object({
  value: Json,
  explanation: z.string().nullable(),
  by: z.object({ author: z.string(), reason: z.string().nullable(), at: z.string() }).nullable(),
});
export const ToldScore = z.object({ value: Json, explanation: z.string().nullable(), history: z.array(Edit) });
export type ToldScore = z.infer<typeof ToldScore>;
const ToldSample = z.object({
  uuid: z.string(),
  id: z.union([z.string(), z.number()]),
  epoch: z.number(),
  messages: z.array(ToldMessage),
  scores: z.record(z.string(), ToldScore),
});
export type ToldSample = z.infer<typeof ToldSample>;
export const ToldLogs = z.array(z.object({ log: z.string(), status: z.string(), samples: z.array(ToldSample) }));

const partOf = (block: Block): z.infer<typeof Part> => {
  switch (block.type) {
    case 'text':
    case 'reasoning':
      return [block.type, block.text];
    case 'image':
      return [block.type, block.data ?? block.text];
    case 'tool_call':
      return [block.type, block.call_id, block.name, block.text];
    case 'tool_result':
      return [block.type, block.call_id, block.name, block.text, block.is_error];
  }
};

/**
 * Arguments as JSON without spaces. Numbers stay as they are written, because an integer may be larger than a double
 * holds.
 */
export const compact = (json: string): string =>
  json.replaceAll(/("(?:[^"\\]|\\.)*")|\s+/gs, '$1').replaceAll('e+', 'e');

const withCompact = ([kind, ...rest]: z.infer<typeof Part>): z.infer<typeof Part> =>
  kind === 'tool_call' ? [kind, ...rest.slice(0, 2), compact(String(rest[2]))] : [kind ?? '', ...rest];

/** A study's messages in the form that read.py writes, without empty texts. */
export const inItsWords = ({ messages }: { messages: readonly Message[] }): z.infer<typeof ToldMessage>[] =>
  messages.map(({ role, blocks }) => ({
    role,
    parts: blocks
      .map(partOf)
      .filter(([kind, text]) => kind !== 'text' || text !== '')
      .map(withCompact),
  }));

export const itsMessages = ({ messages }: ToldSample): z.infer<typeof ToldMessage>[] =>
  messages.map(({ role, parts }) => ({ role, parts: parts.map(withCompact) }));

/** The transcripts of a study by the producer's id. */
export const bySource = (held: ReadonlyMap<string, Held>): Map<string, Held> =>
  new Map([...held.values()].map((one) => [one.source_id, one]));
