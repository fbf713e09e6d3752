// The hits of a search in an open transcript: shown, stepped through, ended.
import type { Hit } from '../../contract/transcript-head.ts';
import { isMasked } from './folds.ts';
import type { TranscriptModel } from './model.ts';
import { goToSpan } from './moves.ts';

/** Shows the hits of a search, beginning at the first one behind the focus. What is masked is not found. */
export function showHits(model: TranscriptModel, text: string, found: readonly Hit[]): void {
  const { focus, head, folds } = model.getState();
  const hits = found.filter(({ message, block }) => {
    const part = head.skeleton[message]?.blocks[block];
    // of what is still on its way it is not known yet what it is
    return part === undefined ? !folds.masked : !isMasked(folds, part);
  });
  const next = hits.findIndex((hit) => hit.message >= focus.message);
  const now = hits.length === 0 ? -1 : Math.max(0, next);
  model.setState({ find: { text, hits, now } });
  const hit = hits[now];
  if (hit !== undefined) goToSpan(model, hit);
}

/** The next or previous hit, round the ends. */
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
