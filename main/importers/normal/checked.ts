// The last look at a transcript before it leaves this room: what is kept as JSON must be safe to write down again.
import type { NormalTranscript } from '../../../contract/import.ts';
import type { Json } from '../../../contract/transcript.ts';
import { Unreadable } from '../read/unreadable.ts';

const DEEPEST = 500; // no tool nests its data like this, and writing it down would overflow the stack

function deeper(value: Json, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  return Object.values(value).some((each) => deeper(each, levels - 1));
}

/** The transcript itself. Throws Unreadable where its metadata, or what a grader left, is nested too deeply. */
export function checked(transcript: NormalTranscript): NormalTranscript {
  const kept = [transcript.metadata, ...transcript.scores.flatMap(({ context, override }) => [context, override])];
  if (kept.some((value) => deeper(value, DEEPEST)))
    throw new Unreadable('its metadata is nested too deeply to be kept');
  return transcript;
}
