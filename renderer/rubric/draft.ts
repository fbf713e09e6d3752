// Texts being written: kept on this machine, one a study, until they are saved or discarded; other places and restarts leave them.
import { create } from 'zustand';
import { z } from 'zod';
import { readJson } from '../../contract/json.ts';

/** `base`: the version that was changed. */
const Draft = z.object({ base: z.number().int(), text: z.string() });
export type Draft = z.infer<typeof Draft>;
const Drafts = z.record(z.string(), Draft);

const PLACE = 'rubric.drafts';

function read(): Record<string, Draft> {
  try {
    return Drafts.parse(readJson(localStorage.getItem(PLACE) ?? '{}'));
  } catch {
    return {};
  }
}

const useDrafts = create<{ drafts: Record<string, Draft> }>()(() => ({ drafts: read() }));

useDrafts.subscribe(({ drafts }) => localStorage.setItem(PLACE, JSON.stringify(drafts)));

/** Keeps what is written in a study; null forgets it. */
export function keepDraft(study: string, draft: Draft | null): void {
  const { [study]: _, ...others } = useDrafts.getState().drafts;
  useDrafts.setState({ drafts: draft === null ? others : { ...others, [study]: draft } });
}

/** The draft of this study, if there is one. */
export const useDraft = (study: string): Draft | null => useDrafts(({ drafts }) => drafts[study] ?? null);
