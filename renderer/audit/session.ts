// What was picked and decided in this window: own levels, drafts of verdicts, and every decision with its way back.
import { create } from 'zustand';
import type { AuditDecision, AuditEntry, Cause, Dispute, Verdict } from '../../contract/dispute.ts';
import { call } from '../client/call.ts';
import { queryClient } from '../client/queries.ts';
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

interface Session {
  /** Study and rater that it belongs to. */
  owner: string;
  /** Levels picked before the grader's was shown (null: cannot be judged), by unitName. */
  picks: ReadonlyMap<string, number | null>;
  drafts: ReadonlyMap<number, Draft>;
  past: readonly Step[];
  future: readonly Step[];
}

const NOTHING = { picks: new Map(), drafts: new Map(), past: [], future: [] };

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
    useSession.setState({ past: [], future: [] });
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
  useSession.setState(({ past }) => ({ past: [...past, step], future: [] }));
  record(step, change);
}

/** Takes the last step back, as another entry of the log; returns it, so that the screen can go where it happened. */
export function undo(): Step | null {
  const { past, future } = useSession.getState();
  const step = past.at(-1);
  if (step === undefined) return null;
  useSession.setState({ past: past.slice(0, -1), future: [...future, step] });
  record(step, step.undo);
  return step;
}

/** Does again what was last undone. */
export function redo(): Step | null {
  const { past, future } = useSession.getState();
  const step = future.at(-1);
  if (step === undefined) return null;
  useSession.setState({ past: [...past, step], future: future.slice(0, -1) });
  record(step, step.redo);
  return step;
}
