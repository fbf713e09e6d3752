// Turns the result of an importer into an item of the import: checks it again, and adds its format and the fields that
// were not understood.
import type { FieldUses, NormalTranscript } from '../../contract/import.ts';
import type { Json } from '../../contract/transcript.ts';
import { unknownFields } from './fields.ts';
import { fieldsOfImporter } from './formats.ts';
import {
  OWN_FORMAT,
  type Choice,
  type ReadItem,
  type ImportItem,
  type Importer,
  type UnknownFields,
} from './importer.ts';
import { checked } from './normal/checked.ts';
import { allInFull, inFull, isEmptyShelf } from './read/shelf.ts';
import { reasonOf } from './read/unreadable.ts';
import { besideIn } from './beside.ts';
import { insteadOf, usesIn, withUses } from './uses.ts';

/** Maximum number of fields that a rejection names. */
const MOST_NAMED = 6;

/** Why a transcript without any text is rejected. */
function nothingIn(messages: number, unknown: UnknownFields): string {
  const names = [...unknown.keys()];
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : '';
  const fields = names.length === 0 ? '' : `; not understood: ${names.slice(0, MOST_NAMED).join(', ')}${more}`;
  const what =
    messages === 0 ? 'it contains no message' : `none of its ${messages} messages contains text, a call or a result`;
  return `${what}${fields}`;
}

/** The transcript without all fields except texts, images and its original, whose long parts are on the shelf. */
function settled(transcript: NormalTranscript): NormalTranscript {
  if (isEmptyShelf()) return transcript;
  return {
    ...transcript,
    source_id: inFull(transcript.source_id),
    title: inFull(transcript.title),
    metadata: allInFull(transcript.metadata),
    scores: transcript.scores.map(({ label, explanation, override, context, ...score }) => ({
      ...score,
      label: label === null ? null : inFull(label),
      explanation: explanation === null ? null : inFull(explanation),
      override: allInFull(override),
      context: allInFull(context),
    })),
  };
}

/**
 * One result of an importer, ready for the store. A text, an image or the original of a transcript from a large input
 * may be on the shelf; read it in pieces before requesting the next item. `row`: the record it was read from, if its
 * fields are counted elsewhere.
 */
export function item(
  found: ReadItem,
  importer: Importer,
  choice: Choice | null,
  chosen: FieldUses,
  row?: Json,
): ImportItem {
  if (found.kind === 'rejected') return found;
  const { where, record } = found;
  try {
    const unknown = found.unknown ?? unknownFields(record, fieldsOfImporter(importer));
    const beside = row ?? record;
    const transcript = checked(settled(withUses(found.transcript, beside, chosen)));
    if (importer.name !== OWN_FORMAT && !transcript.messages.some(({ blocks }) => blocks.length > 0)) {
      return { kind: 'rejected', where, reason: nothingIn(transcript.messages.length, unknown) };
    }
    const common = { kind: 'transcript', transcript, where, format: importer.name, unknown, choice } as const;
    if (importer.name === OWN_FORMAT) return { ...common, uses: [], beside: [], instead: null };
    return {
      ...common,
      uses: usesIn(beside, transcript, chosen),
      beside: besideIn(beside, found.transcript, transcript, chosen),
      instead: insteadOf(beside, found.transcript, transcript, chosen),
    };
  } catch (error) {
    return { kind: 'rejected', where, reason: reasonOf(error) };
  }
}
