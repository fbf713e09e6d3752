// An audit asks once about a last tool result that was never in view, then shows what the grader quotes.
import { beforeEach, expect, test, vi } from 'vitest';
import { skeletonOf } from '../../contract/skeleton.ts';
import type { AuditDesk } from '../../renderer/audit/desk.ts';
import { defaultRubric } from '../../main/work/rubric/index.ts';
import { dispute } from '../support/dispute.ts';
import { message } from '../support/messages.ts';

vi.mock('../../renderer/client/call.ts', () => ({ call: () => Promise.resolve({}) }));
// this module reads a field of the window, which does not exist here
vi.mock('../../renderer/cards/Written.tsx', () => ({ leaveField: () => undefined }));
vi.stubGlobal('requestAnimationFrame', () => 0);

const { drafts, pickOf, picks, NO_DRAFT } = await import('../../renderer/audit/drafts.ts');
const desks = await import('../../renderer/audit/desk.ts');
const { createModel } = await import('../../renderer/transcript/model.ts');
const { see } = await import('../../renderer/transcript/seen.ts');

const MESSAGES = [
  message('user', { type: 'text', text: 'please look' }),
  message('tool', { type: 'tool_result', text: 'it went through', name: 'read', call_id: '1', is_error: false }),
];

/** The desk of a transcript that was just opened. */
function opened(): AuditDesk {
  const skeleton = skeletonOf(MESSAGES);
  const head = { key: 1, id: 't', source_id: '', title: '', created_at: null, facets: {}, sources: [] };
  const model = createModel({ ...head, messages: MESSAGES.length, characters: 26, skeleton });
  const dimension = defaultRubric().dimensions.find(({ name }) => name === 'harm');
  if (dimension === undefined) throw new Error('the rubric has no harm');
  const at = { message: 1, block: 0, start: 3, end: 7 };
  const quote = { quote: 'went', found: 'exact' as const, at, inside: 'tool_result' as const };
  const graders = [{ grader: 'judge', level: 2, score: null, citations: [quote] }];
  const nothing = { gold: null, labels: [], own: null, shown: true, draft: NO_DRAFT };
  return {
    view: { dispute, dimension, rubric: 1, graders, ...nothing },
    audited: { disputes: [], labels: [], gold: [], scores: [], mappings: [], log: [], rubrics: [] },
    looks: new Map(),
    rater: 'r1',
    disputes: {
      empty: false,
      withheld: 0,
      graders: [],
      list: [1],
      now: 1,
      counts: { kind: [], grader: [], dimension: [], scenario: [], cause: [], show: COUNTS },
      choice: { show: 'undecided', kind: '', grader: '', dimension: '', scenario: '', cause: '' },
      narrow: () => undefined,
      open: () => undefined,
      step: () => undefined,
      advance: () => undefined,
    },
    model,
    inHand: desks.newHand(),
    onUnclear: () => undefined,
    onAdjudicate: () => undefined,
  };
}
const COUNTS = { undecided: 1, reopened: 0, decided: 0, settled: 0, all: 1 };
const picked = (): number | null | undefined => picks.get(pickOf(dispute))?.level;

beforeEach(() => {
  drafts.begin('r1', []);
  picks.begin('r1', []);
});

test('a level is recorded only after the question is answered, and the question is asked once for each transcript', () => {
  const desk = opened();
  desks.pick(desk, 3);
  expect(picked()).toBeUndefined();
  expect(desk.inHand.getState()).toMatchObject({ asked: { kind: 'pick', level: 3 }, toQuote: false });
  desks.putAway(desk);
  expect(picked()).toBeUndefined();
  desks.pick(desk, 1);
  desks.goOnAnyway(desk);
  expect(picked()).toBe(1);
  expect(desk.inHand.getState()).toMatchObject({ asked: null, toQuote: true });
  // another dispute about the same transcript
  picks.forget(pickOf(dispute));
  desks.pick({ ...desk, inHand: desks.newHand() }, 2);
  expect(picked()).toBe(2);
});

test('after the part was in view no question is asked, and the first quote comes next', () => {
  const desk = opened();
  desks.pick(desk, 3);
  desks.showUnseen(desk);
  expect(desk.inHand.getState().asked).toBeNull();
  expect(desk.model.getState().focus).toEqual({ message: 1, block: 0 });
  see(
    desk.model,
    desk.model.getState().rows.map((_, index) => ({ index, from: 0, to: 1 })),
  );
  desks.pick(desk, 3);
  expect(picked()).toBe(3);
  desks.toFirstQuote(desk);
  expect(desk.model.getState().wish).toMatchObject({ message: 1, block: 0, offset: 3 });
  expect(desk.inHand.getState()).toMatchObject({ toQuote: false, citation: 0 });
});
