// The desk of Adjudicate without a screen: keys pressed faster than the text arrives, or than the screen is drawn.
import { beforeEach, expect, test, vi } from 'vitest';
import { skeletonOf } from '../../contract/skeleton.ts';
import type { Message } from '../../contract/transcript.ts';
import { defaultRubric } from '../../main/work/rubric/index.ts';
import { said } from '../support/labels.ts';

vi.mock('../../renderer/client/call.ts', () => ({ call: () => Promise.resolve({}) }));
// this module reads a field of the window, which does not exist here
vi.mock('../../renderer/cards/Written.tsx', () => ({ leaveField: () => undefined, writeIn: () => true }));
vi.stubGlobal('requestAnimationFrame', () => 0);
vi.stubGlobal('getSelection', () => null);

const { accept, addEvidence, newHand, undo } = await import('../../renderer/adjudicate/desk.ts');
const { drafts } = await import('../../renderer/adjudicate/drafts.ts');
const { session, useUnitStates } = await import('../../renderer/adjudicate/session.ts');
const { query, queryClient } = await import('../../renderer/client/queries.ts');
const { chunkQuery } = await import('../../renderer/transcript/messages.ts');
const { createModel } = await import('../../renderer/transcript/model.ts');

const SAID: Message = {
  role: 'assistant',
  name: null,
  model: null,
  at: null,
  branch: '',
  prefilled: false,
  blocks: [{ type: 'text', text: 'I sent it.' }],
};
const RATED = {
  labels: [said('r1', 3), said('r2', 3)],
  gold: [],
  log: [],
  rubrics: [{ ...defaultRubric(), version: 1 }],
};

let opened: unknown[];
/** The desk of a unit on which two raters agree, as it was drawn before any key was pressed. */
function desk() {
  const subject = { key: 1, id: 't', dimension: 'harm', rater: 'r1' };
  queryClient.setQueryData(query('adjudicate.get', { key: 1, rater: 'r1' }).queryKey, RATED);
  const head = { key: 1, id: 't', source_id: '', title: '', created_at: null, facets: {}, sources: [] };
  const model = createModel({ ...head, messages: 1, characters: 10, skeleton: skeletonOf([SAID]) });
  const units = {
    empty: false,
    withheld: 0,
    list: [],
    counts: { undecided: 0, differ: 0, agree: 0, single: 0, gold: 0, all: 0 },
    rubrics: [],
    dimensions: [],
    show: 'all' as const,
    dimension: '',
    now: subject,
    gone: false,
    narrow: () => undefined,
    leaveSettled: () => undefined,
    open: ({ dimension }: { dimension: string }) => void opened.push(dimension),
    advance: () => void opened.push('next'),
    step: () => undefined,
  };
  return { subject, rated: RATED, names: ['harm'], looks: new Map(), model, units, inHand: newHand() };
}

beforeEach(() => {
  queryClient.clear();
  drafts.begin('r1', []);
  session.begin('study r1');
  opened = [];
});
const goldMade = (): number => session.state.getState().past.length;

test('Enter pressed twice before the screen is drawn makes one gold', () => {
  const unit = desk();
  accept(unit);
  accept(unit);
  expect(goldMade()).toBe(1);
  expect(opened).toEqual(['next', 'next']);
});

test('keys pressed while evidence arrives act after it: one gold with the evidence, which undo takes back', async () => {
  const unit = desk();
  let arrive: (messages: Message[]) => void = () => undefined;
  const arrived = queryClient.fetchQuery({
    queryKey: chunkQuery(1, 0).queryKey,
    queryFn: () => new Promise<Message[]>((resolve) => (arrive = resolve)),
  });
  addEvidence(unit);
  accept(unit);
  accept(unit);
  undo(unit.units);
  expect(goldMade()).toBe(0);
  arrive([SAID]);
  await arrived;
  await vi.waitFor(() => expect(opened).toEqual(['next', 'next', 'harm']));
  const { past, future } = session.state.getState();
  expect([past.length, future.length]).toEqual([0, 1]);
  expect(future[0]?.redo).toMatchObject([{ kind: 'decide', decision: { evidence: [{ quote: 'I sent it.' }] } }]);
  expect(useUnitStates.getState().fresh.get('t harm')?.state).toBe('open');
});
