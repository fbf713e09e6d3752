// A failed write has the same effect at all three desks: a message is shown, the step is rolled back, and typed text is
// restored.
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { TouchstoneError } from '../../contract/errors.ts';
import { auditDraft, goldDraft } from '../../contract/draft.ts';
import { EMPTY_LABEL } from '../../contract/label.ts';
import { dispute } from '../support/dispute.ts';

const calls: { made: string[] } = vi.hoisted(() => ({ made: [] }));
vi.mock('../../renderer/client/call.ts', () => ({
  call: (name: string) => {
    calls.made.push(name);
    if (name.endsWith('.record')) return Promise.reject(new TouchstoneError('disk_full', 'The disk is full'));
    return Promise.resolve(name === 'label.get' ? EMPTY_LABEL : {});
  },
}));
vi.stubGlobal('requestAnimationFrame', () => 0);

const { runWaiting } = await import('../../renderer/desk/after-paint.ts');
const { useTrouble } = await import('../../renderer/parts/trouble.ts');
const label = await import('../../renderer/label/session.ts');
const { holdLabel, labelNow } = await import('../../renderer/label/labels.ts');
const gold = await import('../../renderer/adjudicate/session.ts');
const goldDrafts = (await import('../../renderer/adjudicate/drafts.ts')).drafts;
const audit = await import('../../renderer/audit/session.ts');
const auditDrafts = (await import('../../renderer/audit/drafts.ts')).drafts;

/** Runs the work that waits for a frame. */
function drawn(): Promise<void> {
  runWaiting();
  return new Promise((resolve) => setTimeout(resolve));
}

/**
 * For each desk: its session, an action on something that had a draft, and whether the screen shows the action as done,
 * or the state before.
 */
const DESKS = {
  label: {
    session: label.session,
    act: () => {
      holdLabel('main t', EMPTY_LABEL);
      const subject = {
        key: 1,
        id: 't',
        rater: 'r1',
        round: 'main' as const,
        rubric: 1,
        queue: null,
        seen_grader: false,
      };
      label.change(subject, { kind: 'note', dimension: null, text: 'typed' });
    },
    isDone: () => labelNow({ name: 'main t', read: EMPTY_LABEL }).note === 'typed',
    isBefore: () => labelNow({ name: 'main t', read: EMPTY_LABEL }).note === '',
  },
  adjudicate: {
    session: gold.session,
    act: () => {
      goldDrafts.begin('r1', [
        { about: goldDraft({ transcript: 't', dimension: 'harm' }), document: '{"rationale":"typed"}' },
      ]);
      const subject = { key: 1, id: 't', dimension: 'harm', rater: 'r1' };
      gold.decideUnit(subject, { kind: 'reopen', reason: 'so' }, { kind: 'reopen', reason: 'undone' });
    },
    isDone: () =>
      gold.useUnitStates.getState().fresh.size === 1 &&
      goldDrafts.get(goldDraft({ transcript: 't', dimension: 'harm' })) === null,
    isBefore: () =>
      gold.useUnitStates.getState().fresh.size === 0 &&
      goldDrafts.get(goldDraft({ transcript: 't', dimension: 'harm' }))?.rationale === 'typed',
  },
  audit: {
    session: audit.session,
    act: () => {
      auditDrafts.begin('r1', [
        { about: auditDraft(dispute), document: '{"verdict":null,"cause":null,"note":"typed"}' },
      ]);
      audit.decideDispute(dispute, 'r1', { kind: 'reopen', reason: 'so' });
    },
    isDone: () => auditDrafts.get(auditDraft(dispute)) === null,
    isBefore: () => auditDrafts.get(auditDraft(dispute))?.note === 'typed',
  },
};

beforeEach(() => useTrouble.setState({ problem: null }));

describe.each(Object.entries(DESKS))('%s', (name, { session, act, isDone, isBefore }) => {
  test('a full disk rolls the action back with a message', async () => {
    session.begin('study r1');
    act();
    expect(isDone()).toBe(true);
    expect(session.state.getState().past).toHaveLength(1);
    await drawn();
    await vi.waitFor(() => expect(isBefore()).toBe(true));
    expect(calls.made.filter((made) => made === `${name}.record`)).toHaveLength(1);
    expect(useTrouble.getState().problem?.code).toBe('disk_full');
    expect(session.state.getState()).toMatchObject({ past: [], future: [] });
  });
});
