// The state of the app in the window: what was read for an earlier study or rater is not shown after a change.
import { beforeEach, expect, test } from 'vitest';
import type { AppState } from '../../contract/app-state.ts';
import { EMPTY_LABEL } from '../../contract/label.ts';
import { sessionKey, setApp } from '../../renderer/client/app-state.ts';
import { query, queryClient } from '../../renderer/client/queries.ts';

const STATE: AppState = {
  study: { name: 'study', folder: '/home/ada', opening: 1 },
  problem: null,
  damaged: null,
  notes: [],
  rater: { id: 'r1', name: 'Ada', named: true },
  others: [{ id: 'r2', name: 'Bo' }],
  keys: {},
  version: '',
  platform: 'linux',
};
const restored: AppState = { ...STATE, study: { name: 'study', folder: '/home/ada', opening: 2 } };
const bo: AppState = { ...STATE, rater: { id: 'r2', name: 'Bo', named: true } };

const label = query('label.get', { rater: 'r1', id: 't', round: 'main' });
const items = query('label.items', { rater: 'r1', queue: 'q' });
const drafts = query('drafts.list', { rater: 'r1' });
const others = query('label.get', { rater: 'r2', id: 't', round: 'main' });
const recent = query('app.recent', {});
const held = () => [label, items, drafts, others, recent].map(({ queryKey }) => queryClient.getQueryData(queryKey));

beforeEach(() => {
  queryClient.clear();
  setApp(STATE);
  queryClient.setQueryData(label.queryKey, { ...EMPTY_LABEL, note: 'before' });
  queryClient.setQueryData(items.queryKey, []);
  queryClient.setQueryData(drafts.queryKey, []);
  queryClient.setQueryData(others.queryKey, EMPTY_LABEL);
  queryClient.setQueryData(recent.queryKey, []);
});

test('after a backup is restored, nothing that was read before is shown, and the desks begin anew', () => {
  setApp(restored);
  expect(held()).toEqual([undefined, undefined, undefined, undefined, undefined]);
  expect(sessionKey(restored)).not.toBe(sessionKey(STATE));
});

test('answers for one rater are not kept for their return after another rater', () => {
  setApp(bo);
  expect(held()).toEqual([undefined, undefined, undefined, EMPTY_LABEL, []]);
  expect(sessionKey(bo)).not.toBe(sessionKey(STATE));
});

test('a corrected name removes no answers', () => {
  setApp({ ...STATE, rater: { id: 'r1', name: 'Ada L.', named: true } });
  expect(held()).not.toContain(undefined);
});
