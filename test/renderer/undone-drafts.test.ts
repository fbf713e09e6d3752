// Undo of a decision brings back what was typed for it, on the screen and in the study; redo takes it again.
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { auditDraft, goldDraft } from '../../contract/draft.ts';
import { TouchstoneError } from '../../contract/errors.ts';
import { dispute } from '../support/dispute.ts';

const calls: { made: string[]; refuse: boolean } = vi.hoisted(() => ({ made: [], refuse: false }));
vi.mock('../../renderer/client/call.ts', () => ({
  call: (name: string) => {
    calls.made.push(name);
    if (calls.refuse) return Promise.reject(new TouchstoneError('disk_full', 'The disk is full'));
    return Promise.resolve({});
  },
}));
vi.stubGlobal('requestAnimationFrame', () => 0);

const { runWaiting } = await import('../../renderer/desk/after-paint.ts');
const gold = await import('../../renderer/adjudicate/session.ts');
const goldDrafts = (await import('../../renderer/adjudicate/drafts.ts')).drafts;
const audit = await import('../../renderer/audit/session.ts');
const auditDrafts = (await import('../../renderer/audit/drafts.ts')).drafts;

/** Runs the work that waits for a frame, and what follows from it. */
async function drawn(): Promise<void> {
  for (let turns = 0; turns < 3; turns += 1) {
    runWaiting();
    await new Promise((resolve) => setTimeout(resolve));
  }
}

const about = goldDraft({ transcript: 't', dimension: 'harm' });
/** For each desk: its session, a decision on something, the text of its draft, and how to begin with a draft. */
const DESKS = {
  adjudicate: {
    session: gold.session,
    begin: (text: string) => goldDrafts.begin('r1', [{ about, document: JSON.stringify({ rationale: text }) }]),
    act: () =>
      gold.decideUnit(
        { key: 1, id: 't', dimension: 'harm', rater: 'r1' },
        { kind: 'reopen', reason: 'so' },
        { kind: 'reopen', reason: 'undone' },
      ),
    text: () => goldDrafts.get(about)?.rationale ?? null,
  },
  audit: {
    session: audit.session,
    begin: (note: string) =>
      auditDrafts.begin('r1', [
        { about: auditDraft(dispute), document: JSON.stringify({ verdict: 'grader_wrong', cause: null, note }) },
      ]),
    act: () => audit.decideDispute(dispute, 'r1', { kind: 'reopen', reason: 'so' }),
    text: () => auditDrafts.get(auditDraft(dispute))?.note ?? null,
  },
};

beforeEach(() => {
  calls.made = [];
  calls.refuse = false;
});

describe.each(Object.entries(DESKS))('%s', (name, { session, begin, act, text }) => {
  beforeEach(async () => {
    await drawn();
    session.begin('study r1');
    begin('typed');
    act();
    await drawn();
    expect(text()).toBeNull();
    calls.made = [];
  });

  test('undo brings the draft back, and stores it after the study has deleted it with the entry', async () => {
    session.undo();
    expect(text()).toBe('typed');
    await drawn();
    expect(calls.made).toEqual([`${name}.record`, 'drafts.keep']);
    session.redo();
    expect(text()).toBeNull();
    session.undo();
    expect(text()).toBe('typed');
  });

  test('undo of an earlier decision brings back the draft of that decision', () => {
    begin('typed again');
    act();
    session.undo();
    expect(text()).toBe('typed again');
    session.undo();
    expect(text()).toBe('typed');
  });

  test('an undo that could not be recorded leaves the decision without its draft', async () => {
    calls.refuse = true;
    session.undo();
    await drawn();
    await vi.waitFor(() => expect(text()).toBeNull());
  });

  test('a later entry that could not be recorded does not bring back the draft of one that was', async () => {
    calls.refuse = true;
    act();
    await drawn();
    expect(calls.made[0]).toBe(`${name}.record`);
    expect(text()).toBeNull();
  });
});
