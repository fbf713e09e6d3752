// The identity of a transcript: the hash of its normal form, without scores, facets and the place where it was found.
import { createHash } from 'node:crypto';
import type { Block, FacetValue, Message } from '../../contract/transcript.ts';
import type { NormalTranscript } from '../../contract/import.ts';
import { HELD, type LongTexts } from './long-texts.ts';

// lists instead of objects: the order of an importer's keys must not matter
function blockParts(block: Block): unknown[] {
  switch (block.type) {
    case 'text':
      return ['text', block.text];
    case 'reasoning':
      return ['reasoning', block.text, block.redacted];
    case 'tool_call':
      return ['tool_call', block.call_id, block.name, block.text];
    case 'tool_result':
      return ['tool_result', block.call_id, block.name, block.text, block.is_error];
    case 'image':
      return ['image', block.data, block.text];
  }
}

type Model = { model?: FacetValue };

const messageParts = (m: Message): unknown[] => [
  m.role,
  m.name,
  m.model,
  m.at,
  m.branch,
  m.prefilled,
  m.blocks.map(blockParts),
];

/** The digest that identifies a record: the beginning of its sha256 (hex). */
export function digestOf(original: string, { pieces }: LongTexts = HELD): string {
  const hash = createHash('sha256');
  for (const piece of pieces(original)) hash.update(piece);
  return hash.digest('hex').slice(0, 32);
}

/**
 * The model under which a transcript has this id, null if there is none: then its text was changed. A model that is a
 * number was hashed as a number, and is stored as text.
 */
export function modelOfId(
  id: string,
  transcript: { source_id: string; model: string | null; messages: Message[] },
): Model | null {
  const { source_id, model, messages } = transcript;
  const models: Model[] = model === null ? [{}] : [{ model }, { model: Number(model) }];
  return models.find((facets) => transcriptId({ source_id, facets, messages }) === id) ?? null;
}

/** The transcript's id: sha256 (hex) over its producer's id, its model and its messages. */
export function transcriptId(
  transcript: Pick<NormalTranscript, 'source_id' | 'facets' | 'messages'>,
  { pieces }: LongTexts = HELD,
): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([transcript.source_id, transcript.facets['model'] ?? null]));
  for (const message of transcript.messages) {
    hash.update('\n');
    for (const piece of pieces(JSON.stringify(messageParts(message)))) hash.update(piece);
  }
  return hash.digest('hex');
}
