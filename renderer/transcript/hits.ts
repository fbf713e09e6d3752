// The hits of a search in an open transcript: shows them, steps through them, and ends the search.
import type { Hit } from '../../contract/transcript-head.ts';
import { call } from '../client/call.ts';
import { problemOf } from '../parts/Notice.tsx';
import { tellProblem } from '../parts/trouble.ts';
import { isMasked } from './folds.ts';
import { fetchAround } from './messages.ts';
import type { Find, TranscriptModel } from './model.ts';
import { goToSpan } from './moves.ts';

/** The hits that are not masked, and the index of the first one at or after the focused message. */
function visible(model: TranscriptModel, found: readonly Hit[]): Pick<Find, 'hits' | 'now'> {
  const { focus, head, folds } = model.getState();
  const hits = found.filter(({ message, block }) => {
    const part = head.skeleton[message]?.blocks[block];
    // the type of a block is unknown until its message is loaded
    return part === undefined ? !folds.masked : !isMasked(folds, part);
  });
  const next = hits.findIndex((hit) => hit.message >= focus.message);
  return { hits, now: hits.length === 0 ? -1 : Math.max(0, next) };
}

/** Fetches the text around the first hit, so that it is loaded when the view scrolls to it. */
async function fetchFirst(model: TranscriptModel, found: readonly Hit[]): Promise<void> {
  const { hits, now } = visible(model, found);
  const hit = hits[now];
  if (hit !== undefined) await fetchAround(model.getState().head.key, hit.message);
}

/** Shows the hits of a search, beginning at the first one at or after the focused message. */
export function showHits(model: TranscriptModel, text: string, found: readonly Hit[]): void {
  const { hits, now } = visible(model, found);
  model.setState({ find: { text, hits, now } });
  const hit = hits[now];
  if (hit !== undefined) goToSpan(model, hit);
}

/**
 * Searches the whole transcript and shows the hits, or why it could not be searched. `isLate`: nobody waits any more.
 */
export async function findIn(model: TranscriptModel, text: string, isLate: () => boolean): Promise<void> {
  try {
    const found = await call('transcript.find', { key: model.getState().head.key, text });
    if (!isLate()) await fetchFirst(model, found);
    if (!isLate()) showHits(model, text, found);
  } catch (error) {
    if (isLate()) return;
    // the hits of an earlier text would be taken for hits of this one
    endFind(model);
    tellProblem(error);
  }
}

/** Shows the hits of the filter of the list that the transcript was opened from; a filter without words has none. */
export async function carryHits(model: TranscriptModel, filter: string, isLate: () => boolean): Promise<void> {
  try {
    const found = await call('transcript.hits', { key: model.getState().head.key, filter });
    if (!isLate() && found.length > 0) showHits(model, filter, found);
  } catch (error) {
    // a filter may name a facet that is gone
    if (!isLate() && problemOf(error).code !== 'bad_filter') tellProblem(error);
  }
}

/** Goes to the next or previous hit, and continues at the other end. */
export function stepHit(model: TranscriptModel, by: 1 | -1): void {
  const { find } = model.getState();
  if (find === null || find.hits.length === 0) return;
  const now = (find.now + by + find.hits.length) % find.hits.length;
  model.setState({ find: { ...find, now } });
  const hit = find.hits[now];
  if (hit !== undefined) goToSpan(model, hit);
}

/** Ends the search. */
export const endFind = (model: TranscriptModel): void => model.setState({ find: null });
