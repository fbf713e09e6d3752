// The rubric's text while it is being written: kept in the study until it is saved or discarded; other places and
// restarts leave it.
import { z } from 'zod';
import { createStore } from 'zustand/vanilla';
import { Drafts } from '../desk/drafts.ts';

/** `base`: the version that was changed. */
const Draft = z.object({ base: z.number().int(), text: z.string() });
type Draft = z.infer<typeof Draft>;

const ABOUT = 'rubric text';

const drafts = new Drafts('rubric', Draft);

export const beginDrafts: typeof drafts.begin = (rater, kept) => drafts.begin(rater, kept);

/** Keeps what is written; null forgets it. */
export function keepDraft(draft: Draft | null): void {
  if (draft === null) drafts.forget(ABOUT);
  else drafts.set(ABOUT, draft);
}

/** What is being written, if anything is. */
export const useDraft = (): Draft | null => drafts.use(ABOUT);

const state = createStore(() => ({ owner: '' }));

/** The study and rater whose text it is. */
export const session = { state, begin: (owner: string): void => state.setState({ owner }) };
