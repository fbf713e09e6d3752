// What was picked and decided in this window: own levels, drafts of verdicts, and every decision with its way back.
import { create } from 'zustand';
import type { AuditDecision, AuditEntry, Cause, Dispute, Verdict } from '../../contract/dispute.ts';
import { call } from '../client/call.ts';
import { queryClient } from '../client/queries.ts';
import { did, doneAgain, NO_HISTORY, takenBack, type History } from '../parts/history.ts';
import { tellProblem } from '../parts/trouble.ts';

/** A decision that is being made. */
export interface Draft {
  verdict: Verdict | null;
  cause: Cause | null;
  note: string;
}
export const NO_DRAFT: Draft = { verdict: null, cause: null, note: '' };

/** One thing that was decided, with its way back. */
export interface Step {
  dispute: Dispute;
  rater: string;
  undo: AuditEntry['change'];
  redo: AuditEntry['change'];
}

interface Session extends History<Step> {
  /** Study and rater that it belongs to. */
  owner: string;
  /** Levels picked before the grader's was shown (null: cannot be judged), by unitName. */
  picks: ReadonlyMap<string, number | null>;
  drafts: ReadonlyMap<number, Draft>;
}

const NOTHING = { picks: new Map(), drafts: new Map(), ...NO_HISTORY };

export const useSession = create<Session>()(() => ({ owner: '', ...NOTHING }));

/** Begins anew for another study or rater. */
export const beginSession = (owner: string): void => useSession.setState({ owner, ...NOTHING });

/** One level holds for all disputes about a dimension of a transcript. */
export const unitName = ({ transcript, dimension }: Pick<Dispute, 'transcript' | 'dimension'>): string => `${transcript} ${dimension}`;

export function pickLevel(name: string, level: number | null): void {
  useSession.setState(({ picks }) => ({ picks: new Map(picks).set(name, level) }));
}

export function setDraft(key: number, draft: Draft): void {
  useSession.setState(({ drafts }) => ({ drafts: new Map(drafts).set(key, draft) }));
}

/** Screen and disk agree again when the record has been written, or could not be. */
function record({ dispute, rater }: Step, change: AuditEntry['change']): void {
  const { transcript, dimension, grader, kind, against, key } = dispute;
  const entry: AuditEntry = {
    id: crypto.randomUUID(),
    at: new Date().toISOString(),
    transcript,
    dimension,
    grader,
    kind,
    against,
    rater,
    change,
  };
  const drafts = new Map(useSession.getState().drafts);
  drafts.delete(key);
  useSession.setState({ drafts });
  call('audit.record', { entries: [entry] }).catch((error: unknown) => {
    tellProblem(error);
    useSession.setState(NO_HISTORY);
    void queryClient.invalidateQueries({ queryKey: ['audit.get'] });
  });
}

const standing = ({ decision }: Dispute): AuditEntry['change'] =>
  decision === null ? { kind: 'reopen', reason: 'undone' } : { kind: 'decide', decision: decisionOf(decision) };

const decisionOf = ({ judgement, note, own, level, other, rubric }: AuditDecision): AuditDecision => ({
  judgement,
  note,
  own,
  level,
  other,
  rubric,
});

/** Decides or reopens. */
export function decideDispute(dispute: Dispute, rater: string, change: AuditEntry['change']): void {
  const step: Step = { dispute, rater, undo: standing(dispute), redo: change };
  useSession.setState((session) => did(session, step));
  record(step, change);
}

function travel(way: typeof takenBack<Step>, side: 'undo' | 'redo'): Step | null {
  const moved = way(useSession.getState());
  if (moved === null) return null;
  useSession.setState(moved.history);
  record(moved.step, moved.step[side]);
  return moved.step;
}

/** Takes the last step back, as another entry of the log; returns it, so that the screen can go where it happened. */
export const undo = (): Step | null => travel(takenBack, 'undo');

/** Does again what was last undone. */
export const redo = (): Step | null => travel(doneAgain, 'redo');
