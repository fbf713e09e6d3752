// The unsaved text of the rubric, stored in the study until it is saved or discarded, across places and restarts.
import { z } from 'zod';
import { createStore } from 'zustand/vanilla';
import { Drafts } from '../desk/drafts.ts';

/** `base`: the version from which the text was changed. */
const Draft = z.object({ base: z.number().int(), text: z.string() });
type Draft = z.infer<typeof Draft>;

const ABOUT = 'rubric text';

const drafts = new Drafts('rubric', Draft);

export const beginDrafts: typeof drafts.begin = (rater, kept) => drafts.begin(rater, kept);

/** Stores the unsaved text; null deletes it. */
export function keepDraft(draft: Draft | null): void {
  if (draft === null) drafts.forget(ABOUT);
  else drafts.set(ABOUT, draft);
}

/** The unsaved text; null if there is none. */
export const useDraft = (): Draft | null => drafts.use(ABOUT);

const state = createStore(() => ({ owner: '' }));

/** The study and the rater of the text. */
export const session = { state, begin: (owner: string): void => state.setState({ owner }) };
