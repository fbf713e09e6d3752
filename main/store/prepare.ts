// A transcript made ready to be put in, without a study at hand: hashed, paged and deflated, so that a thread of its own can do it.
import type { NormalTranscript } from '../../contract/import.ts';
import type { Score } from '../../contract/score.ts';
import { skeletonOf } from '../../contract/skeleton.ts';
import type { FacetValue } from '../../contract/transcript.ts';
import { transcriptId } from './identity.ts';
import { keptOriginal } from './original.ts';
import { ROOM, deflated, pagesOf, type Page } from './pages.ts';

/** What every transcript brings, known or not: what it is called, and what may be new about it. */
export interface Known {
  id: string;
  facets: Record<string, FacetValue>;
  scores: Score[];
}

/** What only a transcript that is not in the study yet brings as well. */
export interface Body {
  source_id: string;
  title: string;
  created_at: string | null;
  messages: number;
  characters: number;
  pages: Page[];
  skeleton: Uint8Array;
  original: Uint8Array;
  metadata: string;
}

/** A transcript ready to be put in; without a body where it is known to be there already. */
export interface Prepared extends Known {
  body: Body | null;
}

function bodyOf({ source_id, title, created_at, messages, metadata, original }: NormalTranscript): Body {
  return {
    source_id,
    title,
    created_at,
    messages: messages.length,
    characters: messages.reduce((sum, message) => sum + message.blocks.reduce((inner, block) => inner + block.text.length, 0), 0),
    pages: pagesOf(messages),
    skeleton: deflated(JSON.stringify(skeletonOf(messages))),
    original: deflated(keptOriginal(original, messages)),
    metadata: JSON.stringify(metadata),
  };
}

/** Makes a transcript ready. `isKnown`: whether a transcript of this id is in the study. Throws RangeError at 2^20 messages. */
export function prepare(transcript: NormalTranscript, isKnown: (id: string) => boolean = () => false): Prepared {
  if (transcript.messages.length >= ROOM) throw new RangeError(`a transcript of more than ${ROOM - 1} messages`);
  const id = transcriptId(transcript);
  const { facets, scores } = transcript;
  return { id, facets, scores, body: isKnown(id) ? null : bodyOf(transcript) };
}
